package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.valuegap.core.World;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Decision.Decided;
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
  void B82_of_two_rewordings_of_the_same_words_both_are_kept() {
    var first = decided(DANA, "e1", MARCUS, reword("said by Marcus"));
    var second = decided(first.document(), "e2", YUKI, reword("said by Yuki"));
    var kept = second.document().get(note.id(), Note.class);
    assertThat(kept).isNotNull().extracting(Note::text).isEqualTo("said by Marcus");
    assertThat(second.document().all(Alternative.class).filter(it -> it.on().equals(note.id())))
        .extracting(Alternative::text)
        .contains("said by Yuki");
  }

  private Change reword(String text) {
    return new Altered(
        note, new Note(note.id(), note.place(), text, note.key(), note.step(), note.by()));
  }
}
