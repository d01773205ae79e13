package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;

/**
 * {@code backup}, {@code restore} and {@code doctor} as they are called; what they do is tested in
 * the store.
 */
class InstanceTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    var in = new ByteArrayInputStream(new byte[0]);
    return Cli.commands(new Streams(in, out, new PrintStream(err, true, UTF_8))).execute(args);
  }

  @Test
  void anInstanceIsBackedUpWhileItRunsRestoredAndLookedAt() throws Exception {
    var here = folder.resolve("here").toString();
    var there = folder.resolve("there").toString();
    var file = folder.resolve("anubis.backup");
    try (var database = TestDatabases.sqlite(Path.of(here))) {
      TestStore.workspace(database, new Id("anubis"));
      assertThat(run("backup", "--data", here, "-o", file.toString())).isZero();
      assertThat(out.toString(UTF_8))
          .startsWith(file + ": 0 maps, 0 edits, SQLite 3.")
          .endsWith("; all is well\n");
      assertThat(run("doctor", "--data", here)).isZero();
      assertThat(run("restore", file.toString(), "--data", here)).isEqualTo(2);
      assertThat(err.toString(UTF_8)).contains("Another server uses").hasLineCount(1);
    }
    assertThat(run("restore", file.toString(), "--data", there)).isZero();
    assertThat(run("doctor", "--data", there)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Java ", "database: SQLite 3.", "schema ", "nothing pending", " MB free\n")
        .contains("last backup without faults: none yet", "the newest edit is of never")
        .contains("\nchecked: 0 maps, 0 edits, SQLite 3.");
  }

  @Test
  void theDatabaseOfAContainerIsNamedInAFile() throws Exception {
    var file = Files.writeString(folder.resolve("database"), "jdbc:postgresql:valuegap\n");
    var container = Map.of("VALUEGAP_DATABASE_FILE", file.toString());
    assertThat(Instance.database("", container)).isEqualTo("jdbc:postgresql:valuegap");
    assertThat(Instance.database("jdbc:postgresql:x", container)).isEqualTo("jdbc:postgresql:x");
    assertThat(Instance.database("", Map.of())).isEmpty();
  }

  @Test
  void theDoctorNamesSettingsAndNoSecret() {
    var given =
        Map.of(
            "VALUEGAP_HOSTS", "maps.anubis.example",
            "VALUEGAP_DATABASE", "jdbc:postgresql://db/maps?password=hidden",
            "VALUEGAP_DATABASE_FILE", "/run/secrets/database",
            "SERVER_SSL_KEY_STORE_PASSWORD", "hidden",
            "HOME", "/root");
    assertThat(Doctor.settings(given))
        .containsExactly(
            "setting: SERVER_SSL_KEY_STORE_PASSWORD=…",
            "setting: VALUEGAP_DATABASE=…",
            "setting: VALUEGAP_DATABASE_FILE=/run/secrets/database",
            "setting: VALUEGAP_HOSTS=maps.anubis.example");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLineWithStatus2() throws Exception {
    var nowhere = folder.resolve("nowhere").toString();
    assertThat(run("doctor", "--data", nowhere)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(nowhere + ": no database is here; name the folder with --data\n");
    assertThat(run("restore", nowhere, "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("no such file or folder").hasLineCount(1);
    var text = Files.writeString(folder.resolve("notes.txt"), "not a backup ".repeat(99));
    assertThat(run("restore", text.toString(), "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("notes.txt: not a backup").hasLineCount(1);
    assertThat(run("backup", "-o", "x", "--database", "jdbc:mysql:x")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("jdbc:postgresql: URL").hasLineCount(1);
  }
}
