package org.valuegap.app.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.valuegap.app.store.Disk;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/**
 * A process that edits until it comes to a named point of an edit's way, says so and waits to be
 * killed there. Every frame that somebody was sent is a line of its output.
 */
final class Mortal {
  /** The edits of a run; the last one is deadly, or one in the second half is. */
  static int edits(String point) {
    return point.equals("snapshot") ? Room.SNAPSHOT_EVERY + 100 : 90;
  }

  private static final Id MAP = new Id("dana");
  private static final Pattern OWN = Pattern.compile("\"id\":\"aa1-(\\d+)\"");
  private static volatile boolean armed;

  private final Path folder;
  private final String point;

  private Mortal(Path folder, String point) {
    this.folder = folder;
    this.point = point;
  }

  public static void main(String[] args) throws InterruptedException {
    new Mortal(Path.of(args[0]), args[1]).live();
    new CountDownLatch(1).await(20, TimeUnit.SECONDS); // then the point was missed
  }

  /** The n-th edit of the run, by the client {@code aa1}: adds a note, rewords it, removes it. */
  static String edit(int n) {
    var id = "aa1-" + n;
    return switch (n % 3) {
      case 1 -> House.note(id, "n" + n, "Exports need a ticket");
      case 2 ->
          "{\"edit\":{\"id\":\"%s\",\"changes\":[{\"alter\":\"n%d\",\"is\":\"note\","
                  .formatted(id, n - 1)
              + "\"from\":{\"text\":\"Exports need a ticket\"},\"to\":{\"text\":\"They do\"}}]}}";
      default ->
          "{\"edit\":{\"id\":\"%s\",\"changes\":[{\"remove\":\"n%d\"}]}}".formatted(id, n - 2);
    };
  }

  private void live() {
    armed = point.startsWith("migration");
    var _ = Disk.under(folder, this::onDisk);
    var database = TestDatabases.sqlite(folder);
    TestStore.workspace(database, House.ANUBIS);
    TestStore.pragma(database, "wal_autocheckpoint=20");
    TestStore.onChange(database, "INSERT ON edit", () -> reached(armed && point.equals("logged")));
    TestStore.onChange(
        database, "DELETE ON found_text", () -> reached(armed && point.equals("projected")));
    var time = new Time(this::now, Time.REAL.later());
    var house = new House(database, new Watch(), time);
    TestStore.edits(database)
        .create(
            House.ANUBIS,
            MAP,
            List.of(Customer.named("Dana Okafor"), House.PROTECT),
            house.rooms.stamped(House.INES));
    boolean authorFirst = point.equals("acknowledged");
    var one = house.enter(MAP, authorFirst ? "aa1" : "bb1", new Voice(authorFirst ? "aa1" : "bb1"));
    var other =
        house.enter(MAP, authorFirst ? "bb1" : "aa1", new Voice(authorFirst ? "bb1" : "aa1"));
    watcher = authorFirst ? other : one;
    var author = authorFirst ? one : other;
    boolean early = point.equals("snapshot") || point.startsWith("checkpoint");
    for (int n = 1; n <= edits(point); n++) {
      if (n == edits(point) || n == edits(point) / 2 && early) {
        while (told.get() < n - 1) {
          Thread.onSpinWait(); // all before it are durable, and their author knows
        }
        armed = true;
      }
      author.hear(edit(n));
    }
  }

  private final AtomicInteger told = new AtomicInteger();
  private Participant watcher;
  private int writes;

  private int onDisk(Disk.Request request) {
    if (!armed) {
      return 0;
    }
    boolean sync = request.call() == Disk.Call.SYNC;
    switch (point) {
      case "migration-begins" -> reached(writes++ == 0);
      case "migration-half-way" -> reached(writes++ == 60);
      case "inserting" -> reached(!sync && request.isTo("-wal"));
      case "half-written" -> reached(!sync && request.isTo("-wal") && writes++ == 3);
      case "committing" -> reached(sync && request.isTo("-wal"));
      case "checkpoint" -> reached(!sync && request.isTo(".db"));
      case "checkpoint-half-way" -> reached(!sync && request.isTo(".db") && writes++ == 3);
      case "snapshot" -> reached(sync && within("keep"));
      case "waiting" -> {
        if (sync) {
          watcher.hear(House.note("bb1-1", "late", "Decided, and waits for the commit before it"));
          reached(true);
        }
      }
      default -> {
        if (point.startsWith("migration-commit-") && sync && request.isTo("-wal")) {
          reached(++writes == point.charAt(point.length() - 1) - '0');
        }
      }
    }
    return 0;
  }

  /** Rooms look at the clock when a frame comes, and again when they have read it. */
  private long now() {
    reached(armed && point.equals("received") && within("hear"));
    reached(armed && point.equals("parsed") && within("isStillIn"));
    return System.nanoTime();
  }

  private static boolean within(String method) {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(method)));
  }

  private static void reached(boolean here) {
    if (here) {
      System.out.println("HERE");
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Is asked for the time when it is known whose an edit is, and it has not been decided yet. */
  private final class Watch extends Clock {
    @Override
    public Instant instant() {
      reached(armed && point.equals("authorised"));
      return Instant.parse("2026-05-31T09:00:00Z");
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  private final class Voice implements BiConsumer<String, Runnable> {
    private final String who;

    Voice(String who) {
      this.who = who;
    }

    @Override
    public void accept(String frame, Runnable sent) {
      boolean last = armed && frame.contains("\"aa1-" + edits(point) + "\"");
      reached(last && point.equals("committed"));
      reached(last && point.equals("acknowledged") && who.equals("bb1"));
      reached(last && point.equals("shown-to-one") && who.equals("aa1"));
      if (last && point.equals("out-of-memory")) {
        System.out.println("HERE");
        for (var hoard = new ArrayList<byte[]>(); ; ) {
          hoard.add(new byte[1 << 20]);
        }
      }
      System.out.println(frame);
      if (who.equals("aa1")) {
        OWN.matcher(frame).results().forEach(id -> told.set(Integer.parseInt(id.group(1))));
      }
      sent.run();
    }
  }
}
