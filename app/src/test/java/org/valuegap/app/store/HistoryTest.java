package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.MILESTONE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.store.History.Named;
import org.valuegap.app.store.History.Wanted;
import org.valuegap.app.store.TestDatabases.Kind;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** Rules J14 and J15, on both databases. */
class HistoryTest {
  private static final String BOTH = "org.valuegap.app.store.TestDatabases#both";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(BOTH)
  void j14_anyEarlierVersionIsWhatItsEditsGiveWithMilestonesAndWithout(Kind kind) {
    try (var database = kind.open(folder);
        var journal = TestStore.journal(database)) {
      TestStore.workspace(database, Ledger.ANUBIS);
      var map = new Ledger(database, journal, "dana");
      var states = new ArrayList<>(List.of(Document.EMPTY, map.document()));
      map.add("n1", "Every export needs a ticket");
      states.add(map.document());
      for (int version = 3; version <= 2 * History.APART + 7; version++) {
        var note = Objects.requireNonNull(map.document().get(new Id("n1"), Note.class));
        var last = map.append(new Id("e" + version), version, reworded(note, "Ticket " + version));
        states.add(map.document());
        if (version == 2 * History.APART + 7) {
          last.join();
        }
      }
      var history = new History(database);
      for (var round : List.of("without milestones", "with them", "with damaged ones")) {
        for (int version : new int[] {0, 1, 2, 1_999, 2_000, 2_001, 3_999, 4_007}) {
          assertThat(history.at(map.map, version))
              .as("version %d %s", version, round)
              .isEqualTo(states.get(version));
        }
        if (round.equals("with them")) {
          assertThat(database.<Integer>read(sql -> sql.fetchCount(MILESTONE))).isPositive();
          database.write(tx -> tx.update(MILESTONE).set(MILESTONE.BODY, new byte[] {7}).execute());
        }
      }
      assertThat(history.newest(map.map, new Wanted(null, new Id("n1")), 4, 1, 9)).hasSize(3);
      assertThat(history.newest(map.map, new Wanted(new Id("yuki"), null), 4, 1, 9)).isEmpty();
      assertThat(history.authors(map.map)).extracting(History.Author::name).contains("Ines Duarte");
    }
  }

  private static Altered reworded(Note note, String text) {
    return new Altered(
        note, new Note(note.id(), note.place(), text, note.key(), note.step(), note.by()));
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j15_whatHasRestedIsPurgedWithAllThatRefersToItAndNothingElse(Kind kind) {
    try (var database = kind.open(folder);
        var journal = TestStore.journal(database)) {
      TestStore.workspace(database, Ledger.ANUBIS);
      var gone = new Ledger(database, journal, "dana");
      var stays = new Ledger(database, journal, "marcus");
      var edits = new Edits(database);
      var history = new History(database);
      for (var map : List.of(gone, stays)) {
        map.add("n1", "Every export needs a ticket").join();
        edits.keep(map.map, 2, map.document());
        history.name(map.map, new Named(1, "First", "Ines Duarte", Ledger.NINE));
      }
      edits.delete(gone.map, Ledger.NINE);
      var trash = new Trash(database);
      assertThat(trash.of(Ledger.ANUBIS))
          .containsExactly(new Trash.Deleted(gone.map, "Dana Okafor", Ledger.NINE));
      assertThat(trash.purgeRested(Ledger.NINE.plus(Trash.REST).minusMillis(1))).isZero();
      assertThat(trash.purgeRested(Ledger.NINE.plus(Trash.REST))).isOne();
      trash.purge(stays.map);

      assertThat(trash.of(Ledger.ANUBIS)).isEmpty();
      assertThat(database.<Integer>read(sql -> sql.fetchCount(EDIT, EDIT.DOCUMENT_ID.eq("dana"))))
          .isZero();
      assertThat(history.named(gone.map)).isEmpty();
      assertThat(history.named(stays.map)).hasSize(1);
      assertThat(edits.load(stays.map).document()).isEqualTo(stays.document());
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }
}
