package org.valuegap.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile.Form;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/** Map files; rules F1 to F5. */
class MapFileTest {

  private static final String HEAD = "format: valuemap/1\n";

  private static Document read(String text) {
    return Document.of(MapFile.read(text, "map.yaml", World.ids()));
  }

  private static Document readCanvas(String canvas) {
    return read(HEAD + "jobs:\n  - job: Prove compliance\n    canvas:\n      " + canvas);
  }

  @Test
  void f1_everything_of_the_format_becomes_an_element() {
    var map = ValueMap.of(World.dana());

    assertThat(map.customer().name()).isEqualTo("Dana Okafor");
    assertThat(map.customer().kind()).isEqualTo(Customer.Kind.PERSONA);
    assertThat(map.customer().filledBy()).extracting("who").containsExactly("super users");
    assertThat(map.empathy(EmpathyNote.Field.INFLUENCES).getFirst().became())
        .containsExactly(new Id("t4"));
    assertThat(map.jobs())
        .extracting(job -> job.id().value(), Job::rank)
        .containsExactly(
            tuple("protect", Job.Rank.MAIN),
            tuple("prove", Job.Rank.MAIN),
            tuple("access", Job.Rank.SUPPORTING));

    var prove = new Id("prove");
    var time = map.outcomes(prove).getFirst();
    assertThat(time.step()).isEqualTo(Step.PREPARE);
    assertThat(time.measure().baseline()).isEqualTo(new BigDecimal("40"));
    assertThat(map.measurements(time.id())).extracting("source").hasSize(2);
    assertThat(map.gap(time)).hasValue(0.5625);
    assertThat(map.statements(prove).getFirst().situation())
        .isEqualTo("When an external audit is announced,");
    assertThat(map.statements(prove).getLast().type()).isEqualTo("buyer");
    assertThat(map.promises(prove).getFirst().level()).isEqualTo("8 hours");
    var joint = map.promises(prove).getLast();
    assertThat(joint.offerings())
        .extracting(Promise.Offering::partner, Promise.Offering::step)
        .containsExactly(tuple("Anubis", Step.EXECUTE), tuple("Northwind Audits", Step.CONFIRM));
    assertThat(joint.kept()).extracting(Promise.Kept::level).containsExactly("16 hours");
    assertThat(map.notesAt(prove, Step.EXECUTE)).hasSize(2);
    assertThat(map.stepNotes(prove, Step.DEFINE)).hasSize(1);
    assertThat(map.forces(prove, Force.Kind.PUSH).getFirst().strength()).isEqualTo(4);
    assertThat(map.forces(prove, Force.Kind.INERTIA).getFirst().alternative())
        .isEqualTo("a spreadsheet");

    var f4 = new Id("f4");
    assertThat(map.notes(prove, Category.FRICTION).getFirst().id()).isEqualTo(f4);
    assertThat(map.votes(f4)).isEqualTo(8);
    assertThat(map.confirmations(f4).getFirst().state()).isEqualTo(Confirmation.State.CONFIRMED);
    assertThat(map.alternatives(f4).getFirst().by().name()).isEqualTo("Marcus Bell");
    assertThat(map.linked(f4)).extracting(Note::id).contains(new Id("g3"), new Id("p4"));
    assertThat(map.comments(new Id("k1")).getFirst().text()).isEqualTo("Marked top 1.");
  }

  @ParameterizedTest
  @EnumSource
  void f2_a_document_survives_its_file(Form form) {
    var written = MapFile.write(World.dana(), form);

    var ids = MapFile.read(written, "map", () -> new Id("never"));
    assertThat(Document.of(ids)).isEqualTo(World.dana());
    assertThat(MapFile.format(written, "map")).isEqualTo(written);
  }

