package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/** Notes were written before every job had its words and its outcome; shown on those jobs. */
final class TopRowFirst implements MapRule {
  @Override
  public String id() {
    return "top-row-first";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    var findings = new ArrayList<MapFinding>();
    if (map.jobs().stream().noneMatch(job -> hasNotes(map, job.id()))) {
      return findings;
    }
    for (var job : map.jobs()) {
      if (job.text().isEmpty()) {
        findings.add(
            MapFinding.of(
                job.id(), this, Severity.ADVICE, Message.of(id() + ".job", MapRule.customer(map))));
      } else if (map.outcomes(job.id()).stream().allMatch(outcome -> outcome.text().isEmpty())) {
        findings.add(
            MapFinding.of(
                job.id(),
                this,
                Severity.ADVICE,
                Message.of(id() + ".outcome", MapRule.customer(map))));
      }
    }
    return findings;
  }

  static boolean hasNotes(ValueMap map, Id job) {
    return List.of(Category.values()).stream()
        .anyMatch(category -> !map.notes(job, category).isEmpty());
  }
}
