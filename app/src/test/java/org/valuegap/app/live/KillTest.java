package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;

/**
 * F01: a process that is killed at a named point of an edit's way. What anybody was told is there
 * afterwards, no version is missing, and an edit that is sent again is not applied twice.
 */
@Tag("slow")
class KillTest {
  private static final Id MAP = new Id("dana");
  private static final Pattern TOLD = Pattern.compile("\"version\":\\d+,\"id\":\"(\\w+-\\d+)\"");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "received",
        "parsed",
        "authorised",
        "waiting",
        "logged",
        "projected",
        "inserting",
        "half-written",
        "committing",
        "committed",
        "acknowledged",
        "shown-to-one",
        "snapshot",
        "checkpoint",
        "checkpoint-half-way",
      })
  void f01_whatWasToldIsThereAfterAKill(String point) throws Exception {
    var told = killedAt(point);
    assertThat(told).as("edits before the kill").hasSizeGreaterThan(15);
    try (var database = TestDatabases.sqlite(folder)) {
      var stored = ids(database);
      assertThat(stored).containsAll(told);
      assertThat(TestStore.faults(database)).isEmpty();

      sendAllAgain(database, Mortal.edits(point));
      assertThat(ids(database))
          .startsWith(stored.toArray(String[]::new))
          .filteredOn(id -> id.startsWith("aa1-"))
          .doesNotHaveDuplicates()
          .hasSize(Mortal.edits(point));
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  /** As a launcher's option has it, the process ends; nothing in it could be trusted any more. */
  @Test
  void f31_whatWasToldIsThereAfterTheMemoryRanOut() throws Exception {
    var told = killedAt("out-of-memory");
    assertThat(told).hasSizeGreaterThan(15);
    try (var database = TestDatabases.sqlite(folder)) {
      assertThat(ids(database)).containsAll(told);
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  /** Each step of the migrations is a transaction: killed just before each of their commits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "migration-begins",
        "migration-half-way",
        "migration-commit-1",
        "migration-commit-2",
        "migration-commit-3",
        "migration-commit-4",
        "migration-commit-5",
        "migration-commit-6",
        "migration-commit-7",
      })
  void f36_aStartAfterAKilledMigrationCompletesIt(String point) throws Exception {
    killedAt(point);
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.workspace(database, House.ANUBIS);
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"migration-begins", "migration-commit-1", "migration-commit-2"})
  void f36_anUpgradeThatIsKilledIsCompletedByTheNextStart(String point) throws Exception {
    var fixture = Path.of("app/src/test/resources/databases/2026-11.db.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(fixture))) {
      Files.copy(in, folder.resolve("valuegap.db"));
    }
    killedAt(point);
    try (var database = TestDatabases.sqlite(folder)) {
      assertThat(TestStore.faults(database)).isEmpty();
      assertThat(TestStore.edits(database).load(MAP).version()).isEqualTo(3);
    }
  }

  /** Lets a process come to the point and kills it there; answers the edits that it told of. */
  private TreeSet<String> killedAt(String point) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Mortal.class.getName(),
                folder.toString(),
                point)
            .redirectErrorStream(true)
            .start();
    var told = new TreeSet<String>();
    var said = new ArrayList<String>();
    try (var lines = process.inputReader()) {
      for (String line; (line = lines.readLine()) != null; ) {
        said.add(line);
        if (line.equals("HERE") && !point.equals("out-of-memory")) {
          process.toHandle().destroyForcibly(); // SIGKILL
        }
        TOLD.matcher(line).results().forEach(found -> told.add(found.group(1)));
      }
    }
    assertThat(said).as("the point was reached").contains("HERE");
    assertThat(process.waitFor()).as("status").isEqualTo(point.equals("out-of-memory") ? 3 : 137);
    return told;
  }

  private static List<String> ids(Database database) {
    return TestStore.edits(database).since(MAP, 1, Integer.MAX_VALUE).stream()
        .map(edit -> edit.id().value())
        .toList();
  }

  /** As the client does that has heard of none. */
  private static void sendAllAgain(Database database, int edits) throws InterruptedException {
    try (var house = new House(database)) {
      var ear = new House.Ear();
      var author = house.enter(MAP, "aa1", ear);
      IntStream.rangeClosed(1, edits).forEach(n -> author.hear(Mortal.edit(n)));
      var answered = new TreeSet<String>();
      var id = Pattern.compile("\"id\":\"(aa1-\\d+)\"");
      while (answered.size() < edits) {
        var frame = ear.heard.take();
        assertThat(frame).doesNotContain("\"refused\"");
        if (!frame.startsWith("{\"snapshot\"")) {
          id.matcher(frame).results().forEach(found -> answered.add(found.group(1)));
        }
      }
    }
  }
}