  @Test
  void f3_format_keeps_comments_and_adds_no_ids() {
    var text =
        """
        # Above everything.
        jobs:
          # About the job.
          - canvas:
              friction:
                - {text: 'Slow'}   # said twice
                - text:   No ids here
              # under the cell
              value-gap:
            job:   Prove   compliance
        format: valuemap/1
        """;

    var formatted = MapFile.format(text, "map.yaml");

    assertThat(formatted)
        .isEqualTo(
            """
            # Above everything.
            format: valuemap/1
            jobs:
              # About the job.
              - job: Prove compliance
                canvas:
                  friction:
                    - Slow # said twice
                    - No ids here
                  # under the cell
                  value-gap: []
            """);
    assertThat(MapFile.format(formatted, "map.yaml")).isEqualTo(formatted);
  }

  /** The library's emitter lost the line at both (RoundTripsTest, seed 0). */
  @Test
  void f3_a_remark_above_an_entry_and_one_behind_a_key_stay_where_they_are() {
    var text =
        """
        format: valuemap/1
        jobs: # All of them.
          - canvas:
              friction: # As she said it.
                # The worst.
                - {id: slow, text: "Slow, again"}
                # And this.
                - Late
        """;
    assertThat(MapFile.format(text, "map.yaml")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valuemap/1, customr: {name: Dana} | unknown key “customr” in a map; did you mean “customer”?",
        "valuemap/1, jobs: [{rank: mian}]  | “mian” is not known; did you mean “main”?",
        "valuemap/1, jobs: [{rank: 7}]     | “7” is not known; expected one of: main, supporting",
        "valuemap/2                        | valuemap/2 is newer than what this Valuegap reads",
        "jobvaluemap/1                     | not a value gap map; expected “format: valuemap/1”",
        "valuemap/1, jobs: [a, b]          | expected the keys of a job",
        "valuemap/1, jobs: {}              | expected a list",
        "valuemap/1, jobs: [~]             | an entry that says nothing",
        "valuemap/1, jobs: &a []           | anchors and aliases (& and *) are not used",
        "valuemap/1, jobs: !!java.io.File x| tags (!) are not used",
        "valuemap/1, jobs: [], jobs: []    | “jobs” stands twice in a map",
        "valuemap/1, jobs: [{id: a b}]     | “a b”: expected an id",
        "valuemap/1, jobs: [{id: a}, {id: a}] | the id “a” is taken",
        "valuemap/1, jobs: [{id: customer}]   | the id “customer” is taken",
        "valuemap/1, comments: [{text: a, on: x}] | nothing has the id “x”",
        "valuemap/1, comments: [{on: x}]          | a comment needs its text",
      })
  void f4_what_is_wrong_is_said_with_its_place_and_its_mend(String map, String problem) {
    assertThatThrownBy(() -> read("{format: " + map + "}"))
        .isInstanceOf(MapFileException.class)
        .hasMessageStartingWith("map.yaml:1:")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "friction: [{id: a, text: x, links: [b]}, {id: b, text: y}] | a link joins two notes of different categories",
        "friction: [{id: a, text: x, links: [a]}]   | a link joins two notes of different categories",
        "friction: [{id: fric, text: x, links: [frik]}] | no note has the id “frik”; did you mean “fric”?",
        "friction: [Set it up: slow]                | a text with a colon needs quotes around it",
        "friction: ['   ']                          | note: says nothing",
        "friction: [{id: f}]                        | a note needs its text",
        "friction: [{text: x, key: yes}]            | “yes”: expected true or false",
        "friction: [{text: x, votes: -1}]           | “-1”: expected a whole number",
        "friction: [{text: x, confirmed: {state: confirmed, on: soon}}] | “soon”: expected a date",
      })
  void f5_what_is_wrong_in_a_canvas_is_said(String canvas, String problem) {
    assertThatThrownBy(() -> readCanvas(canvas))
        .isInstanceOf(MapFileException.class)
        .hasMessageStartingWith("map.yaml:5:")
        .hasMessageContaining(problem);
  }
}
