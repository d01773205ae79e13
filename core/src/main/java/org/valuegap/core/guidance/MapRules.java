package org.valuegap.core.guidance;

import java.util.List;
import org.valuegap.core.valuemap.ValueMap;

/** All map rules, in the order of PRODUCT.md M6. */
public final class MapRules {
  private static final List<MapRule> RULES =
      List.of(
          new TooManyMainJobs(),
          new TopRowFirst(),
          new ColumnByColumn(),
          new MoreThanThree(),
          new GapNotInCustomerVoice(),
          new ProcessNotLinked(),
          new OpportunityNotLinked(),
          new NoCustomerVoice());

  private MapRules() {}

  /** The ids of all map rules; each has a heading in the documentation. */
  public static List<String> ids() {
    return RULES.stream().map(MapRule::id).toList();
  }

  /** What the rules find in a map, rule by rule, but for what its people let be. */
  public static List<MapFinding> check(ValueMap map) {
    return RULES.stream()
        .flatMap(rule -> rule.check(map).stream())
        .filter(found -> !Findings.isLetBe(map, found.on(), found.finding(), ""))
        .toList();
  }
}
