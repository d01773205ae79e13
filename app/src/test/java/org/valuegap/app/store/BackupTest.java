package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valuegap.app.store.tables.Tables.SNAPSHOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.app.account.Person;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;

/** Backup, restore and checkup of whole instances. */
class BackupTest {
  private static final Person INES =
      new Person(
          new Id("ines"),
          Ledger.ANUBIS,
          "Ines Duarte",
          "ines@anubis.example",
          Person.Role.OWNER,
          Person.Colour.ROSE);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("anubis.backup");
  }

  private String url(String kind) {
    return kind.equals("SQLite") ? "" : TestDatabases.emptyPostgres();
  }

  /** An instance with Ines, signed in, and Dana's map of two notes. */
  private static Document set(Database database) {
    var accounts = new Accounts(database);
    accounts.expectOwner("code");
    accounts.found("code", INES, "Anubis", "secret", Ledger.NINE);
    new Sessions(database).open("token", INES.id(), Sessions.Device.UNKNOWN, Ledger.NINE);
    try (var journal = new Journal(database)) {
      var map = new Ledger(database, journal, "dana");
      map.add("n1", "Every export needs a ticket").join();
      new Edits(database).keep(map.map, 2, map.document());
      map.add("n2", "“Ça dépend” — 監査 🚒").join();
      return map.document();
    }
  }

  @Test
  void f04_aBackupThatTheDiskHasNoRoomForLeavesTheOneBeforeAndTheInstance() throws IOException {
    var here = folder.resolve("here");
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var file = elsewhere.resolve("anubis.backup");
    try (var database = Database.open(here, "")) {
      set(database);
      Backup.write(here, "", file);
      var before = Files.readAllBytes(file);
      Disk.Hands noRoom = request -> request.call() == Disk.Call.WRITE ? Disk.ENOSPC : 0;
      try (var _ = Disk.under(elsewhere, noRoom)) {
        assertThatThrownBy(() -> Backup.write(here, "", file)).hasStackTraceContaining("full");
      }
      assertThat(elsewhere).isDirectoryNotContaining(left -> !left.equals(file));
      assertThat(file).hasBinaryContent(before);
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SQLite, SQLite",
    "PostgreSQL, PostgreSQL",
    "PostgreSQL, SQLite",
    "SQLite, PostgreSQL"
  })
  void j12_f35_whatWasBackedUpIsRestoredWholeUnderAnotherEpoch(String from, String to)
      throws IOException {
    var here = folder.resolve("here");
    var there = folder.resolve("there");
    var source = url(from);
    var target = url(to);
    Document map;
    String epoch;
    try (var database = Database.open(here, source)) {
      map = set(database);
      epoch = database.epoch();
      assertThat(Backup.write(here, source, file()).faults()).isEmpty();
    }
    var restored = Backup.restore(file(), there, target);
    assertThat(restored.faults()).isEmpty();
    assertThat(restored.maps()).isEqualTo(1);
    assertThat(restored.edits()).isEqualTo(3);

    try (var database = Database.open(there, target)) {
      assertThat(database.epoch()).isNotEqualTo(epoch);
      assertThat(new Edits(database).load(new Id("dana")).document()).isEqualTo(map);
      assertThat(new Accounts(database).credentials(INES.id()).person()).isEqualTo(INES);
      assertThat(new Sessions(database).person("token", Ledger.NINE)).isNull();
      assertThat(new Overviews(database).of(Ledger.ANUBIS)).hasSize(1);
    }
    assertThat(Checkup.of(there, target).faults()).isEmpty();
  }

  @Test
  void f34_aBackupWhileEditsGoOnHoldsAPrefixOfThem() throws Exception {
    var here = folder.resolve("here");
    try (var database = Database.open(here, "");
        var journal = new Journal(database)) {
      TestStore.workspace(database, Ledger.ANUBIS);
      var map = new Ledger(database, journal, "dana");
      var enough = new AtomicBoolean();
      var writer =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; !enough.get(); i++) {
                  map.add("n" + i, "Note " + i).join();
                }
              });
      while (new Edits(database).load(map.map).version() < 50) {
        Thread.onSpinWait();
      }
      var result = Backup.write(here, "", file());
      long after = new Edits(database).load(map.map).version();
      enough.set(true);
      writer.join();

      assertThat(result.faults()).isEmpty();
      assertThat(result.edits()).isBetween(50L, after);
      Backup.restore(file(), folder.resolve("there"), "");
      try (var restored = Database.open(folder.resolve("there"), "")) {
        long until = new Edits(restored).load(map.map).version();
        assertThat(until).isEqualTo(result.edits());
        var prefix = new Edits(database).since(map.map, 0, (int) until);
        assertThat(new Edits(restored).since(map.map, 0, 9_999))
            .extracting(Edits.Stored::id)
            .isEqualTo(prefix.stream().map(Edits.Stored::id).toList());
      }
    }
  }

  @Test
  void restoringKeepsWhatWasThereAndNeedsTheServerStopped() throws IOException {
    var here = folder.resolve("here");
    try (var database = Database.open(here, "")) {
      set(database);
      Backup.write(here, "", file());
      assertThatThrownBy(() -> Backup.restore(file(), here, ""))
          .hasMessageContaining("Another server uses the data folder");
    }
    Backup.restore(file(), here, "");
    try (var files = Files.list(here)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .anyMatch(name -> name.matches("valuegap-before-restore-\\d+\\.db"))
          .noneMatch(name -> name.contains(".part"));
    }
  }

  @Test
  void whatIsNoBackupChangesNothing() throws IOException {
    var here = folder.resolve("here");
    Document map;
    try (var database = Database.open(here, "")) {
      map = set(database);
    }
    Files.writeString(file(), "not a database ".repeat(500));
    assertThatThrownBy(() -> Backup.restore(file(), here, ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("anubis.backup: not a backup");
    assertThatThrownBy(() -> Backup.restore(folder.resolve("none"), here, ""))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Backup.write(folder.resolve("empty"), "", file()))
        .hasMessageContaining("no database is here");
    try (var database = Database.open(here, "")) {
      assertThat(new Edits(database).load(new Id("dana")).document()).isEqualTo(map);
    }
  }

  @Test
  void aPostgresThatIsInUseIsNotRestoredInto() throws IOException {
    var here = folder.resolve("here");
    var url = TestDatabases.emptyPostgres();
    try (var database = Database.open(here, url)) {
      set(database);
    }
    Backup.write(here, url, file());
    assertThatThrownBy(() -> Backup.restore(file(), here, url))
        .hasMessageContaining("restore into an empty one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE edit SET changes = replace(changes, 'ticket', 'tocket') | edit 2 of dana is damaged
          DELETE FROM edit WHERE version = 3                            | home or search
          PRAGMA foreign_keys = off; DELETE FROM edit WHERE version = 2 | version 2 is missing
          DELETE FROM found_text WHERE element_id = 'n1'                | home or search
          DELETE FROM overview                                          | home or search
          """)
  void f03_aDamageIsFoundAndItsBackupSaysSo(String damage, String fault) throws Exception {
    var here = folder.resolve("here");
    try (var database = Database.open(here, "")) {
      set(database);
      assertThat(Checkup.of(here, "").faults()).isEmpty();
    }
    try (var connection =
            java.sql.DriverManager.getConnection("jdbc:sqlite:" + Database.file(here));
        var statement = connection.createStatement()) {
      for (var sql : damage.split(";")) {
        statement.execute(sql);
      }
    }
    assertThat(Checkup.of(here, "").faults()).anyMatch(found -> found.contains(fault));
    assertThat(Backup.write(here, "", file()).faults()).isNotEmpty();
    assertThat(Backup.restore(file(), folder.resolve("there"), "").faults()).isNotEmpty();
    assertThat(Database.file(folder.resolve("there"))).doesNotExist();
  }

  @Test
  void aSnapshotThatIsNotWhatTheEditsGiveIsFound() {
    var here = folder.resolve("here");
    try (var database = Database.open(here, "")) {
      set(database);
      database.write(tx -> tx.deleteFrom(SNAPSHOT).execute());
      new Edits(database).keep(new Id("dana"), 3, Document.EMPTY);
      assertThat(Checkup.of(here, "").faults())
          .containsExactly("map dana: its snapshot is not what its edits give");
    }
  }

  /** Replaces a byte in the middle of the file, as a disk may. */
  @Test
  void f03_aFlippedBitInTheFileIsFound() throws IOException {
    var here = folder.resolve("here");
    try (var database = Database.open(here, "")) {
      set(database);
    }
    var bytes = Files.readAllBytes(Database.file(here));
    var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("Every export needs a ticket")] ^= 0x04;
    Files.write(Database.file(here), bytes);
    assertThat(Checkup.of(here, "").faults()).isNotEmpty();
  }
}
