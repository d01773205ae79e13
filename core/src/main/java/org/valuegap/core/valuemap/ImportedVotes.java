package org.valuegap.core.valuemap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;

/** Votes that a file told the number of. */
public record ImportedVotes(Id id, Id note, int count) implements Element {
  private record Of(Id note) {}

  @Override
  public List<Id> standsOn() {
    return List.of(note);
  }

  @Override
  public Object unique() {
    return new Of(note);
  }

  @Override
  public @Nullable Fault fault(Document in) {
    return count < 1 || count > 100_000
        ? new Fault(Reason.INVALID, "votes: 1 to 100,000")
        : Faults.kindFault(in, note, ValueMapElement.Note.class);
  }
}
