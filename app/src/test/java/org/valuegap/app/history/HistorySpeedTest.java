package org.valuegap.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.account.Person;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Journal;
import org.valuegap.app.wire.Changes;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * 100,000 edits of a map of 300 notes: its history, its middle and its beginning open in under a
 * second. The figures are printed.
 */
class HistorySpeedTest {
  private static final int EDITS = 100_000;
  private static final int NOTES = 300;
  private static TestServer server;
  private static Person ines;
  private static Id map;

  @BeforeAll
  static void start() throws InterruptedException {
    server = TestServer.ofAnubis();
    ines =
        Objects.requireNonNull(server.bean(Accounts.class).credentials("ines@anubis.example"))
            .person();
    map = server.bean(Rooms.class).create(ines.workspace(), elements(), by(ines));
    write();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPageOpensInUnderASecond() {
    var page = "/maps/" + map + "/history";
    var other = server.owner().post("/sample/dana", Map.of()).headers().firstValue("Location");
    server.owner().get(other.orElseThrow() + "/history"); // a server that has been at work
    open("the list", page);
    open("the list of one person", page + "?person=" + ines.id());
    open("the list of a note", page + "?on=n7");
    open("the state of version 51,999 compared with now", page + "?at=51999&compare");
    open("the state of version 2", page + "?at=2");
  }

  private static void open(String what, String page) {
    var browser = server.owner();
    var start = System.nanoTime();
    assertThat(browser.get(page).statusCode()).isEqualTo(200);
    var took = Duration.ofNanos(System.nanoTime() - start);
    System.out.println("history: " + what + ": " + took.toMillis() + " ms");
    assertThat(took).as(what).isLessThan(Duration.ofSeconds(1));
  }

  private static List<Element> elements() {
    var job = new Id("prove");
    var all = new ArrayList<Element>();
    all.add(Customer.named("Dana Okafor"));
    all.add(new Job(job, new Order("UU1a1"), Job.Rank.MAIN, "Prove compliance"));
    for (int i = 0; i < NOTES; i++) {
      all.add(note(i, "Approvers have to be chased by email"));
    }
    return all;
  }

  /** Rewords one note after another, in lines and with snapshots as rooms write them. */
  private static void write() throws InterruptedException {
    var journal = server.bean(Journal.class);
    var document = server.bean(Rooms.class).document(map);
    var edits = server.bean(Edits.class);
    var done = new CountDownLatch(EDITS - 1);
    for (int version = 2; version <= EDITS; version++) {
      var before = Objects.requireNonNull(document.get(new Id("n" + version % NOTES), Note.class));
      var after = note(version % NOTES, "Approvers are chased, " + version);
      List<Change> changes =
          List.of(new Altered(before, (Note) after.signed(Objects.requireNonNull(before.by()))));
      document = document.apply(changes);
      journal.append(
          new Journal.Line(
              map,
              version,
              new Id("e" + version),
              version,
              by(ines),
              changes,
              Changes.stored(changes),
              document,
              _ -> done.countDown()));
      if (version % 500 == 0) {
        edits.keep(map, version, document);
      }
    }
    done.await();
  }

  private static Note note(int i, String text) {
    var category = Category.values()[i % Category.values().length];
    var place = new Place(new Id("prove"), category, new Order("UV" + i + "a1"));
    return new Note(new Id("n" + i), place, text, false, null, null);
  }

  private static Stamp by(Person who) {
    return new Stamp(who.id(), who.name(), Instant.now());
  }
}
