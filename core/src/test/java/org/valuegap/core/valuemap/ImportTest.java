package org.valuegap.core.valuemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.valuegap.core.World;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** A map that was read, brought into one that is there. Rule M1. */
class ImportTest {
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", Instant.EPOCH);

  private static Document imported(Document into, List<Element> map) {
    var edit = new Edit(new Id("import"), Import.into(into, map, drawn()));
    return ((Decided) Decide.edit(into, edit, INES)).document();
  }

  /** Ids that are often taken. */
  private static Supplier<Id> drawn() {
    var random = new Random(11);
    return () -> new Id("n" + random.nextInt(300));
  }

  @Test
  void jobs_come_behind_those_that_are_there_and_nothing_else_changes() {
    var both = imported(World.dana(), World.elements());

    assertThat(both.elements()).containsAll(World.dana().elements());
    assertThat(ValueMap.of(both).jobs())
        .extracting(Job::text)
        .containsExactly(
            "Protect patient records from exposure",
            "Prove compliance before the audit deadline",
            "Manage access for leavers",
            "Protect patient records from exposure",
            "Prove compliance before the audit deadline",
            "Manage access for leavers");
  }

  @Test
  void what_stood_on_a_job_stands_on_its_new_id_and_says_the_same() {
    var both = imported(World.dana(), World.elements());
    var before = ValueMap.of(World.dana());
    var after = ValueMap.of(both);
    for (int i = 0; i < before.jobs().size(); i++) {
      var old = before.jobs().get(i).id();
      var copy = after.jobs().get(i + before.jobs().size()).id();
      assertThat(copy).isNotEqualTo(old);
      for (var category : Category.values()) {
        var notes = before.notes(old, category);
        var copies = after.notes(copy, category);
        assertThat(copies)
            .extracting(Note::text)
            .isEqualTo(notes.stream().map(Note::text).toList());
        for (int n = 0; n < notes.size(); n++) {
          var note = notes.get(n).id();
          var same = copies.get(n).id();
          assertThat(after.linked(same))
              .extracting(Note::text)
              .containsExactlyInAnyOrderElementsOf(
                  before.linked(note).stream().map(Note::text).toList());
          assertThat(after.votes(same)).isEqualTo(before.votes(note));
          assertThat(after.comments(same)).hasSameSizeAs(before.comments(note));
        }
      }
    }
    var was = before.empathy(EmpathyNote.Field.INFLUENCES).getFirst();
    var is = after.empathy(EmpathyNote.Field.INFLUENCES).getLast();
    assertThat(both.get(was.became().getFirst(), Note.class)).isNotNull();
    assertThat(both.get(is.became().getFirst(), Note.class))
        .isNotNull()
        .extracting(Note::text)
        .isEqualTo("Evidence requests by email");
    assertThat(is.became()).doesNotContainAnyElementsOf(was.became());
  }

  @Test
  void free_ids_are_kept_and_what_may_be_there_once_is_left_as_it_is() {
    var file =
        """
        format: valuemap/1
        customer: {name: Somebody Else}
        jobs: [{id: sign, job: Sign off an audit alone}]
        dismissed: [{id: later, on: customer, rule: no-customer-voice, reason: Theirs}]
        """;
    var map = MapFile.read(file, "map.yaml", World.ids());

    var both = imported(World.dana(), map);

    assertThat(both.has(new Id("sign"))).isTrue();
    assertThat(ValueMap.of(both).customer().name()).isEqualTo("Dana Okafor");
    assertThat(ValueMap.of(both).dismissals(new Id("customer")))
        .extracting(Dismissal::reason)
        .containsExactly("Dana joins in spring");
  }

  @Test
  void an_empty_document_takes_the_whole_map() {
    assertThat(Import.into(Document.EMPTY, World.elements(), World.ids()))
        .allMatch(Added.class::isInstance)
        .hasSameSizeAs(World.elements());
  }
}
