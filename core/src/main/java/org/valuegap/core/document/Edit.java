package org.valuegap.core.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Changes that are applied whole or not at all.
 *
 * @param id drawn by the author's client; sending an edit again under its id has no further effect
 */
public record Edit(Id id, List<Change> changes) {
  public Edit {
    changes = List.copyOf(changes);
  }

  /** The changes that take this edit back, last one first. */
  public List<Change> inverted() {
    var inverse = new ArrayList<Change>(changes.size());
    for (var change : changes) {
      inverse.add(change.inverted());
    }
    Collections.reverse(inverse);
    return inverse;
  }
}
