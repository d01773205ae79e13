package org.valuegap.core.valuemap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;

/** What several kinds of elements are refused for. */
final class Faults {
  private Faults() {}

  static @Nullable Fault kindFault(Document in, Id id, Class<? extends Element> kind) {
    return in.get(id, kind) == null
        ? new Fault(Reason.INVALID, "stands on a " + kind.getSimpleName().toLowerCase(Locale.ROOT))
        : null;
  }

  static @Nullable Fault noteFault(Element note, String text, Document in) {
    return in.count(note.getClass()) >= Limits.NOTES && !in.has(note.id())
        ? new Fault(Reason.FULL, "at most " + Limits.NOTES + " notes", Limits.NOTES)
        : Text.required("note", text, Limits.NOTE);
  }

  static @Nullable Fault first(@Nullable Fault... faults) {
    for (var fault : faults) {
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
