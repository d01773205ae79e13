package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.store.Disk;
import org.valuegap.app.store.Disk.Call;
import org.valuegap.app.store.Disk.Hands;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.Viewer;

/**
 * J7 under a disk that fails: a map becomes read-only and says so, nothing is told saved that is
 * not, and it comes back by itself.
 */
class FaultsTest {
  @TempDir Path folder;

  private static Stream<Named<Hands>> faults() {
    return Stream.of(
        Named.of("f08 fsync fails", request -> request.call() == Call.SYNC ? Disk.EIO : 0),
        Named.of("f04 no space", request -> request.call() == Call.WRITE ? Disk.ENOSPC : 0),
        Named.of("write fails", request -> request.call() == Call.WRITE ? Disk.EIO : 0),
        Named.of(
            "write is cut short",
            new Hands() {
              private final AtomicInteger writes = new AtomicInteger();

              @Override
              public int take(Disk.Request request) {
                return request.call() != Call.WRITE || request.bytes().length < 2
                    ? 0
                    : writes.getAndIncrement() % 2 == 0 ? -request.bytes().length / 2 : Disk.ENOSPC;
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aDiskThatFailsMakesMapsReadOnlyUntilItHeals(Hands fault) throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      ines.hear(House.note("aa1-1", "n1", "Before it"));
      assertThat(ear.await("edits")).contains("aa1-1");
      try (var _ = Disk.under(folder, fault)) {
        ines.hear(House.note("aa1-2", "n2", "Under way when it failed"));
        assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
        ines.hear(House.note("aa1-3", "n3", "Not now"));
        assertThat(ear.await("refused")).contains("aa1-3", "read-only");
        assertThat(house.rooms.document(map).has(new Id("n2"))).isFalse();
        assertThat(house.rooms.document(map).has(new Id("n1"))).isTrue(); // reading goes on
      }
      assertThat(ear.await("state")).contains("\"saving\":\"open\"");
      assertThat(ear.await("edits")).contains("aa1-2");
      ines.hear(House.note("aa1-3", "n3", "Sent again"));
      assertThat(ear.await("edits")).contains("aa1-3");
      assertThat(ear.heard).noneMatch(frame -> frame.contains("\"edits\""));
    }
    try (var database = TestDatabases.sqlite(folder)) {
      assertThat(TestStore.faults(database)).isEmpty();
      assertThat(TestStore.edits(database).load(new Id("dana")).version()).isEqualTo(4);
    }
  }

  @Test
  void j18_ofTwoRewordingsTheLaterWinsWhereTheEarlierIsRefusedForNow() throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      ines.hear(House.note("aa1-1", "n1", "Trail is cut off"));
      assertThat(ear.await("edits")).contains("aa1-1");
      var one = House.reword("aa1-3", "n1", "Trail is cut off", "Trail ends after 90 days");
      var other = House.reword("aa1-4", "n1", "Trail ends after 90 days", "Trail ends in May");
      try (var _ = Disk.under(folder, request -> request.call() == Call.SYNC ? Disk.EIO : 0)) {
        ines.hear(House.note("aa1-2", "n2", "Under way when it failed"));
        assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
        ines.hear(one);
        assertThat(ear.await("refused")).contains("aa1-3", "read-only");
      }
      assertThat(ear.await("edits")).contains("aa1-2");
      ines.hear(other);
      assertThat(ear.await("refused")).contains("aa1-4", "read-only");
      ines.hear("{\"undo\":{\"id\":\"aa1-5\",\"edit\":\"aa1-2\"}}");
      assertThat(ear.await("refused")).contains("aa1-5", "read-only");
      ines.hear(one);
      assertThat(ear.await("edits")).contains("aa1-3");
      ines.hear(other);
      assertThat(ear.await("edits")).contains("aa1-4");
      assertThat(house.rooms.document(map).get(new Id("n1"), Note.class).text())
          .isEqualTo("Trail ends in May");
    }
  }

  /** What an earlier line asked for is saved when the disk is back, and is not sent again then. */
  @Test
  void j18_whatIsThereWithoutBeingAskedAgainHoldsUpNothingAndWhatIsBehindItStaysInOrder()
      throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var first = House.note("aa1-1", "n1", "Trail is cut off");
      var second = House.note("aa1-2", "n2", "Trail ends in May");
      var third = House.note("aa1-3", "n3", "Nobody reads the trail");
      var again = new House.Ear();
      Participant ines;
      try (var _ = Disk.under(folder, request -> request.call() == Call.SYNC ? Disk.EIO : 0)) {
        house.enter(map, "aa1", ear).hear(first);
        assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
        ines = house.enter(map, "aa1", again);
        ines.hear(first);
        assertThat(again.await("refused")).contains("aa1-1", "read-only");
        ines.hear(second);
        assertThat(again.await("refused")).contains("aa1-2", "read-only");
      }
      assertThat(again.await("edits")).contains("aa1-1");
      ines.hear(third);
      assertThat(again.await("refused")).contains("aa1-3", "read-only");
      ines.hear(second);
      assertThat(again.await("edits")).contains("aa1-2");
      ines.hear(third);
      assertThat(again.await("edits")).contains("aa1-3");
    }
  }

  @Test
  void j18_theRateHoldsUpWhatIsBehindWhatItRefused() throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines =
          new Participant(
              house.rooms,
              House.EDITOR,
              _ -> House.EDITOR,
              (frame, sent) -> ear.accept(frame.text, sent),
              (_, _) -> {},
              5);
      ines.hear("{\"hello\":{\"protocol\":1,\"document\":\"dana\",\"client\":\"aa1\"}}");
      int n = 0;
      do {
        n++;
        ines.hear(House.note("aa1-" + n, "n" + n, "Trail is cut off"));
      } while (ear.heard.stream().noneMatch(frame -> frame.contains("more than 5 frames")));
      var refused = "n" + n;
      assertThat(ear.await("refused")).contains("aa1-" + n);
      String told;
      do {
        LockSupport.parkNanos(50_000_000); // the rate goes by the machine's clock
        ines.hear(House.note("aa1-" + (n + 1), "behind", "Trail ends in May"));
        told = ear.await("refused");
      } while (!told.contains("comes first"));
      assertThat(told).contains("\"reason\":\"rate\"");
      while (!house.rooms.document(map).has(new Id(refused))) {
        LockSupport.parkNanos(50_000_000);
        ines.hear(House.note("aa1-" + n, refused, "Trail is cut off"));
      }
      assertThat(house.rooms.document(map).has(new Id("behind"))).isFalse();
    }
  }

  @Test
  void aSlowDiskDelaysWhatIsSavedAndRefusesNothing() throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      try (var _ = Disk.under(folder, FaultsTest::slowly)) {
        for (int n = 1; n <= 20; n++) {
          ines.hear(House.note("aa1-" + n, "n" + n, "Slowly"));
        }
        assertThat(house.rooms.document(map).has(new Id("n20"))).isFalse();
        String told;
        do {
          told = ear.await("edits");
        } while (!told.contains("\"aa1-20\""));
      }
      assertThat(house.rooms.document(map).has(new Id("n20"))).isTrue();
      assertThat(ear.heard).noneMatch(frame -> frame.contains("refused"));
    }
  }

  /** What is in the log is durable; it goes into the file when there is room again. */
  @Test
  void f04_noRoomAtTheCheckpointHoldsUpNobody() throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      TestStore.pragma(database, "wal_autocheckpoint=1");
      var tried = new AtomicInteger();
      Hands noRoom =
          request ->
              request.call() == Call.WRITE && request.isTo(".db") && tried.incrementAndGet() > 0
                  ? Disk.ENOSPC
                  : 0;
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      try (var _ = Disk.under(folder, noRoom)) {
        for (int n = 1; n <= 5; n++) {
          ines.hear(House.note("aa1-" + n, "n" + n, "Into the log"));
          assertThat(ear.await("edits")).contains("aa1-" + n);
        }
      }
      assertThat(tried).hasPositiveValue();
      assertThat(ear.heard).noneMatch(frame -> frame.contains("read-only"));
      ines.hear(House.note("aa1-6", "n6", "Into the file"));
      assertThat(ear.await("edits")).contains("aa1-6");
    }
    try (var database = TestDatabases.sqlite(folder)) {
      assertThat(TestStore.faults(database)).isEmpty();
      assertThat(TestStore.edits(database).load(new Id("dana")).version()).isEqualTo(7);
    }
  }

  private static int slowly(Disk.Request request) {
    if (request.call() == Call.SYNC) {
      LockSupport.parkNanos(300_000_000);
    }
    return 0;
  }

  /** SQLite itself would go on writing into a file that nobody finds again. */
  @Test
  void aDatabaseFileThatVanishesIsNotWrittenInto() throws Exception {
    var file = folder.resolve("valuegap.db");
    var elsewhere = folder.resolve("elsewhere.db");
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      Files.move(file, elsewhere);
      ines.hear(House.note("aa1-1", "n1", "Where to?"));
      assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
      assertThat(file).doesNotExist();
      Files.move(elsewhere, file);
      assertThat(ear.await("state")).contains("\"saving\":\"open\"");
      assertThat(ear.await("edits")).contains("aa1-1");
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  /**
   * As after a change-over to a copy that lags behind. The wait is for the round through the rooms.
   */
  @Test
  void j16_aDatabaseThatWasSetBackIsReadAnewAndNotAskedForEver() throws Exception {
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      ines.hear(House.note("aa1-1", "n1", "Stays"));
      assertThat(ear.await("edits")).contains("aa1-1");
      ines.hear(House.note("aa1-2", "n2", "Goes"));
      assertThat(ear.await("edits")).contains("\"version\":3");
      TestStore.change(folder, List.of("DELETE FROM edit WHERE version = 3"));
      ines.hear(House.note("aa1-3", "n3", "Comes after what is gone"));
      assertThat(ear.await("bye")).contains("\"again\":true");

      var again = house.enter(Viewer.TEAM, map, "aa1", ear, (_, _) -> {}, ",\"version\":3");
      assertThat(ear.await("snapshot")).contains("\"version\":2").doesNotContain("Goes");
      again.hear(House.note("aa1-3", "n3", "Comes after what is gone"));
      assertThat(ear.await("edits")).contains("\"version\":3,\"id\":\"aa1-3\"");
    }
  }
}
