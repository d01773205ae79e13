package org.valuegap.core.guidance;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/** An opportunity answers friction, gaps or processes; without one it is only an idea. */
final class OpportunityNotLinked implements MapRule {
  static final Set<Category> ANSWERS =
      EnumSet.of(Category.FRICTION, Category.VALUE_GAP, Category.INTERNAL_PROCESSES);

  @Override
  public String id() {
    return "opportunity-not-linked";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    return map.jobs().stream()
        .flatMap(job -> map.notes(job.id(), Category.OPPORTUNITIES).stream())
        .filter(opportunity -> !map.isLinkedTo(opportunity.id(), ANSWERS))
        .map(opportunity ->
            MapFinding.of(opportunity.id(), this, Severity.WARNING, Message.of(id())))
        .toList();
  }
}
