package org.valuegap.app.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Disk;
import org.valuegap.app.store.Journal;
import org.valuegap.app.store.TestStore;
import org.valuegap.app.wire.Changes;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import tools.jackson.databind.JsonNode;

/**
 * A server and some clients in one thread, with a clock, a network and a disk that obey a seed: the
 * same seed gives the same run. The server's rooms, journal and database are the real ones.
 *
 * <p>First everything may go wrong: lines break, and both ends are told, or one, or none; pages are
 * reloaded, some into another version; the disk is slow or fails; the server dies. Whatever it is,
 * nothing that anybody was told may turn out untrue: safety. Then everything heals, and within a
 * bounded time all must agree: liveness.
 */
final class Simulation {
  /** Mistakes made on purpose, to show that they are found. */
  enum Bug {
    NONE,
    /** The server acknowledges what it has only heard. */
    ACKNOWLEDGED_BEFORE_COMMIT,
    /** A client forgets an edit as soon as it has sent it. */
    FORGOTTEN_WHEN_SENT,
    /** A client goes on waiting on a line where nothing comes any more. */
    SILENCE_NOT_NOTICED,
    /** What one line carries arrives in another order. */
    OVERTAKEN,
    /** A frame is lost, and its line goes on. */
    FRAME_LOST
  }

  private static final Instant NINE = Instant.parse("2026-05-31T09:00:00Z");
  private static final long MILLI = 1_000_000;
  private static final long TROUBLE = 30_000 * MILLI;
  private static final long PATIENCE = 300_000 * MILLI;
  private static final int[] COMMIT_MILLIS = {2, 6, 60, 600};

