package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.WritingRules;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;

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
      add(findings, map, new Field(job.id(), "text", job.text()), check(job.text(), products));
      for (var outcome : map.outcomes(job.id())) {
        var said = WritingRules.check(Statement.outcome(outcome.text()), products);
        add(findings, map, new Field(outcome.id(), "text", outcome.text()), said);
      }
      map.statements(job.id()).forEach(statement -> add(findings, map, statement, products));
    }
    findings.addAll(MapRules.check(map));
    return findings;
  }

  private record Field(Id on, String name, String text) {}

  private static List<Finding> check(String job, Products products) {
    return WritingRules.check(Statement.job(job), products);
  }

  /**
   * The motivation is the job once more; the situation is its circumstance. None names a product.
   */
  private static void add(
      List<MapFinding> findings, ValueMap map, JobStatement statement, Products products) {
    var parts =
        List.of(
            new Field(statement.id(), "situation", statement.situation()),
            new Field(statement.id(), "motivation", statement.motivation()),
            new Field(statement.id(), "outcome", statement.outcome()));
    for (var part : parts) {
      boolean motivation = part.name().equals("motivation");
      var said =
          check(part.text(), products).stream()
              .filter(finding ->
                  motivation
                      ? !finding.rule().equals("missing-circumstance")
                      : finding.rule().equals("mentions-solution"))
              .toList();
      add(findings, map, part, said);
    }
  }

  private static void add(
      List<MapFinding> findings, ValueMap map, Field field, List<Finding> said) {
    said.stream()
        .filter(finding -> !isLetBe(map, field.on(), finding, field.text()))
        .forEach(finding ->
            findings.add(new MapFinding(field.on(), field.name(), field.text(), finding)));
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
