package org.valuegap.app.live;

import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;

/** What became of an edit. */
public sealed interface Reply {
  /**
   * It is durable.
   *
   * @param version of the document with it
   * @param again whether it was known already, or changed nothing: no entry of its own is sent
   */
  record Saved(Id id, long version, boolean again) implements Reply {}

  /**
   * It had no effect.
   *
   * @param reason as the protocol names it
   * @param about the element in the way
   * @param limit how much there may be, where there is too much
   */
  record Refused(Id id, String reason, @Nullable Id about, String detail, @Nullable Integer limit)
      implements Reply {
    Refused(Id id, String reason, String detail) {
      this(id, reason, null, detail, null);
    }
  }
}
