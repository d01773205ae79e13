package org.valuegap.core.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a document: an immutable record.
 *
 * <p>Merging goes field by field over the record's components. A component of type {@link String}
 * is text that a person wrote and is merged word by word; any other component is one value, so what
 * must change together is one component.
 */
public interface Element {
  Id id();

  /** What this stands on: it goes when one of them goes, and cannot come while one is missing. */
  default List<Id> standsOn() {
    return List.of();
  }

  /** What there may be only one of in a document, such as one person's vote for one note. */
  default @Nullable Object unique() {
    return null;
  }

  /** Who wrote it; null before it was decided, and for elements that nobody signs. */
  default @Nullable Stamp by() {
    return null;
  }

  /** This element, signed; itself when elements of its kind carry no signature. */
  default Element signed(Stamp by) {
    return this;
  }

  /**
   * What is wrong with this element, or null.
   *
   * @param in the document it would stand in, without it or with the state that it replaces
   */
  default @Nullable Fault fault(Document in) {
    return null;
  }
}
