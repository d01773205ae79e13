package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/** A later column was begun while this one still has empty cells; shown on this one's job. */
final class ColumnByColumn implements MapRule {
  @Override
  public String id() {
    return "column-by-column";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    var findings = new ArrayList<MapFinding>();
    boolean laterBegun = false;
    for (var job : map.jobs().reversed()) {
      var empty =
          Stream.of(Category.values())
              .filter(category -> map.notes(job.id(), category).isEmpty())
              .toList();
      if (laterBegun && !empty.isEmpty() && !job.text().isEmpty()) {
        findings.addFirst(MapFinding.of(job.id(), this, Severity.ADVICE, message(empty)));
      }
      laterBegun |= empty.size() < Category.values().length;
    }
    return findings;
  }

  private Message message(List<Category> empty) {
    var question = Guide.Row.of(empty.getFirst()).question();
    return empty.size() == 1
        ? Message.of(id() + ".one", question)
        : Message.of(id(), empty.size(), question);
  }
}
