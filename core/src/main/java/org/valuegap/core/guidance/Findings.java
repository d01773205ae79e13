package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.WritingRules;
import org.valuegap.core.valuemap.ValueMap;

/** Everything that is to be said of a map: of its statements, and of the map as a whole. */
public final class Findings {
  private Findings() {}

  /**
   * The findings of the writing rules, job by job in the order of the map, then those of the map
   * rules; what its people let be is left out.
   */
  public static List<MapFinding> of(ValueMap map, Products products) {
    var findings = new ArrayList<MapFinding>();
    for (var job : map.jobs()) {
      add(findings, map, job.id(), Statement.job(job.text()), products);
      for (var outcome : map.outcomes(job.id())) {
        add(findings, map, outcome.id(), Statement.outcome(outcome.text()), products);
      }
    }
    findings.addAll(MapRules.check(map));
    return findings;
  }

  private static void add(
      List<MapFinding> findings, ValueMap map, Id on, Statement statement, Products products) {
    WritingRules.check(statement, products).stream()
        .filter(finding -> !isLetBe(map, on, finding, statement.text()))
        .forEach(finding -> findings.add(new MapFinding(on, finding)));
  }

  /**
   * Whether a finding was dismissed: its rule, on this element, for the words that it is about.
   *
   * @param text in which the finding's span lies
   */
  public static boolean isLetBe(ValueMap map, Id on, Finding finding, String text) {
    var span = finding.span();
    var words = span == null ? "" : span.of(text);
    return map.dismissals(on).stream()
        .anyMatch(dismissal ->
            dismissal.rule().id().equals(finding.rule())
                && dismissal.words().equalsIgnoreCase(words));
  }
}
