package org.valuegap.core.guidance;

import java.util.List;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** A customer has one or two main jobs; shown on each further one. */
final class TooManyMainJobs implements MapRule {
  private static final int MAIN_JOBS = 2;

  @Override
  public String id() {
    return "too-many-main-jobs";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    var message = Message.of(id(), MapRule.customer(map));
    return map.jobs().stream()
        .filter(job -> job.rank() == Job.Rank.MAIN)
        .skip(MAIN_JOBS)
        .map(job -> MapFinding.of(job.id(), this, Severity.WARNING, message))
        .toList();
  }
}
