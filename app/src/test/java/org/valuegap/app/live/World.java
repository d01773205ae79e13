package org.valuegap.app.live;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.valuegap.app.live.Simulation.Bug;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;

/**
 * Where simulations run, one after another: a database on a disk in memory, since a disk's own time
 * is not what is simulated; another one when it has grown.
 */
final class World implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int RUNS_EACH = 300;

  /** How long it took in each run, once everything had healed, until all agreed. */
  static final Queue<Duration> AGREED = new ConcurrentLinkedQueue<>();

  private final List<String> mistakes;
  private Path folder;
  private Database database;
  private int maps;

  /**
   * @param mistakes made in the tables, as statements of SQLite's
   */
  World(String... mistakes) {
    this.mistakes = List.of(mistakes);
    open();
  }

  private void open() {
    try {
      folder =
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, "valuegap")
              : Files.createTempDirectory("valuegap");
      database = TestDatabases.sqlite(folder);
      TestStore.workspace(database, House.ANUBIS);
      if (!mistakes.isEmpty()) {
        database.close();
        TestStore.change(folder, mistakes);
        database = TestDatabases.sqlite(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seeds that show a fault, with what is wrong; it ends with the first that does. */
  static Map<Long, List<String>> bad(long first, int runs) {
    AGREED.clear();
    long end = first + runs;
    var next = new AtomicLong(first);
    var bad = new ConcurrentSkipListMap<Long, List<String>>();
    Runnable some =
        () -> {
          try (var world = new World()) {
            for (long seed; (seed = next.getAndIncrement()) < end && bad.isEmpty(); ) {
              var faults = world.run(seed, Bug.NONE);
              if (!faults.isEmpty()) {
                bad.put(seed, faults);
              }
            }
          }
        };
    // Now and then a run waits for the connection pool: more threads than cores.
    int threads = Math.min(2 * Runtime.getRuntime().availableProcessors(), 1 + runs / 50);
    try (var executor = Executors.newFixedThreadPool(threads)) {
      Stream.generate(() -> CompletableFuture.runAsync(some, executor))
          .limit(threads)
          .toList()
          .forEach(CompletableFuture::join);
    }
    return bad;
  }

  List<String> run(long seed, Bug bug) {
    if (maps >= RUNS_EACH) {
      close();
      open();
      maps = 0;
    }
    return run(new Id("map-" + ++maps), seed, bug);
  }

  List<String> run(Id map, long seed, Bug bug) {
    var simulation = new Simulation(database, folder, map, seed, bug);
    var faults = simulation.run();
    AGREED.add(simulation.agreedAfter());
    return faults;
  }

  /** What the journal has of a map. */
  List<String> edits(Id map) {
    return TestStore.edits(database).since(map, 0, Integer.MAX_VALUE).stream()
        .map(edit -> edit.version() + " " + edit.id() + " " + edit.asked())
        .toList();
  }

  /** Whether those parts of the server speak up that a simulation gives reason to all the time. */
  static void hush(boolean quiet) {
    for (var one : List.of("live.Room", "live.Rooms", "store.Journal")) {
      ((Logger) LoggerFactory.getLogger("org.valuegap.app." + one))
          .setLevel(quiet ? Level.OFF : null);
    }
  }

  @Override
  public void close() {
    database.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
