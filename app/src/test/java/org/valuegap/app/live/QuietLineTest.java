package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.core.valuemap.Viewer;

/** F27: proxies cut lines on which nothing has passed for a while, some after half a minute. */
class QuietLineTest {
  private record Later(long at, Runnable what) {}

  @TempDir Path folder;
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingLong(Later::at));
  private final List<Long> told = new ArrayList<>();
  private final List<Long> said = new ArrayList<>();
  private long now;
  private Participant quiet;

  @Test
  void f27_somethingPassesEitherWayThoughNobodyDoesAnythingForAnHour() {
    var closed = new ArrayList<Integer>();
    try (var database = TestDatabases.sqlite(folder);
        var house = new House(database, Clock.systemUTC(), new Time(() -> now, this::later))) {
      BiConsumer<String, Runnable> line = this::answered;
      quiet =
          house.enter(
              Viewer.TEAM, house.map(database), "aa1", line, (code, _) -> closed.add(code), "");
      long hour = Duration.ofHours(1).toNanos();
      while (later.element().at < hour) {
        now = later.element().at;
        later.remove().what.run();
      }
      assertThat(closed).isEmpty();
      assertThat(longest(told)).isLessThan(Duration.ofSeconds(10));
      assertThat(longest(said)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private void later(long nanos, Runnable what) {
    later.add(new Later(now + nanos, what));
  }

  private void answered(String frame, Runnable sent) {
    told.add(now);
    sent.run();
    if (frame.startsWith("{\"ping\"")) {
      said.add(now);
      quiet.hear(frame.replace("ping", "pong"));
    }
  }

  private static Duration longest(List<Long> times) {
    assertThat(times).hasSizeGreaterThan(300);
    return Duration.ofNanos(
        Collections.max(
            IntStream.range(1, times.size())
                .mapToObj(i -> times.get(i) - times.get(i - 1))
                .toList()));
  }
}
