package org.valuegap.app.office.reading;

import java.util.List;
import org.valuegap.core.document.Element;

/**
 * A map as it was read from a file.
 *
 * @param elements each before what stands on it
 * @param assumptions what was assumed in reading, in the order of the file
 */
public record ImportedMap(List<Element> elements, List<Message> assumptions) {
  public ImportedMap {
    elements = List.copyOf(elements);
    assumptions = List.copyOf(assumptions);
  }
}
