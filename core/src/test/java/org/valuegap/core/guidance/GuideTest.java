package org.valuegap.core.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.valuegap.core.World;
import org.valuegap.core.document.Id;
import org.valuegap.core.guidance.Guide.Row;
import org.valuegap.core.guidance.Guide.State;
import org.valuegap.core.guidance.Guide.Stop;
import org.valuegap.core.valuemap.ValueMap;

/** The method's order: the top row for all jobs, then one column at a time. Rule M4. */
class GuideTest {
  private static Stop next(String yaml) {
    return Guide.through(MapRulesTest.map(yaml)).next().orElseThrow();
  }

  @Test
  void an_empty_map_asks_for_its_first_job() {
    var first = next("jobs: []");
    assertThat(first).isEqualTo(new Stop(null, Row.JOB, State.EMPTY));
    assertThat(first.question().english()).isEqualTo("What does this customer want to get done?");
  }

  @Test
  void the_order_is_the_top_row_and_then_column_by_column() {
    var stops = Guide.through(MapRulesTest.map("jobs: [{id: a}, {id: b}]")).stops();
    assertThat(stops.subList(0, 4))
        .extracting(stop -> stop.job() + " " + stop.row())
        .containsExactly("a JOB", "a OUTCOME", "b JOB", "b OUTCOME");
    assertThat(stops.subList(4, 11))
        .extracting(stop -> stop.job() + " " + stop.row())
        .containsExactly(
            "a TOUCHPOINTS",
            "a HIGH_POINTS",
            "a FRICTION",
            "a VALUE_GAP",
            "a INTERNAL_PROCESSES",
            "a OPPORTUNITIES",
            "b TOUCHPOINTS");
  }

  @Test
  void a_cell_with_many_notes_asks_which_are_key() {
    var at =
        next(
            "jobs: [{id: a, job: Prove it, outcomes: [{text: x}], canvas: {touchpoints: [1a, 2b, 3c, 4d]}}]");
    assertThat(at).isEqualTo(new Stop(new Id("a"), Row.TOUCHPOINTS, State.TO_CHOOSE));
    assertThat(at.question().english()).contains("three");
  }

  @Test
  void dana_s_map_says_what_is_missing() {
    var missing = Guide.through(ValueMap.of(World.dana())).missing();
    assertThat(missing)
        .extracting(Stop::job, Stop::row, Stop::state)
        .containsAll(
            List.of(
                org.assertj.core.groups.Tuple.tuple(new Id("prove"), Row.HIGH_POINTS, State.EMPTY),
                org.assertj.core.groups.Tuple.tuple(
                    new Id("access"), Row.OPPORTUNITIES, State.EMPTY)))
        .noneMatch(stop -> stop.equals(new Stop(new Id("prove"), Row.FRICTION, State.EMPTY)));
  }
}
