package org.valuegap.core.valuemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.RandomEdits;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/** What each viewer sees of Dana's map when everything of it has been said. Rules V1 to V3. */
class ViewerTest {
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", Instant.EPOCH);
  private static final Id PROCESS = new Id("p4");
  private static final Id GAP = new Id("g3");

  /** With one of everything that can stand on a process, and things that stand on those. */
  private static final Document DANA = remarked();

  private static Document remarked() {
    var elements =
        Stream.of(
            new Vote(new Id("x1"), PROCESS, null),
            new ImportedVotes(new Id("x2"), PROCESS, 5),
            new Comment(new Id("x3"), PROCESS, "Secret", false, false, null),
            new Comment(new Id("x4"), new Id("x3"), "Secret as well", false, false, null),
            new Confirmation(new Id("x5"), PROCESS, Confirmation.State.DISPUTED, null),
            new Alternative(
                new Id("x6"), PROCESS, new Alternative.Field("text"), "Secret batch", INES),
            new Comment(new Id("x7"), new Id("x6"), "Secret, too", false, false, null),
            new Dismissal(
                new Id("x8"), PROCESS, new Dismissal.Rule("process-not-linked"), "", "Sec", null));
    return decided(World.dana(), "remarks", elements.<Change>map(Added::new).toList()).document();
  }

  private static Decided decided(Document document, String id, List<Change> changes) {
    return (Decided) Decide.edit(document, new Edit(new Id(id), changes), INES);
  }

  @Test
  void v1_the_team_sees_everything_and_guests_not_what_it_says_to_itself() {
    assertThat(Viewer.TEAM.visible(DANA)).isEqualTo(DANA);
    var guest = Viewer.GUEST.visible(DANA);
    assertThat(guest.elements()).noneMatch(Comment.class::isInstance);
    assertThat(guest.elements()).noneMatch(Dismissal.class::isInstance);
    assertThat(guest.has(PROCESS)).isTrue();
    assertThat(ValueMap.of(guest).votes(PROCESS)).isEqualTo(6);
  }

  @Test
  void v1_a_comment_says_for_itself_whether_guests_see_it() {
    var marta = new Stamp(new Id(Stamp.GUEST + "marta"), "Marta", Instant.EPOCH);
    var said =
        Stream.of(
            new Comment(new Id("said1"), GAP, "Among us", false, false, INES),
            new Comment(new Id("said2"), GAP, "Why?", false, false, marta),
            new Comment(new Id("said3"), GAP, "Because", false, true, INES),
            new Comment(new Id("said4"), GAP, "Among us again", false, false, INES),
            new Comment(new Id("said5"), PROCESS, "Of what they do not see", false, true, INES));
    var after = decided(DANA, "talk", said.<Change>map(Added::new).toList()).document();
    assertThat(Viewer.GUEST.visible(after).all(Comment.class))
        .extracting(comment -> comment.id().value())
        .containsExactlyInAnyOrder("said2", "said3", "said5");
    assertThat(Viewer.GUEST_OUTSIDE.visible(after).all(Comment.class))
        .extracting(comment -> comment.id().value())
        .containsExactlyInAnyOrder("said2", "said3");
    var without = decided(after, "gone", List.of(new Change.Removed(after.get(new Id("said1")))));
    assertThat(Viewer.GUEST.visible(without.document()).has(new Id("said4"))).isFalse();
  }

  @Test
  void v2_who_may_not_see_a_note_sees_nothing_of_it() {
    var outside = Viewer.GUEST_OUTSIDE.visible(DANA);
    for (int i = 1; i <= 8; i++) {
      assertThat(outside.has(new Id("x" + i))).as("x" + i).isFalse();
    }
    var map = ValueMap.of(outside);
    assertThat(map.notes(new Id("prove"), Category.INTERNAL_PROCESSES)).isEmpty();
    assertThat(map.votes(PROCESS)).isZero();
    assertThat(map.linked(GAP)).extracting(Note::id).containsExactly(new Id("f4"));
    assertThat(outside.dependentsOf(PROCESS)).isEmpty();
    assertThat(MapFile.write(outside, MapFile.Form.YAML))
        .doesNotContain("p4", "o4", "nightly", "Secret", "Templates reviewed");
  }

  @ParameterizedTest
  @EnumSource
  void v2_what_is_seen_stands_on_what_is_seen(Viewer viewer) {
    var visible = viewer.visible(DANA);
    assertThat(visible.elements())
        .allMatch(element -> element.standsOn().stream().allMatch(visible::has));
  }

  @Test
  void v3_a_note_that_becomes_internal_is_removed_for_guests_with_what_stands_on_it() {
    var note = Objects.requireNonNull(DANA.get(new Id("f4"), Note.class));
    var place = new Place(note.place().job(), Category.OPPORTUNITIES, note.place().order());
    var hidden = new Note(note.id(), place, note.text(), note.key(), note.step(), note.by());
    var moved = decided(DANA, "move", List.of(new Change.Altered(note, hidden)));

    var seen = Viewer.GUEST_OUTSIDE.visible(DANA, moved.document(), moved.edit().changes());

    assertThat(seen).allMatch(Change.Removed.class::isInstance);
    assertThat(seen.getLast().id()).isEqualTo(note.id());
    assertThat(Viewer.GUEST_OUTSIDE.visible(DANA).apply(seen))
        .isEqualTo(Viewer.GUEST_OUTSIDE.visible(moved.document()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void v3_visible_changes_lead_from_what_was_visible_to_what_is(long seed) {
    var random = new Random(seed);
    var document = DANA;
    for (int step = 0; step < 150; step++) {
      var change = RandomEdits.change(random, document, step);
      var edit = new Edit(new Id("e" + step), List.of(change));
      if (Decide.edit(document, edit, INES) instanceof Decided(var done, var after)) {
        for (var viewer : Viewer.values()) {
          var seen = viewer.visible(document, after, done.changes());
          assertThat(viewer.visible(document).apply(seen))
              .as("step %d, %s", step, viewer)
              .isEqualTo(viewer.visible(after));
        }
        document = after;
      }
    }
  }
}
