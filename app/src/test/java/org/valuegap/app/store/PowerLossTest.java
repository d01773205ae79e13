package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.store.Journal.Outcome;
import org.valuegap.core.document.Id;

/** F02: what was acknowledged is there after a power loss. The seed is the test's name. */
class PowerLossTest {
  private static final int MOST_CALLS = 400;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void f02_nothingThatWasAcknowledgedIsLost(long seed) throws IOException {
    var run = new Run(seed);
    run.untilThePowerGoes("FULL");
    assertThat(run.acknowledged).isNotEmpty();
    assertThat(run.lost()).isEmpty();
  }

  /** What the test above would say of a database that does not sync: it sees the loss. */
  @Test
  void f02_withoutSyncingTheLossIsSeen() throws IOException {
    int lost = 0;
    for (long seed = 1; seed <= 3; seed++) {
      var run = new Run(seed);
      run.untilThePowerGoes("OFF");
      lost += run.lost().size();
    }
    assertThat(lost).isPositive();
  }

  /** One life of a database, its end and what is found afterwards. */
  private final class Run {
    private final Path before;
    private final Path after;
    private final Random random;
    private final List<String> acknowledged = new ArrayList<>();

    Run(long seed) {
      before = folder.resolve("before-" + seed);
      after = folder.resolve("after-" + seed);
      random = new Random(seed);
    }

    void untilThePowerGoes(String synchronous) throws IOException {
      try (var database = Database.open(before, "");
          var journal = new Journal(database)) {
        TestStore.workspace(database, Ledger.ANUBIS);
        var map = new Ledger(database, journal, "dana");
        TestStore.pragma(database, "synchronous=" + synchronous);
        TestStore.pragma(database, "wal_autocheckpoint=20");
        var power = new PowerLoss(before, 20 + random.nextInt(MOST_CALLS));
        try (var _ = Disk.under(before, power)) {
          while (write(map)) {}
          database.close();
        }
        power.comeBack(after, random);
      }
    }

    /** Writes some notes at once; answers whether they are durable. */
    private boolean write(Ledger map) {
      var waits = new ArrayList<CompletableFuture<Outcome>>();
      int first = acknowledged.size();
      int last = first + 1 + random.nextInt(5);
      for (int i = first; i < last; i++) {
        waits.add(map.add("n" + i, "Every export needs a ticket. ".repeat(1 + random.nextInt(20))));
      }
      for (int i = first; i < last; i++) {
        if (waits.get(i - first).join() != Outcome.DURABLE) {
          return false;
        }
        acknowledged.add("n" + i);
      }
      return true;
    }

    List<String> lost() {
      try (var database = Database.open(after, "")) {
        var map = new Edits(database).load(new Id("dana"));
        var lost = new ArrayList<>(acknowledged);
        lost.removeIf(id -> map != null && map.document().has(new Id(id)));
        lost.addAll(Checkup.of(database, 9).faults());
        return lost;
      } catch (RuntimeException e) {
        return List.of("cannot be opened: " + e);
      }
    }
  }
}
