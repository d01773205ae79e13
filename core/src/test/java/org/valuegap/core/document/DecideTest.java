package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.valuegap.core.World;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Decision.Refused;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/** Rules of core/SPEC.md that one case each shows best. */
class DecideTest {
  private static final Document DANA = World.dana();
  private static final Stamp MARCUS = new Stamp(new Id("marcus"), "Marcus Bell", Instant.EPOCH);
  private static final Stamp YUKI = new Stamp(new Id("yuki"), "Yuki Tanaka", Instant.EPOCH);

  private final Note note = DANA.all(Note.class).findFirst().orElseThrow();

  private static Decided decided(Document document, String id, Stamp by, Change change) {
    return (Decided) Decide.edit(document, new Edit(new Id(id), List.of(change)), by);
  }

  @Test
  void D5_D11_a_second_vote_of_one_person_is_the_same_vote() {
    var once = decided(DANA, "e1", MARCUS, new Added(new Vote(new Id("v1"), note.id(), null)));
    var vote = new Added(new Vote(new Id("v2"), note.id(), null));
    assertThat(decided(once.document(), "e2", MARCUS, vote).edit().changes()).isEmpty();
    assertThat(decided(once.document(), "e3", YUKI, vote).edit().changes()).hasSize(1);
  }

  @Test
  void D7_B82_of_two_rewordings_of_the_same_words_both_are_kept() {
    var first = decided(DANA, "e1", MARCUS, reword("said by Marcus"));
    var second = decided(first.document(), "e2", YUKI, reword("said by Yuki"));
    var kept = second.document().get(note.id(), Note.class);
    assertThat(kept).isNotNull().extracting(Note::text).isEqualTo("said by Marcus");
    assertThat(second.document().all(Alternative.class).filter(it -> it.on().equals(note.id())))
        .extracting(Alternative::text)
        .contains("said by Yuki");
  }

  @Test
  void D1_an_edit_is_refused_whole() {
    var gone = new Note(new Id("gone"), note.place(), "x", false, null, null);
    var changes = List.of(reword("said by Marcus"), new Altered(gone, keyed(gone)));
    var refused = (Refused) Decide.edit(DANA, new Edit(new Id("e1"), changes), MARCUS);
    assertThat(refused.about()).isEqualTo(new Id("gone"));
    assertThat(refused.fault().reason()).isEqualTo(Fault.Reason.GONE);
  }

  @Test
  void D5_removing_what_is_gone_changes_nothing() {
    var once = decided(DANA, "e1", MARCUS, new Removed(note));
    assertThat(decided(once.document(), "e2", YUKI, new Removed(note)).edit().changes()).isEmpty();
  }

  @Test
  void D6_two_who_change_different_fields_and_words_are_both_heard() {
    var first = decided(DANA, "e1", MARCUS, reword("At first, " + note.text()));
    var second = decided(first.document(), "e2", YUKI, new Altered(note, keyed(note)));
    var third = decided(second.document(), "e3", YUKI, reword(note.text() + " still"));
    var kept = third.document().get(note.id(), Note.class);
    assertThat(kept)
        .isNotNull()
        .extracting(Note::text, Note::key)
        .containsExactly("At first, " + note.text() + " still", !note.key());
  }

  @Test
  void D8_undo_leaves_what_others_changed_since() {
    var mine = decided(DANA, "e1", MARCUS, reword("said by Marcus"));
    var place = new Place(note.place().job(), Category.HIGH_POINTS, note.place().order());
    var present = Objects.requireNonNull(mine.document().get(note.id(), Note.class));
    var theirs =
        decided(
            mine.document(),
            "e2",
            YUKI,
            new Altered(present, new Note(note.id(), place, "by Yuki", note.key(), null, null)));
    var undone = Decide.undo(theirs.document(), mine.edit(), new Id("e3"), MARCUS);
    assertThat(undone)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.fault().reason()).isEqualTo(Fault.Reason.NOTHING_TO_UNDO));
    var back = Decide.undo(theirs.document(), theirs.edit(), new Id("e4"), YUKI);
    assertThat(((Decided) back).document().get(note.id(), Note.class))
        .isNotNull()
        .extracting(Note::text)
        .isEqualTo("said by Marcus");
  }

  @Test
  void D8_what_was_signed_anew_since_is_still_ones_own_to_take_back() {
    var mine =
        decided(
            DANA,
            "e1",
            MARCUS,
            new Added(new Note(new Id("n9"), note.place(), "new", false, null, null)));
    var present = Objects.requireNonNull(mine.document().get(new Id("n9"), Note.class));
    var renamed = present.signed(new Stamp(MARCUS.person(), "Guest 7", null));
    var theirs = decided(mine.document(), "e2", YUKI, new Altered(present, renamed));
    assertThat(theirs.document().get(new Id("n9"))).isEqualTo(renamed);
    var undone = (Decided) Decide.undo(theirs.document(), mine.edit(), new Id("e3"), MARCUS);
    assertThat(undone.document()).isEqualTo(DANA);
  }

  @Test
  void D12_a_signature_that_is_there_stays_and_all_others_are_the_servers() {
    var fresh = new Note(new Id("n9"), note.place(), "new", false, null, null);
    var old = new Stamp(null, "Dana Okafor", null);
    var signed = new Note(new Id("n8"), note.place(), "old", false, null, old);
    var after = decided(DANA, "e1", MARCUS, new Added(fresh)).document();
    after = decided(after, "e2", MARCUS, new Added(signed)).document();
    assertThat(after.get(new Id("n9"))).isNotNull().extracting(Element::by).isEqualTo(MARCUS);
    assertThat(after.get(new Id("n8"))).isNotNull().extracting(Element::by).isEqualTo(old);
  }

  /** Such a link was left standing once, and the file of the map was refused. */
  @Test
  void
      D13_a_move_into_the_category_of_the_other_end_takes_the_link_away_and_its_undo_brings_it_back() {
    var gap = Objects.requireNonNull(DANA.get(new Id("g3"), Note.class));
    var process = Objects.requireNonNull(DANA.get(new Id("p4"), Note.class));
    var beside =
        new Note(process.id(), gap.place(), process.text(), process.key(), null, process.by());
    var moved = decided(DANA, "e1", MARCUS, new Altered(process, beside));

    assertThat(ValueMap.of(moved.document()).linked(gap.id()))
        .extracting(Note::id)
        .doesNotContain(process.id())
        .contains(new Id("f4"), new Id("o4"));
    var file = MapFile.write(moved.document(), MapFile.Form.YAML);
    assertThat(MapFile.read(file, "map.yaml", World.ids())).isNotEmpty();
    var undone = (Decided) Decide.undo(moved.document(), moved.edit(), new Id("e2"), MARCUS);
    assertThat(undone.document()).isEqualTo(DANA);
  }

  private static Note keyed(Note note) {
    return new Note(note.id(), note.place(), note.text(), !note.key(), note.step(), note.by());
  }

  private Change reword(String text) {
    return new Altered(
        note, new Note(note.id(), note.place(), text, note.key(), note.step(), note.by()));
  }
}
