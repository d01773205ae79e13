package org.valuegap.app.customer;

import java.util.ArrayList;
import java.util.List;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;

/**
 * A job as pages list it, with how far its desired outcome is delivered.
 *
 * @param number counted from 1
 * @param gap 0 to 1; 0 when there is none to show
 */
public record JobGap(Id id, int number, String text, State state, double gap) {

  /** How far a job's desired outcome is delivered. */
  public enum State {
    OPEN,
    CLOSED,
    /** There is a measure and no value yet. */
    UNMEASURED,
    /** Nobody has said how to measure it. */
    NO_MEASURE
  }

  /** The jobs of a map in their order. */
  public static List<JobGap> of(ValueMap map) {
    var jobs = new ArrayList<JobGap>();
    for (var job : map.jobs()) {
      var gap = map.gap(job).orElse(0);
      jobs.add(new JobGap(job.id(), jobs.size() + 1, job.text(), state(map, job), gap));
    }
    return List.copyOf(jobs);
  }

  /** Whole percent; a gap that is open is never shown as none. */
  public int percent() {
    return Math.max(1, (int) Math.round(gap * 100));
  }

  private static State state(ValueMap map, Job job) {
    var gap = map.gap(job);
    if (gap.isPresent()) {
      return gap.getAsDouble() > 0 ? State.OPEN : State.CLOSED;
    }
    var outcomes = map.outcomes(job.id());
    return !outcomes.isEmpty() && canBeMeasured(outcomes.getFirst())
        ? State.UNMEASURED
        : State.NO_MEASURE;
  }

  private static boolean canBeMeasured(Outcome outcome) {
    var measure = outcome.measure();
    return measure != null
        && measure.baseline() != null
        && measure.promised() != null
        && measure.baseline().compareTo(measure.promised()) != 0;
  }
}
