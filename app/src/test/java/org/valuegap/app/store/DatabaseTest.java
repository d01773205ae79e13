package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valuegap.app.store.tables.Tables.WORKSPACE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.store.Pictures.Picture;
import org.valuegap.core.document.Id;

class DatabaseTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");

  private static final Id DANA = new Id("dana");

  @TempDir Path folder;

  @Test
  void bothDatabasesKeepTimesAsWrittenAndTakeBackWhatFails() {
    for (var database :
        new Database[] {TestDatabases.sqlite(folder), TestDatabases.postgres(folder)}) {
      try (database) {
        database.write(tx -> workspace(tx, "meridian"));
        assertThatThrownBy(() ->
                database.write(tx -> {
                  workspace(tx, "anubis");
                  return workspace(tx, "meridian");
                }))
            .isInstanceOf(DataAccessException.class);

        var found = database.read(ctx -> ctx.selectFrom(WORKSPACE).fetch());

        assertThat(found).extracting(row -> row.getId()).containsExactly("meridian");
        assertThat(found.getFirst().getCreatedAt()).isEqualTo(NOON);
      }
    }
  }

  @Test
  void bothDatabasesKeepAPictureAsItIs() {
    for (var database :
        new Database[] {TestDatabases.sqlite(folder), TestDatabases.postgres(folder)}) {
      try (database) {
        database.write(tx -> workspace(tx, "meridian"));
        var pictures = new Pictures(database);
        pictures.keep(DANA, new Picture(new Id("meridian"), new byte[] {-1, 0, 127}), NOON);
        assertThat(pictures.find(DANA))
            .satisfies(found -> {
              assertThat(found.workspace()).isEqualTo(new Id("meridian"));
              assertThat(found.image()).containsExactly(-1, 0, 127);
            });
        assertThat(pictures.find(new Id("none"))).isNull();
      }
    }
  }

  @Test
  void theEpochIsDrawnOnceWithTheDatabase() {
    String epoch;
    try (var database = TestDatabases.sqlite(folder)) {
      epoch = database.epoch();
    }
    try (var again = TestDatabases.sqlite(folder);
        var other = TestDatabases.sqlite(folder.resolve("other"))) {
      assertThat(again.epoch()).isEqualTo(epoch);
      assertThat(other.epoch()).isNotEqualTo(epoch);
    }
  }

  @Test
  void aSecondServerOnOneFolderIsRefused() {
    try (var _ = TestDatabases.sqlite(folder)) {
      assertThatThrownBy(() -> TestDatabases.sqlite(folder))
          .hasMessageContaining("Another server uses the data folder");
    }
  }

  /**
   * Not even the system's administrator, whom the tests may run as, may write into {@code /proc}.
   */
  @Test
  void f07_aFolderThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no folder");
    for (var data : List.of(file, file.resolve("below"), Path.of("/proc/self"))) {
      assertThatThrownBy(() -> TestDatabases.sqlite(data))
          .hasMessage("The data folder " + data + " cannot be written");
    }
    assertThat(file).hasContent("no folder");
  }

  @Test
  void f07_aDatabaseThatIsNoneIsLeftAsItIs() throws IOException {
    var file = Files.writeString(Database.file(folder), "My novel. ".repeat(1_000));
    assertThatThrownBy(() -> TestDatabases.sqlite(folder)).hasMessageContaining("not a database");
    assertThat(file).hasContent("My novel. ".repeat(1_000));
  }

  @Test
  void anEmbeddedDatabaseSyncsEveryCommit() {
    try (var database = TestDatabases.sqlite(folder)) {
      assertThat(database.<Object>write(tx -> tx.fetchValue("PRAGMA synchronous"))).isEqualTo(2);
      assertThat(database.<Object>write(tx -> tx.fetchValue("PRAGMA journal_mode")))
          .isEqualTo("wal");
      assertThat(database.<Object>write(tx -> tx.fetchValue("PRAGMA foreign_keys"))).isEqualTo(1);
    }
  }

  private static int workspace(DSLContext tx, String id) {
    return tx.insertInto(WORKSPACE, WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.CREATED_AT)
        .values(id, "Meridian Health", NOON)
        .execute();
  }
}
