package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.valuegap.core.World;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** Rule D16. */
class RestoreTest {
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", Instant.EPOCH);
  private final Document then = World.dana();
  private final Note linked =
      then.all(Link.class).map(link -> then.get(link.one(), Note.class)).findFirst().orElseThrow();

  @Test
  void d16_a_note_comes_back_with_its_job_and_its_links_and_nothing_else_changes() {
    var job = then.get(linked.place().job(), Job.class);
    var now = edited(then, new Removed(job));
    var restored = restore(now, linked.id());
    assertThat(restored.get(linked.id())).isEqualTo(linked);
    assertThat(restored.get(job.id())).isEqualTo(job);
    assertThat(restored.all(Note.class).filter(note -> note.place().job().equals(job.id())))
        .contains(linked)
        .hasSizeLessThan(
            (int) then.all(Note.class).filter(note -> note.place().job().equals(job.id())).count());
  }

  @Test
  void d16_one_element_is_as_it_was_and_what_others_did_to_the_rest_stays() {
    var other =
        then.all(Note.class)
            .filter(note -> !note.id().equals(linked.id()))
            .findFirst()
            .orElseThrow();
    var now =
        edited(
            then,
            new Altered(linked, reworded(linked, "Otherwise")),
            new Altered(other, reworded(other, "Better")));
    var restored = restore(now, linked.id());
    assertThat(restored.get(linked.id())).isEqualTo(linked);
    assertThat(restored.get(other.id(), Note.class).text()).isEqualTo("Better");
  }

  @Test
  void d16_nothing_is_done_where_everything_is_as_it_was() {
    var decided = Restore.decide(then, then, _ -> true, new Id("restored"), INES);
    assertThat(decided.edit().changes()).isEmpty();
  }

  private Document restore(Document now, Id id) {
    return Restore.decide(now, then, id::equals, new Id("restored"), INES).document();
  }

  private static Document edited(Document document, Change... changes) {
    var decision = Decide.edit(document, new Edit(new Id("e"), List.of(changes)), INES);
    return ((Decided) decision).document();
  }

  private static Note reworded(Note note, String text) {
    return new Note(note.id(), note.place(), text, note.key(), note.step(), note.by());
  }
}
