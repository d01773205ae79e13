package org.valuegap.core.document;

import org.jspecify.annotations.Nullable;

/**
 * Why an element or an edit cannot be taken.
 *
 * @param reason the kind, stable and meant for programs
 * @param detail in English: the field and the limit, never the text itself
 * @param limit how much there may be, where there is too much
 */
public record Fault(Reason reason, String detail, @Nullable Integer limit) {
  public Fault(Reason reason, String detail) {
    this(reason, detail, null);
  }

  /** The kinds of refusal; the wire writes them out in {@code app.wire}. */
  public enum Reason {
    /** What it changes or stands on is no longer in the document. */
    GONE,
    /** The id or the unique place is taken by something else. */
    TAKEN,
    /** A text is longer than its limit. */
    TOO_LONG,
    /** A text that must say something says nothing. */
    EMPTY,
    /** A value that cannot be, such as a link between notes of one category. */
    INVALID,
    /** The document holds as many as it may. */
    FULL,
    /** There is nothing left to undo: others have changed it since, or it is undone. */
    NOTHING_TO_UNDO,
    /** The person may not do this here. */
    NOT_ALLOWED
  }
}
