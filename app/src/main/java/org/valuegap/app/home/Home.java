package org.valuegap.app.home;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.customer.JobGap;
import org.valuegap.app.customer.JobGap.State;
import org.valuegap.app.store.Overviews.Overview;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/**
 * What the first page says: each customer with their jobs and gaps, and the widest gaps first. Gaps
 * are listed and ranked, never averaged (PRODUCT.md, M11).
 *
 * @param misses the widest open gaps, widest first
 */
public record Home(List<Row> rows, List<Miss> misses) {
  private static final int MISSES = 5;

  public record Row(Id map, Customer customer, List<JobGap> jobs) {}

  /**
   * One of the widest gaps.
   *
   * @param voice the first value gap in the customer's words; empty when there is none
   */
  public record Miss(Row row, JobGap job, String voice, int votes) {}

  /**
   * @param heads each map with its customer, jobs, outcomes and measurements at least
   * @param whole the whole map of an id; asked for the few with the widest gaps
   */
  static Home of(List<Overview> heads, Function<Id, ValueMap> whole) {
    var rows =
        heads.stream()
            .map(map -> new Row(map.document(), map.head().customer(), JobGap.of(map.head())))
            .toList();
    return new Home(rows, misses(rows, whole));
  }

  /** How many columns of jobs the widest customer needs. */
  public int columns() {
    return rows.stream().mapToInt(row -> row.jobs.size()).max().orElse(0);
  }

  public int jobs() {
    return rows.stream().mapToInt(row -> row.jobs.size()).sum();
  }

  /** How many jobs are in this state. */
  public int count(State state) {
    return (int)
        rows.stream().flatMap(row -> row.jobs.stream()).filter(job -> job.state() == state).count();
  }

  public @Nullable Miss widest() {
    return misses.isEmpty() ? null : misses.getFirst();
  }

  /** The message that states the finding. */
  public String headline() {
    if (jobs() == 0) {
      return "home.head.no-job";
    }
    if (count(State.OPEN) > 0) {
      return "home.head.open";
    }
    return count(State.CLOSED) > 0 ? "home.head.closed" : "home.head.unmeasured";
  }

  private static List<Miss> misses(List<Row> rows, Function<Id, ValueMap> whole) {
    return rows.stream()
        .flatMap(row -> row.jobs.stream().map(job -> new Miss(row, job, "", 0)))
        .filter(miss -> miss.job.state() == State.OPEN)
        .sorted(Comparator.comparingDouble((Miss miss) -> miss.job.gap()).reversed())
        .limit(MISSES)
        .map(miss -> voiced(miss, whole.apply(miss.row.map)))
        .toList();
  }

  private static Miss voiced(Miss miss, ValueMap map) {
    var gaps = map.notes(miss.job.id(), Category.VALUE_GAP);
    return gaps.isEmpty()
        ? miss
        : new Miss(miss.row, miss.job, gaps.getFirst().text(), map.votes(gaps.getFirst().id()));
  }
}
