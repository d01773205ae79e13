package org.valuegap.core.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that lost against another where the two could not be merged. It stands on the element it
 * was written for and is shown beneath, with Keep and Drop, until somebody chooses.
 *
 * @param on the element whose text it would have been
 * @param field which of the element's texts, by its stored name
 */
public record Alternative(Id id, Id on, Field field, String text, @Nullable Stamp by)
    implements Element {

  /** The name of a field. A type of its own because text is what people wrote, and this is not. */
  public record Field(String name) {}

  @Override
  public List<Id> standsOn() {
    return List.of(on);
  }

  @Override
  public Alternative signed(Stamp by) {
    return new Alternative(id, on, field, text, by);
  }
}
