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
import java.util.function.BooleanSupplier;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Disk;
import org.valuegap.app.store.Journal;
import org.valuegap.app.store.TestStore;
import org.valuegap.app.wire.Changes;
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
    /** The server takes what was sent behind an edit that it has refused for now. */
    OWED_FORGOTTEN,
    /** A frame is lost, and its line goes on. */
    FRAME_LOST,
    /** The server takes guests for such that may see the internal rows. */
    ROWS_SHOWN,
    /** A client says that it is in an open row when it is in an internal one. */
    WRONG_ROW,
    /** The server lets guests do what editors may. */
    GUESTS_WRITE,
    /** The server does not hear that somebody's role was lowered. */
    LOWERED_UNNOTICED,
    /** The server does not hear that somebody was sent out or has signed out. */
    SENT_OUT_UNNOTICED,
    /** A restored server goes on under the epoch that it had. */
    EPOCH_KEPT,
    /** A client sends what was made before a restore without asking. */
    NOT_ASKED,
    /** A client drops what was made before a restore. */
    ROBBED
  }

  private static final Instant NINE = Instant.parse("2026-05-31T09:00:00Z");
  private static final long MILLI = 1_000_000;
  private static final long TROUBLE = 30_000 * MILLI;
  private static final long PATIENCE = 300_000 * MILLI;
  private static final int MOST_PEOPLE = 8;
  private static final int MOST_SET_BACK = 40;
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
  final Promises promises = new Promises();
  private final Database database;
  private final Path folder;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final List<SimulatedClient> clients = new ArrayList<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private long number;
  private long now;
  private long agreedAfter;
  private int life;
  private int commitMillis;
  private boolean committing;
  private int hoursOff;
  private Journal journal;
  private Rooms rooms;
  private Disk disk;

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
    int members = 2 + random.nextInt(2);
    int people = members + 1 + random.nextInt(2);
    for (int i = 0; i < people; i++) {
      comes(i < members);
    }
    trouble();
    until(TROUBLE, () -> false);
    clients.forEach(SimulatedClient::restore);
    until(PATIENCE, this::allAgree);
    agreedAfter = now - TROUBLE;
    safety();
    if (promises.faults.isEmpty()) {
      liveness();
    }
    rooms.close();
    return promises.faults;
  }

  /** Somebody opens the map; guests by one of two links, of which one hides the internal rows. */
  private void comes(boolean member) {
    var name = "c" + (char) ('a' + clients.size());
    var who =
        member
            ? new Person(new Id(name), House.ANUBIS, "Ines", "", Role.EDITOR, Colour.ROSE)
            : Person.guest(
                new Id("guest-" + name),
                House.ANUBIS,
                "Marta",
                new Person.Pass(map, false, random.nextInt(3) > 0));
    var client = new SimulatedClient(this, name, who);
    clients.add(client);
    client.connect();
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

  /** How long it took after everything had healed, once it has run. */
  Duration agreedAfter() {
    return Duration.ofNanos(agreedAfter);
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
    while (events.peek().at <= end && promises.faults.isEmpty() && !enough.getAsBoolean()) {
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
    switch (random.nextInt(30)) {
      case 0 -> crash();
      case 1 -> diskFails();
      case 2 -> stopOneByOneAndRestoreInRandomOrder();
      case 3 -> commitMillis = COMMIT_MILLIS[random.nextInt(COMMIT_MILLIS.length)];
      case 4 -> any().reload();
      case 5 -> any().reloadIntoAnotherVersion();
      case 6 -> hoursOff = random.nextInt(7) - 3;
      case 7 -> clients.get(1).lowered();
      case 8 -> any().sentOut();
      case 9 -> {
        if (clients.size() < MOST_PEOPLE) {
          comes(false);
        }
      }
      case 10 -> {
        if (random.nextInt(3) == 0) {
          restore();
        }
      }
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
    disk = Disk.under(folder, hands);
    later(Math.min(jitter(1_500), TROUBLE - now), disk::close);
  }

  /** All is again as a backup has it, on a good disk, and no guest is known any more. */
  private void restore() {
    clients.forEach(SimulatedClient::serverDied);
    clients.forEach(SimulatedClient::wasRestored);
    if (disk != null) {
      disk.close();
    }
    int last = TestStore.ids(database, map).size();
    int left = last - random.nextInt(Math.min(last, MOST_SET_BACK));
    TestStore.setBack(database, map, left, bug != Bug.EPOCH_KEPT);
    var unsent = new HashSet<String>();
    clients.forEach(client -> unsent.addAll(client.unsent()));
    promises.restored(TestStore.ids(database, map), unsent);
    start();
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

  private void safety() {
    promises.safety(TestStore.ids(database, map));
  }

  private List<SimulatedClient> here() {
    return clients.stream().filter(client -> !client.isGone()).toList();
  }

  private boolean allAgree() {
    if (now < TROUBLE + 1_000 * MILLI || here().stream().anyMatch(client -> !client.isDone())) {
      return false;
    }
    var shown = rooms.room(map).shown();
    return here().stream().allMatch(client -> client.version == shown.version());
  }

  /** All that was made has come, in its order, to everybody who may see it. */
  private void liveness() {
    if (!allAgree()) {
      promises.faults.add("not all agree after " + PATIENCE / MILLI + " ms: " + clients);
    }
    TestStore.forgetSnapshots(database);
    var stored = TestStore.edits(database).load(map);
    var ids = List.copyOf(TestStore.ids(database, map).values());
    for (var client : here()) {
      if (!client.document.equals(client.viewer.visible(stored.document()))) {
        promises.faults.add(client + " has another map than the journal");
      }
      promises.order(client, ids);
    }
  }
}
