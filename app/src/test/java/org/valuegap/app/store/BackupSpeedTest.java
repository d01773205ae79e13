package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long backup, restore and checkup of 1 GB take; prints it. {@code -Dgigabytes=0.1} for less.
 */
@Tag("speed")
class BackupSpeedTest {
  private static final int NOTES = 1_000;

  @TempDir Path folder;

  @Test
  void backupRestoreAndCheckupOfAGigabyte() throws IOException {
    var here = folder.resolve("here");
    var there = folder.resolve("there");
    var file = folder.resolve("anubis.backup");
    fill(here, (long) (Double.parseDouble(System.getProperty("gigabytes", "1")) * (1 << 30)));

    var rows = new ArrayList<String>();
    rows.add(timed("backup", () -> assertThat(Backup.write(here, "", file).faults()).isEmpty()));
    rows.add(
        timed("restore", () -> assertThat(Backup.restore(file, there, "").faults()).isEmpty()));
    rows.add(timed("doctor", () -> assertThat(Checkup.of(there, "").faults()).isEmpty()));
    System.out.printf("%,d MB%n%s%n", Files.size(file) >> 20, String.join("\n", rows));
  }

  /** Writes notes into maps of a thousand until the database is so large. */
  private static void fill(Path here, long bytes) throws IOException {
    try (var database = Database.open(here, "");
        var journal = new Journal(database)) {
      TestStore.workspace(database, Ledger.ANUBIS);
      var text = "Every export needs a ticket, and the ticket needs a reason. ".repeat(30);
      for (int map = 1; Files.size(Database.file(here)) < bytes; map++) {
        var dana = new Ledger(database, journal, "dana-" + map);
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int i = 0; i < NOTES; i++) {
          last = dana.add("n" + i, text);
        }
        last.join();
        new Edits(database).keep(dana.map, NOTES + 1, dana.document());
      }
    }
  }

  /** What is timed. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static String timed(String what, Work work) throws IOException {
    long from = System.nanoTime();
    work.run();
    return "%-8s %.1f s"
        .formatted(what, Duration.ofNanos(System.nanoTime() - from).toMillis() / 1000.0);
  }
}
