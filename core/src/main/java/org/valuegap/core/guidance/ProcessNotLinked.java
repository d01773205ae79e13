package org.valuegap.core.guidance;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/** An internal process stands on the map for the friction and the gaps that it produces. */
final class ProcessNotLinked implements MapRule {
  static final Set<Category> PRODUCES = EnumSet.of(Category.FRICTION, Category.VALUE_GAP);

  @Override
  public String id() {
    return "process-not-linked";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    return map.jobs().stream()
        .flatMap(job -> map.notes(job.id(), Category.INTERNAL_PROCESSES).stream())
        .filter(process -> !map.isLinkedTo(process.id(), PRODUCES))
        .map(process -> MapFinding.of(process.id(), this, Severity.WARNING, Message.of(id())))
        .toList();
  }
}
