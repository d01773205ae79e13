package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.live.Simulation.Bug;
import org.valuegap.core.document.Id;

/**
 * F16, F17, F20, F25, F26 and what comes of them together: a server and its clients under seeds. A
 * few new ones each time, printed; the long run is {@code -Dsimulation.runs=20000}, one seed again
 * is {@code -Dsimulation.seed=N -Dsimulation.runs=1}.
 */
class SimulationTest {
  @BeforeAll
  static void hush() {
    World.hush(true);
  }

  @AfterAll
  static void speak() {
    World.hush(false);
  }

  @Test
  void whateverHappensNothingIsLostAndAllAgreeInTheEnd() throws IOException {
    int runs = Integer.getInteger("simulation.runs", 100);
    long first = Long.getLong("simulation.seed", System.nanoTime() % 1_000_000_000);
    long from = System.nanoTime();
    var bad = World.bad(first, runs);
    double seconds = (System.nanoTime() - from) / 1e9;
    var agreed =
        World.AGREED.stream().mapToDouble(took -> took.toMillis() / 1e3).sorted().toArray();
    System.out.printf(
        "Simulation: %d runs from seed %d in %.1f s, %.1f a second;"
            + " healed, all agree after p50 %.1f s, p99 %.1f s%n",
        runs,
        first,
        seconds,
        runs / seconds,
        agreed[agreed.length / 2],
        agreed[agreed.length * 99 / 100]);
    assertThat(bad).as("by -Dsimulation.seed=…, of version " + version()).isEmpty();
  }

  private static String version() throws IOException {
    var git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .redirectErrorStream(true)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** Seeds that once showed a fault; each stays. */
  @ParameterizedTest
  @ValueSource(longs = {1, 899852720})
  void seedsThatWereBadOnce(long seed) {
    try (var world = new World()) {
      assertThat(world.run(seed, Bug.NONE)).isEmpty();
    }
  }

  @Test
  void oneSeedIsOneRun() {
    try (var world = new World()) {
      var one = new Id("one");
      var other = new Id("other");
      assertThat(world.run(one, 7, Bug.NONE)).isEmpty();
      assertThat(world.run(other, 7, Bug.NONE)).isEmpty();
      assertThat(world.edits(one)).hasSizeGreaterThan(20).isEqualTo(world.edits(other));
    }
  }
}
