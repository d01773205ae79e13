package org.valuegap.app.live;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Disk;
import org.valuegap.app.store.Journal;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/**
 * A server and some clients in one thread, with a clock, a network and a disk that obey a seed: the
 * same seed gives the same run. The server's rooms, journal and database are the real ones.
 *
 * <p>First everything may go wrong; then everything heals, and within a bounded time all must
 * agree.
 */
final class Simulation {
  private static final long MILLI = 1_000_000;
  private static final long TROUBLE = 30_000 * MILLI;
  private static final long PATIENCE = 300_000 * MILLI;

  private record Event(long at, long number, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
    }
  }

  final Random random;
  final Id map;
  final Set<String> acknowledged = new TreeSet<>();
  final Set<String> refused = new TreeSet<>();
  final Set<String> harmless = new TreeSet<>();
  final List<String> notes = new ArrayList<>();
  private final Database database;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final List<SimulatedClient> clients = new ArrayList<>();
  private long number;
  private long now;
  private int life;
  private boolean diskFails;
  private Journal journal;
  private Rooms rooms;

  Simulation(Database database, Id map, long seed) {
    this.database = database;
    this.map = map;
    random = new Random(seed);
  }

  /** What the disk does now: the test puts it under the database. */
  int onDisk(Disk.Request request) {
    return diskFails && request.call() == Disk.Call.SYNC ? Disk.EIO : 0;
  }

  /** Runs to the end; answers what was wrong, nothing when all is well. */
  List<String> run() {
    start();
    TestStore.edits(database)
        .create(
            House.ANUBIS,
            map,
            List.of(Customer.named("Dana Okafor"), House.PROTECT),
            rooms.stamped(House.INES));
    int people = 2 + random.nextInt(4);
    for (int i = 0; i < people; i++) {
      clients.add(new SimulatedClient(this, "c" + (char) ('a' + i)));
    }
    clients.forEach(SimulatedClient::connect);
    trouble();
    commit();
    until(TROUBLE, () -> false);
    diskFails = false;
    clients.forEach(SimulatedClient::heal);
    until(PATIENCE, this::allAgree);
    var faults = faults();
    rooms.close();
    return faults;
  }

  private void start() {
    journal = TestStore.journalByHand(database);
    int mine = ++life;
    var clock = Clock.fixed(Instant.parse("2026-05-31T09:00:00Z"), ZoneOffset.UTC);
    rooms =
        new Rooms(
            TestStore.edits(database),
            journal,
            database,
            clock,
            new Time(
                () -> now,
                (nanos, what) ->
                    later(
                        nanos + jitter(2),
                        () -> {
                          if (mine == life) { // what a dead server meant to do is not done
                            what.run();
                          }
                        })));
  }

  long now() {
    return now;
  }

  Rooms rooms() {
    return rooms;
  }

  boolean inTrouble() {
    return now < TROUBLE;
  }

  /** Up to so many milliseconds. */
  long jitter(int millis) {
    return (long) (random.nextDouble() * millis * MILLI);
  }

  void later(long nanos, Runnable what) {
    events.add(new Event(now + nanos, number++, what));
  }

  private void until(long end, java.util.function.BooleanSupplier enough) {
    while (!events.isEmpty() && events.peek().at <= end && !enough.getAsBoolean()) {
      var event = events.remove();
      now = event.at;
      event.what.run();
    }
    now = Math.max(now, Math.min(end, TROUBLE));
  }

  /** One bad thing after another. */
  private void trouble() {
    if (!inTrouble()) {
      return;
    }
    switch (random.nextInt(24)) {
      case 0 -> crash();
      case 1 -> {
        diskFails = true;
        later(jitter(1_500), () -> diskFails = false);
      }
      case 2 -> stopOneByOneAndRestoreInRandomOrder();
      default -> clients.get(random.nextInt(clients.size())).suffer();
    }
    later(200 * MILLI + jitter(2_000), this::trouble);
  }

  /** What is not in the database is gone, and every line with it. */
  private void crash() {
    clients.forEach(SimulatedClient::serverDied);
    start();
  }

  private void stopOneByOneAndRestoreInRandomOrder() {
    for (int i = 0; i < clients.size(); i++) {
      var client = clients.get(i);
      later(i * 100 * MILLI, client::stop);
      later(1_000 * MILLI + jitter(8_000), client::restore);
    }
  }

  private void commit() {
    TestStore.work(journal);
    later(MILLI + jitter(journal.isOpen() ? 6 : 500), this::commit);
  }

  private boolean allAgree() {
    if (now < TROUBLE + 1_000 * MILLI || clients.stream().anyMatch(client -> !client.isDone())) {
      return false;
    }
    var shown = rooms.room(map).shown();
    return clients.stream().allMatch(client -> client.version == shown.version());
  }

  private List<String> faults() {
    var faults = new ArrayList<String>();
    clients.forEach(client -> faults.addAll(client.faults));
    if (!allAgree()) {
      faults.add("not all agree after " + PATIENCE / MILLI + " ms: " + clients);
    }
    TestStore.forgetSnapshots(database);
    var stored = TestStore.edits(database).load(map);
    for (var client : clients) {
      if (!client.document.equals(stored.document())) {
        faults.add(client + " has another map than the journal");
      }
    }
    var ids =
        TestStore.edits(database).since(map, 1, Integer.MAX_VALUE).stream()
            .map(edit -> edit.id().value())
            .toList();
    var all = new HashSet<>(ids);
    acknowledged.stream()
        .filter(id -> !all.contains(id) && !harmless.contains(id))
        .forEach(id -> faults.add(id + " was acknowledged and is lost"));
    refused.stream()
        .filter(all::contains)
        .forEach(id -> faults.add(id + " was refused and is there"));
    for (var client : clients) {
      if (client.wasTurnedAway) {
        continue; // what is sent again later may come after what was sent behind it
      }
      // Notes only: what was refused without a hearing may come later, when it is sent again.
      var own = notes.stream().filter(id -> id.startsWith(client.name)).toList();
      if (!own.equals(ids.stream().filter(own::contains).toList())) {
        faults.add(client + " sent " + own + ", and stored is " + ids);
      }
    }
    return faults;
  }
}