  private record Event(long at, long number, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
    }
  }

  final Random random;
  final Id map;
  final Bug bug;
  final Set<String> acknowledged = new TreeSet<>();
  final Set<String> refused = new TreeSet<>();
  final Set<String> harmless = new TreeSet<>();
  final List<String> notes = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  private final Database database;
  private final Path folder;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final List<SimulatedClient> clients = new ArrayList<>();
  private final Map<Long, Document> seen = new HashMap<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private long number;
  private long now;
  private int life;
  private int commitMillis;
  private boolean committing;
  private int hoursOff;
  private Journal journal;
  private Rooms rooms;

  /** F26: what the server takes for the time of day, which jumps back and forth. */
  private final Clock wrong =
      new Clock() {
        @Override
        public Instant instant() {
          return NINE.plusNanos(now).plus(Duration.ofHours(hoursOff));
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };

  /**
   * @param folder of the database, whose disk may fail
   */
  Simulation(Database database, Path folder, Id map, long seed, Bug bug) {
    this.database = database;
    this.folder = folder;
    this.map = map;
    this.bug = bug;
    random = new Random(seed);
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
    commitMillis = COMMIT_MILLIS[random.nextInt(COMMIT_MILLIS.length)];
    int people = 2 + random.nextInt(4);
    for (int i = 0; i < people; i++) {
      clients.add(new SimulatedClient(this, "c" + (char) ('a' + i)));
    }
    clients.forEach(SimulatedClient::connect);
    trouble();
    until(TROUBLE, () -> false);
    clients.forEach(SimulatedClient::restore);
    until(PATIENCE, this::allAgree);
    safety();
    if (faults.isEmpty()) {
      liveness();
    }
    rooms.close();
    return faults;
  }

  private void start() {
    journal = TestStore.journalByHand(database);
    int mine = ++life;
    rooms =
        new Rooms(
            TestStore.edits(database),
            journal,
            database,
            wrong,
            new Time(
                () -> now,
                (nanos, what) ->
                    later(
                        nanos + jitter(2),
                        () -> {
                          if (mine == life) { // what a dead server meant to do is not done
                            what.run();
                            commitSoon();
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

  private void until(long end, BooleanSupplier enough) {
    while (events.peek().at <= end && faults.isEmpty() && !enough.getAsBoolean()) {
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
      case 1 -> diskFails();
      case 2 -> stopOneByOneAndRestoreInRandomOrder();
      case 3 -> commitMillis = COMMIT_MILLIS[random.nextInt(COMMIT_MILLIS.length)];
      case 4 -> any().reload();
      case 5 -> any().reloadIntoAnotherVersion();
      case 6 -> hoursOff = random.nextInt(7) - 3;
      default -> any().suffer();
    }
    safety();
    later(200 * MILLI + jitter(2_000), this::trouble);
  }

  private SimulatedClient any() {
    return clients.get(random.nextInt(clients.size()));
  }

  /** What is not in the database is gone, and every line with it. */
  private void crash() {
    clients.forEach(SimulatedClient::serverDied);
    start();
  }

  private void diskFails() {
    Disk.Hands hands =
        switch (random.nextInt(3)) {
          case 0 -> request -> request.call() == Disk.Call.WRITE ? Disk.ENOSPC : 0;
          case 1 -> request -> request.call() == Disk.Call.WRITE ? Disk.EIO : 0;
          default -> request -> request.call() == Disk.Call.SYNC ? Disk.EIO : 0;
        };
    var disk = Disk.under(folder, hands);
    later(Math.min(jitter(1_500), TROUBLE - now), disk::close);
  }

  private void stopOneByOneAndRestoreInRandomOrder() {
    for (int i = 0; i < clients.size(); i++) {
      var client = clients.get(i);
      later(i * 100 * MILLI, client::stop);
      later(1_000 * MILLI + jitter(8_000), client::restore);
    }
  }

  /** The server may have handed something to the journal. */
  void commitSoon() {
    if (!committing) {
      committing = true;
      later(MILLI + jitter(journal.isOpen() ? commitMillis : 500), this::commit);
    }
  }

  private void commit() {
    committing = false;
    TestStore.work(journal);
    if (!journal.isOpen()) {
      commitSoon(); // it is tried again
    }
  }

  /** What a frame of edits says: the same to everybody, so it is read once. */
  List<Entry> entries(String frame) {
    return entries.computeIfAbsent(
        frame,
        text ->
            SimulatedClient.JSON
                .readTree(text)
                .get("edits")
                .valueStream()
                .map(Entry::new)
                .toList());
  }

  /** An edit as clients are shown it. */
  record Entry(long version, String id, Changes changes) {
    Entry(JsonNode entry) {
      this(
          entry.get("version").asLong(),
          entry.get("id").asString(),
          Changes.read(Changes.FORM, entry.get("changes").toString()));
    }
  }

  /** Everybody who has come to a version has the same map there. */
  void sees(SimulatedClient who, long version, Document document) {
    if (version % 4 == 0 && !document.equals(seen.computeIfAbsent(version, _ -> document))) {
      faults.add(who + " sees another map at " + version);
    }
  }

  /** What anybody was told is true, whenever one looks. */
  private void safety() {
    var stored = TestStore.ids(database, map);
    var ids = new HashSet<String>();
    long last = 0;
    for (var edit : stored.entrySet()) {
      if (!ids.add(edit.getValue())) {
        faults.add(edit.getValue() + " is there twice");
      }
      if (edit.getKey() != ++last) {
        faults.add("version " + last + " is missing");
        last = edit.getKey();
      }
    }
    acknowledged.stream()
        .filter(id -> !ids.contains(id) && !harmless.contains(id))
        .forEach(id -> faults.add(id + " was acknowledged and is lost"));
    refused.stream()
        .filter(ids::contains)
        .forEach(id -> faults.add(id + " was refused and is there"));
  }

  private boolean allAgree() {
    if (now < TROUBLE + 1_000 * MILLI || clients.stream().anyMatch(client -> !client.isDone())) {
      return false;
    }
    var shown = rooms.room(map).shown();
    return clients.stream().allMatch(client -> client.version == shown.version());
  }

  /** All that was made has come, in its order, to everybody. */
  private void liveness() {
    if (!allAgree()) {
      faults.add("not all agree after " + PATIENCE / MILLI + " ms: " + clients);
    }
    TestStore.forgetSnapshots(database);
    var stored = TestStore.edits(database).load(map);
    var ids = List.copyOf(TestStore.ids(database, map).values());
    for (var client : clients) {
      if (!client.document.equals(stored.document())) {
        faults.add(client + " has another map than the journal");
      }
      if (client.wasTurnedAway) {
        continue; // what is sent again later may come after what was sent behind it
      }
      // Notes only: what was refused without a hearing may come later, when it is sent again.
      var own = notes.stream().filter(id -> id.startsWith(client.name)).toList();
      if (!own.equals(ids.stream().filter(own::contains).toList())) {
        faults.add(client + " sent " + own + ", and stored is " + ids);
      }
    }
  }
}
