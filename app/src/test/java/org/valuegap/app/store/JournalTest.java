package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valuegap.app.store.Journal.Outcome.AGAIN;
import static org.valuegap.app.store.Journal.Outcome.DURABLE;
import static org.valuegap.app.store.Journal.Outcome.IMPOSSIBLE;
import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.FOUND_TEXT;
import static org.valuegap.app.store.tables.Tables.SNAPSHOT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.store.TestDatabases.Kind;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** The journal's contract, rule by rule of {@code SPEC.md}, on both databases. */
class JournalTest {
  private static final String BOTH = "org.valuegap.app.store.TestDatabases#both";

  @TempDir Path folder;

  /** A journal with Dana Okafor's map. */
  private record Desk(Database database, Journal journal, Edits edits, Ledger map) {
    long count() {
      return database.read(sql -> (long) sql.fetchCount(EDIT, EDIT.DOCUMENT_ID.eq("dana")));
    }
  }

  private void on(Kind kind, Consumer<Desk> rule) {
    try (var database = kind.open(folder)) {
      TestStore.workspace(database, Ledger.ANUBIS);
      try (var journal = new Journal(database)) {
        var map = new Ledger(database, journal, "dana");
        rule.accept(new Desk(database, journal, new Edits(database), map));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j1_whatWasToldDurableReadsBackWithASnapshotAndWithout(Kind kind) {
    on(
        kind,
        desk -> {
          var map = desk.map;
          assertThat(map.add("n1", "Every export needs a ticket").join()).isEqualTo(DURABLE);
          desk.edits.keep(map.map, 2, map.document());
          assertThat(map.add("n2", "“Ça dépend” — 監査 🚒").join()).isEqualTo(DURABLE);

          var loaded = desk.edits.load(map.map);
          assertThat(loaded.document()).isEqualTo(map.document());
          assertThat(loaded.version()).isEqualTo(3);
          TestStore.forgetSnapshots(desk.database);
          assertThat(desk.edits.load(map.map)).isEqualTo(loaded);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j2_theSchemaTakesAnIdOnceInADocument(Kind kind) {
    on(
        kind,
        desk -> {
          var n1 = new Id("n1");
          assertThat(desk.map.add("n1", "Every export needs a ticket").join()).isEqualTo(DURABLE);
          var again = desk.map.append(n1, 3, Ledger.note("n2", "Another under its id"));
          assertThat(again.join()).isEqualTo(AGAIN);
          assertThat(desk.edits.find(desk.map.map, n1).version()).isEqualTo(2);

          var other = new Ledger(desk.database, desk.journal, "marcus");
          assertThat(other.add("n1", "In another map").join()).isEqualTo(DURABLE);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j3_aVersionIsTakenOnceAndNeverLeftOut(Kind kind) {
    on(
        kind,
        desk -> {
          var gap = desk.map.append(new Id("n1"), 3, Ledger.note("n1", "Version 2 is missing"));
          assertThat(gap.join()).isEqualTo(AGAIN);
          var taken = desk.map.append(new Id("n2"), 1, Ledger.note("n2", "Version 1 is taken"));
          assertThat(taken.join()).isEqualTo(AGAIN);
          assertThat(desk.count()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j4_whatWaitsIsCommittedTogetherWithWhatHomeAndSearchRead(Kind kind) {
    on(
        kind,
        desk -> {
          var committed = Collections.synchronizedSet(new TreeSet<Long>());
          var held = desk.map.hold("first");
          var outcomes = new ArrayList<CompletableFuture<Void>>();
          for (int i = 0; i < 2_500; i++) {
            outcomes.add(
                desk.map
                    .add("n" + i, "Note " + i)
                    .thenAccept(_ -> {
                      committed.add(desk.count());
                      var found = FOUND_TEXT.KIND.eq("friction");
                      long texts =
                          desk.database.read(sql -> (long) sql.fetchCount(FOUND_TEXT, found));
                      assertThat(texts)
                          .isEqualTo(desk.count() - 1); // the first edit brings no note
                    }));
          }
          held.countDown();
          outcomes.forEach(CompletableFuture::join);

          assertThat(committed).containsExactly(1_002L, 2_002L, 2_502L);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j5_noEditFailsBecauseOfAnotherDocuments(Kind kind) {
    on(
        kind,
        desk -> {
          var marcus = new Ledger(desk.database, desk.journal, "marcus");
          var held = desk.map.hold("first");
          var before = desk.map.add("n1", "Before it in the batch");
          var bad = marcus.append(new Id("n1"), 7, Ledger.note("n1", "Does not follow"));
          var after = desk.map.add("n2", "After it in the batch");
          held.countDown();

          assertThat(List.of(before.join(), bad.join(), after.join()))
              .containsExactly(DURABLE, AGAIN, DURABLE);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j6_whatFollowsAFailedEditIsNotKept(Kind kind) {
    on(
        kind,
        desk -> {
          var held = desk.map.hold("first");
          var bad = desk.map.append(new Id("first"), 3, Ledger.note("n1", "Its id is taken"));
          var next = desk.map.add("n2", "Stands on it");
          held.countDown();

          assertThat(bad.join()).isEqualTo(AGAIN);
          assertThat(next.join()).isEqualTo(AGAIN);
          assertThat(desk.count()).isEqualTo(2);
        });
  }

  @Test
  void j6_whatPostgresCannotHoldIsRefusedForGood() {
    on(TestDatabases::postgres, desk -> assertThat(nul(desk).join()).isEqualTo(IMPOSSIBLE));
  }

  /** NUL, which is taken out of what people write, in a name that no client wrote. */
  private static CompletableFuture<Journal.Outcome> nul(Desk desk) {
    var outcome = new CompletableFuture<Journal.Outcome>();
    var by = new Stamp(null, "Ines\0", Ledger.NINE);
    desk.journal.append(
        new Journal.Line(
            desk.map.map,
            2,
            new Id("n1"),
            0,
            by,
            List.of(),
            "[]",
            Document.EMPTY,
            outcome::complete));
    return outcome;
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j8_aSnapshotThatIsDamagedOrAheadIsPassedOver(Kind kind) {
    on(
        kind,
        desk -> {
          desk.map.add("n1", "Every export needs a ticket").join();
          desk.edits.keep(desk.map.map, 2, desk.map.document());
          desk.database.write(
              tx -> tx.update(SNAPSHOT).set(SNAPSHOT.BODY, new byte[] {7}).execute());
          assertThat(desk.edits.load(desk.map.map).document()).isEqualTo(desk.map.document());

          desk.edits.keep(desk.map.map, 99, Document.EMPTY);
          assertThat(desk.edits.load(desk.map.map).document()).isEqualTo(desk.map.document());
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j9_f03_aDamagedDocumentIsAnErrorAndTheOthersOpen(Kind kind) {
    on(
        kind,
        desk -> {
          var other = new Ledger(desk.database, desk.journal, "marcus");
          desk.map.add("n1", "Every export needs a ticket").join();
          var line = EDIT.DOCUMENT_ID.eq("dana").and(EDIT.VERSION.eq(2L));
          var text = desk.database.read(sql -> sql.fetchOne(EDIT, line).getChanges());
          desk.database.write(tx ->
              tx.update(EDIT)
                  .set(EDIT.CHANGES, text.replace("ticket", "tocket"))
                  .where(line)
                  .execute());
          assertThatThrownBy(() -> desk.edits.load(desk.map.map))
              .isInstanceOf(Unreadable.class)
              .hasMessageContaining("edit 2 of dana is damaged");

          desk.database.write(tx -> tx.deleteFrom(EDIT).where(line).execute());
          var first = EDIT.DOCUMENT_ID.eq("dana");
          desk.database.write(tx -> tx.deleteFrom(EDIT).where(first).execute());
          assertThatThrownBy(() -> desk.edits.load(desk.map.map)).isInstanceOf(Unreadable.class);
          assertThat(desk.edits.load(other.map).document()).isEqualTo(other.document());
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j10_deletingHidesADocumentAndKeepsItsEdits(Kind kind) {
    on(
        kind,
        desk -> {
          desk.map.add("n1", "Every export needs a ticket").join();
          desk.edits.delete(desk.map.map, Ledger.NINE);
          assertThat(desk.edits.load(desk.map.map)).isNull();
          assertThat(desk.edits.workspace(desk.map.map)).isNull();
          assertThat(desk.count()).isEqualTo(2);

          var trash = new Trash(desk.database);
          assertThat(trash.workspace(desk.map.map)).isEqualTo(Ledger.ANUBIS);
          trash.restore(desk.map.map);
          assertThat(desk.edits.load(desk.map.map).document()).isEqualTo(desk.map.document());
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void j11_timesAreMillisecondsOfUtc(Kind kind) {
    on(
        kind,
        desk -> {
          desk.map.add("n1", "Every export needs a ticket").join();
          assertThat(desk.edits.find(desk.map.map, new Id("n1")).by()).isEqualTo(Ledger.INES);
          var kept =
              desk.database.read(sql -> sql.fetch("SELECT written_at FROM edit").getValues(0));
          assertThat(kept)
              .extracting(at -> ((Number) at).longValue())
              .containsOnly(1_780_218_000_123L);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void removingGoesIntoTheJournalWithAllThatWasRemoved(Kind kind) {
    on(
        kind,
        desk -> {
          var before = desk.map.document();
          var customer = before.get(new Id("customer"));
          var job = before.get(new Id("protect"));
          desk.map.append(new Id("e1"), 2, new Removed(job)).join();
          var stored = desk.edits.find(desk.map.map, new Id("e1"));
          assertThat(stored.changes().in(Document.of(List.of(customer))))
              .containsExactly(new Removed(job));
        });
  }
}
