package org.valuegap.app.live;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.valuegap.app.account.Person;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Journal;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.Viewer;

/** Rooms and their journal on a database, as a server has them, and people who come in. */
final class House implements AutoCloseable {
  static final Id ANUBIS = new Id("anubis");
  static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", null);
  static final Job PROTECT =
      new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "Protect patient records");
  static final Person EDITOR =
      new Person(
          new Id("ines"),
          ANUBIS,
          "Ines Duarte",
          "ines@anubis.example",
          Person.Role.EDITOR,
          Person.Colour.ROSE);

  final Journal journal;
  final Rooms rooms;

  House(Database database) {
    this(database, Clock.fixed(Instant.parse("2026-05-31T09:00:00Z"), ZoneOffset.UTC));
  }

  House(Database database, Clock clock) {
    journal = TestStore.journal(database);
    rooms = new Rooms(TestStore.edits(database), journal, database, clock);
  }

  /** One with a time of its own, which does not read again what was open. */
  House(Database database, Clock clock, Time time) {
    journal = TestStore.journal(database);
    rooms = new Rooms(TestStore.edits(database), journal, database, clock, time);
  }

  /** Dana Okafor's map, and the workspace that it is in. */
  Id map(Database database) {
    TestStore.workspace(database, ANUBIS);
    var map = new Id("dana");
    TestStore.edits(database)
        .create(ANUBIS, map, List.of(Customer.named("Dana Okafor"), PROTECT), rooms.stamped(INES));
    return map;
  }

  /** Someone's line; what it is sent goes to {@code line}, as frames go to a socket. */
  Participant enter(Id map, String client, BiConsumer<String, Runnable> line) {
    return enter(Viewer.TEAM, map, client, line, (_, _) -> {}, "");
  }

  /**
   * @param has what else the hello says, such as a version and an epoch
   */
  Participant enter(
      Viewer viewer,
      Id map,
      String client,
      BiConsumer<String, Runnable> line,
      BiConsumer<Integer, String> hangUp,
      String has) {
    BiConsumer<Outgoing, Runnable> texts = (frame, sent) -> line.accept(frame.text, sent);
    var person = viewer == Viewer.TEAM ? EDITOR : guest(viewer, map);
    var participant = new Participant(rooms, person, _ -> person, texts, hangUp, 1_000_000);
    participant.hear(
        "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"%s\"%s}}"
            .formatted(map, client, has));
    return participant;
  }

  private static Person guest(Viewer viewer, Id map) {
    var pass = new Person.Pass(map, false, viewer == Viewer.GUEST_OUTSIDE);
    return Person.guest(new Id("guest-marta"), ANUBIS, "Marta", pass);
  }

  /** What somebody is sent, in order. */
  static final class Ear implements BiConsumer<String, Runnable> {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void accept(String frame, Runnable sent) {
      heard.add(frame);
      sent.run();
    }

    /** The next frame of this name; others are passed over. */
    String await(String name) throws InterruptedException {
      for (var frame = next(); ; frame = next()) {
        if (frame.startsWith("{\"" + name + "\":")) {
          return frame;
        }
      }
    }

    String next() throws InterruptedException {
      var frame = heard.poll(20, java.util.concurrent.TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("nothing was sent for 20 s");
      }
      return frame;
    }
  }

  /** A frame that adds a note to the main job. */
  static String note(String edit, String id, String text) {
    return "{\"edit\":{\"id\":\""
        + edit
        + "\",\"changes\":[{\"add\":{\"is\":\"note\",\"id\":\""
        + id
        + "\",\"place\":{\"job\":\"protect\",\"category\":\"friction\",\"order\":\"V1\"},\"text\":\""
        + text
        + "\"}}]}}";
  }

  /** A frame that words a note anew. */
  static String reword(String edit, String id, String from, String to) {
    return """
    {"edit":{"id":"%s","changes":[{"alter":"%s","is":"note","from":{"text":"%s"},"to":{"text":"%s"}}]}}\
    """
        .formatted(edit, id, from, to);
  }

  @Override
  public void close() {
    rooms.close();
    journal.close();
  }
}
