package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.valuegap.core.language.Finding.Severity;
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
        findings.addFirst(
            MapFinding.of(
                job.id(),
                this,
                Severity.ADVICE,
                "Finish one column before the next; %d of its six cells %s empty. %s"
                    .formatted(
                        empty.size(),
                        empty.size() == 1 ? "is" : "are",
                        Guide.Row.of(empty.getFirst()).question())));
      }
      laterBegun |= empty.size() < Category.values().length;
    }
    return findings;
  }
}
