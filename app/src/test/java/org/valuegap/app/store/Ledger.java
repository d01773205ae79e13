package org.valuegap.app.store;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.valuegap.app.store.Journal.Outcome;
import org.valuegap.app.wire.Changes;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
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
 * Dana Okafor's map in a journal under test, edited as a room does: each edit on the one before.
 */
final class Ledger {
  static final Id ANUBIS = new Id("anubis");
  static final Instant NINE = Instant.parse("2026-05-31T09:00:00.123Z");
  static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", NINE);
  private static final Job PROTECT =
      new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "Protect patient records");

  final Id map;
  private final Journal journal;
  private Document document;
  private long version = 1;

  /** A new map of Anubis, which must be there. */
  Ledger(Database database, Journal journal, String map) {
    this(database, journal, map, List.of(Customer.named("Dana Okafor"), PROTECT));
  }

  /**
   * @param elements among them the job that {@link #note} writes in
   */
  Ledger(Database database, Journal journal, String map, List<? extends Element> elements) {
    this.map = new Id(map);
    this.journal = journal;
    var edits = new Edits(database);
    edits.create(ANUBIS, this.map, elements, INES);
    document = edits.load(this.map).document();
  }

  Document document() {
    return document;
  }

  static Change note(String id, String text) {
    var place = new Place(PROTECT.id(), Category.FRICTION, Order.first("1"));
    return new Added(new Note(new Id(id), place, text, false, null, null));
  }

  /** Appends an edit that adds a note, under the note's id. */
  CompletableFuture<Outcome> add(String id, String text) {
    return append(new Id(id), version + 1, note(id, text));
  }

  /** Appends a line under any id and version, whether they fit or not. */
  CompletableFuture<Outcome> append(Id id, long at, Change change) {
    return append(id, at, change, () -> {});
  }

  /** Keeps the journal's thread busy with a line's outcome; what is appended meanwhile waits. */
  CountDownLatch hold(String id) {
    var arrived = new CountDownLatch(1);
    var held = new CountDownLatch(1);
    append(
        new Id(id),
        version + 1,
        note(id, "Holds the journal"),
        () -> {
          arrived.countDown();
          await(held);
        });
    await(arrived);
    return held;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Outcome> append(Id id, long at, Change change, Runnable heard) {
    var by = INES;
    var decided = (Decided) Decide.edit(document, new Edit(id, List.of(change)), by);
    var changes = decided.edit().changes();
    document = decided.document();
    version = at;
    var outcome = new CompletableFuture<Outcome>();
    var stored = Changes.stored(changes);
    journal.append(
        new Journal.Line(
            map,
            at,
            id,
            stored.hashCode(),
            by,
            changes,
            stored,
            document,
            what -> {
              heard.run();
              outcome.complete(what);
            }));
    return outcome;
  }
}
