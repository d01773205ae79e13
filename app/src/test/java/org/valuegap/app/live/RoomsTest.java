package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Disk;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.Viewer;

/** Rules of {@code store/SPEC.md} through rooms, on both databases. */
class RoomsTest {
  private static final Id ANUBIS = new Id("anubis");
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", null);
  private static final Stamp MARCUS = new Stamp(new Id("marcus"), "Marcus Bell", null);
  private static final Job PROTECT =
      new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "Protect patient records");

  @TempDir Path folder;

  private static Stream<java.util.function.Function<Path, Database>> databases() {
    return Stream.of(TestDatabases::sqlite, TestDatabases::postgres);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void j1_whatIsSavedIsThereAfterARestart(java.util.function.Function<Path, Database> open) {
    try (var database = open.apply(folder)) {
      TestStore.workspace(database, ANUBIS);
      Id map;
      var written = new ArrayList<Reply>();
      org.valuegap.core.document.Document before;
      try (var house = new House(database)) {
        map = house.rooms.create(ANUBIS, List.of(Customer.named("Dana Okafor"), PROTECT), INES);
        var waits = new ArrayList<CompletableFuture<Reply>>();
        for (int i = 0; i < 700; i++) {
          waits.add(house.rooms.submit(map, add("n" + i, "Note " + i), INES));
        }
        waits.forEach(wait -> written.add(wait.join()));
        before = house.rooms.document(map);
      }
      assertThat(written)
          .extracting(reply -> ((Reply.Saved) reply).version())
          .isEqualTo(IntStream.range(2, 702).mapToObj(Long::valueOf).toList());
      try (var house = new House(database)) {
        assertThat(house.rooms.document(map)).isEqualTo(before);
        assertThat(before.size()).isEqualTo(702);
        TestStore.forgetSnapshots(database);
      }
      try (var house = new House(database)) {
        assertThat(house.rooms.document(map)).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void j17_whatWasOpenIsReadAgainBeforeAnybodyAsks(
      java.util.function.Function<Path, Database> open) {
    try (var database = open.apply(folder)) {
      TestStore.workspace(database, ANUBIS);
      Id gone;
      try (var house = new House(database)) {
        for (var name : List.of("Dana Okafor", "Nils Holm")) {
          house.rooms.document(house.rooms.create(ANUBIS, List.of(Customer.named(name)), INES));
        }
        house.rooms.create(ANUBIS, List.of(Customer.named("Nobody was here")), INES);
        gone = house.rooms.create(ANUBIS, List.of(Customer.named("Greta Lind")), INES);
        house.rooms.document(gone);
      }
      TestStore.edits(database).delete(gone, Instant.parse("2026-05-31T10:00:00Z"));
      try (var house = new House(database)) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> {
              while (house.rooms.load().maps() < 2) {
                Thread.yield();
              }
            });
        assertThat(house.rooms.load().maps()).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void j2_b21_anEditSentAgainHasOneEffectAndAnotherUnderItsIdIsRefused(
      java.util.function.Function<Path, Database> open) {
    try (var database = open.apply(folder)) {
      TestStore.workspace(database, ANUBIS);
      Id map;
      try (var house = new House(database)) {
        map = house.rooms.create(ANUBIS, List.of(Customer.named("Dana"), PROTECT), INES);
        saved(house.rooms.submit(map, add("n1", "Exports need a ticket"), INES), 2, false);
        saved(house.rooms.submit(map, add("n1", "Exports need a ticket"), INES), 2, true);
        refused(house.rooms.submit(map, add("n1", "Something else"), INES), "taken");
      }
      // A room that has never heard of the id: the schema has.
      try (var house = new House(database)) {
        var next = house.rooms.submit(map, add("n2", "Another"), INES);
        var again = house.rooms.submit(map, add("n1", "Exports need a ticket"), INES);
        var after = house.rooms.submit(map, add("n3", "And another"), INES);
        saved(next, 3, false);
        saved(again, 2, true);
        saved(after, 4, false);
        refused(house.rooms.submit(map, add("n1", "Something else"), INES), "taken");
      }
    }
  }

  @Test
  void undoTakesBackOnesOwnEditAndNobodyElses() {
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, ANUBIS);
      try (var house = new House(database)) {
        var rooms = house.rooms;
        var map = rooms.create(ANUBIS, List.of(Customer.named("Dana"), PROTECT), INES);
        saved(rooms.submit(map, add("n1", "Exports need a ticket"), INES), 2, false);
        var note = rooms.document(map).get(new Id("n1"), Note.class);
        var moved =
            new Note(note.id(), note.place(), "Every export needs a ticket", true, null, null);
        saved(rooms.submit(map, edit("e2", new Altered(note, moved)), INES), 3, false);
        saved(rooms.submit(map, edit("e3", new Removed(PROTECT)), INES), 4, false);
        assertThat(rooms.document(map).size()).isEqualTo(1);

        refused(rooms.undo(map, new Id("u1"), new Id("e3"), MARCUS), "nothing-to-undo");
        saved(rooms.undo(map, new Id("u2"), new Id("e3"), INES), 5, false);
        saved(rooms.undo(map, new Id("u3"), new Id("e2"), INES), 6, false);

        assertThat(rooms.document(map).get(new Id("n1"), Note.class)).isEqualTo(note);
      }
    }
  }

  @Test
  void homeAndSearchKnowWhatWasWrittenAndNothingThatIsGone() {
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, ANUBIS);
      try (var house = new House(database)) {
        var rooms = house.rooms;
        var map = rooms.create(ANUBIS, List.of(Customer.named("Dana Okafor"), PROTECT), INES);
        saved(rooms.submit(map, add("n1", "I can't prove who sâw a 100% file"), MARCUS), 2, false);

        var overview = TestStore.overviews(database).of(ANUBIS).getFirst();
        assertThat(overview.head().customer().name()).isEqualTo("Dana Okafor");
        assertThat(overview.head().jobs()).containsExactly(PROTECT);
        assertThat(overview.notes()).containsEntry(Category.OPPORTUNITIES, 1);
        assertThat(overview.updatedBy()).isEqualTo("Marcus Bell");

        var search = TestStore.search(database);
        assertThat(search.find(ANUBIS, Viewer.TEAM, "SAW 100%", 9)).hasSize(1);
        assertThat(search.find(ANUBIS, Viewer.TEAM, "_", 9)).isEmpty();
        assertThat(search.find(ANUBIS, Viewer.GUEST_OUTSIDE, "saw", 9)).isEmpty();
        assertThat(search.find(new Id("other"), Viewer.TEAM, "saw", 9)).isEmpty();

        saved(rooms.submit(map, edit("e3", new Removed(PROTECT)), INES), 3, false);
        assertThat(search.find(ANUBIS, Viewer.TEAM, "saw", 9)).isEmpty();
        rooms.delete(map);
        assertThat(TestStore.overviews(database).of(ANUBIS)).isEmpty();
        assertThatThrownBy(() -> rooms.document(map)).isInstanceOf(NotHere.class);
      }
    }
  }

  /** Somebody opens the file with a tool that writes: for a moment, or until they go home. */
  @Test
  void j7_f05_aLockIsWaitedForAndMakesMapsReadOnlyWhileItStays() throws Exception {
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, ANUBIS);
      try (var house = new House(database)) {
        var rooms = house.rooms;
        var map = rooms.create(ANUBIS, List.of(Customer.named("Dana"), PROTECT), INES);
        CompletableFuture<Reply> caught;
        try (var _ = TestStore.locked(folder)) {
          caught = rooms.submit(map, add("n1", "Exports need a ticket"), INES);
          waits(caught, 1);
        }
        saved(caught, 2, false);
        int threads = Thread.activeCount();
        try (var _ = TestStore.locked(folder)) {
          caught = rooms.submit(map, add("n2", "Each is signed by two"), INES);
          while (rooms.isOpen()) {
            Thread.yield();
          }
          for (int i = 0; i < 500; i++) {
            refused(rooms.submit(map, add("n3", "Not now"), INES), "read-only");
          }
          waits(caught, 7); // and is tried again in vain
          assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        }
        saved(caught, 3, false);
        saved(rooms.submit(map, add("n3", "Not now"), INES), 4, false);
      }
    }
  }

  /** Neither saved nor refused for so many seconds. */
  private static void waits(CompletableFuture<Reply> reply, int seconds) {
    assertThatThrownBy(() -> reply.get(seconds, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  /** Nobody waits for an answer that never comes. */
  @Test
  void j18_whatCannotBeReadWhileItIsDecidedAgainIsRefusedForNow() throws Exception {
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, ANUBIS);
      Id map;
      try (var house = new House(database)) {
        map = house.rooms.create(ANUBIS, List.of(Customer.named("Dana"), PROTECT), INES);
        saved(house.rooms.submit(map, add("n1", "Exports need a ticket"), INES), 2, false);
        var note = house.rooms.document(map).get(new Id("n1"), Note.class);
        saved(house.rooms.submit(map, edit("e3", new Removed(note)), INES), 3, false);
        saved(house.rooms.submit(map, add("n2", "Another"), INES), 4, false);
      }
      TestStore.change(folder, List.of("UPDATE edit SET checksum = 1 WHERE version = 2"));
      try (var house = new House(database)) {
        var again = house.rooms.submit(map, add("n1", "Exports need a ticket"), INES);
        refused(again.orTimeout(10, TimeUnit.SECONDS), "read-only");
        saved(house.rooms.submit(map, add("n3", "A third"), INES), 5, false);
      }
    }
  }

  @Test
  void anUndoOfWhatIsStillToBeDecidedIsDecidedBehindIt() {
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, ANUBIS);
      var journal = TestStore.journalByHand(database);
      var tasks = new ArrayDeque<Runnable>();
      var time = new Time(System::nanoTime, (_, what) -> tasks.add(what));
      var edits = TestStore.edits(database);
      try (var rooms = new Rooms(edits, journal, database, Clock.systemUTC(), time)) {
        var map = rooms.create(ANUBIS, List.of(Customer.named("Dana"), PROTECT), INES);
        var made = rooms.submit(map, add("n1", "Exports need a ticket"), INES);
        try (var _ = Disk.under(folder, _ -> Disk.EIO)) {
          TestStore.work(journal);
        }
        TestStore.work(journal);
        assertThat(rooms.isOpen()).isTrue();
        var undone = rooms.undo(map, new Id("u1"), new Id("n1"), INES);
        for (int n = 0; n < 100 && !undone.isDone(); n++) {
          tasks.remove().run();
          TestStore.work(journal);
        }
        saved(made, 2, false);
        saved(undone, 3, false);
      }
    }
  }

  private static Edit add(String id, String text) {
    var place = new Place(PROTECT.id(), Category.OPPORTUNITIES, Order.first("1"));
    return edit(id, new Added(new Note(new Id(id), place, text, false, null, null)));
  }

  private static Edit edit(String id, Change change) {
    return new Edit(new Id(id), List.of(change));
  }

  private static void saved(CompletableFuture<Reply> reply, long version, boolean again) {
    assertThat(reply.join()).isInstanceOf(Reply.Saved.class);
    var saved = (Reply.Saved) reply.join();
    assertThat(saved.version()).isEqualTo(version);
    assertThat(saved.again()).isEqualTo(again);
  }

  private static void refused(CompletableFuture<Reply> reply, String reason) {
    assertThat(reply.join()).isInstanceOf(Reply.Refused.class);
    assertThat(((Reply.Refused) reply.join()).reason()).isEqualTo(reason);
  }
}
