package org.valuegap.app.live;

import static java.util.Comparator.comparingInt;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Journal;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Frames;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** The open documents. Whoever changes a document asks here; nothing but a room appends. */
@Component
public final class Rooms implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
  private static final long IDLE_SECONDS = 30;
  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Edits edits;
  private final Journal journal;
  private final Clock clock;
  private final String epoch;
  private final ConcurrentHashMap<Id, Room> rooms = new ConcurrentHashMap<>();
  private final Time time;
  private volatile boolean closed;

  @Autowired
  Rooms(Edits edits, Journal journal, Database database, Clock clock) {
    this(edits, journal, database, clock, Time.REAL);
    time.soon(this::reopen);
  }

  Rooms(Edits edits, Journal journal, Database database, Clock clock, Time time) {
    this.edits = edits;
    this.journal = journal;
    this.clock = clock;
    this.time = time;
    epoch = database.epoch();
    journal.onState(open -> time.soon(() -> state(open)));
    time.after(SWEEP_NANOS, this::sweep);
  }

  /**
   * Makes a document of these elements.
   *
   * @throws IllegalArgumentException when they do not make one
   */
  public Id create(Id workspace, List<? extends Element> elements, Stamp by) {
    var id = new Id(UUID.randomUUID().toString());
    edits.create(workspace, id, elements, stamped(by));
    return id;
  }

  /**
   * The document as it is durable now.
   *
   * @throws NotHere when there is none
   */
  public Document document(Id document) {
    return room(document).document();
  }

  /**
   * The workspace that a document belongs to: what {@code Rights} asks for.
   *
   * @return null when there is no such document
   */
  public @Nullable Id workspace(Id document) {
    var open = rooms.get(document);
    return open == null ? edits.workspace(document) : open.workspace;
  }

  /**
   * Wants an edit of a document; the reply comes when it is durable or refused.
   *
   * @throws NotHere when there is no such document
   */
  public CompletableFuture<Reply> submit(Id document, Edit edit, Stamp by) {
    var reply = new CompletableFuture<Reply>();
    var print = Changes.shown(edit.changes()).hashCode();
    submit(
        document,
        new Asked(
            edit.id(),
            print,
            stamped(by),
            (now, who) -> Decide.edit(now, edit, who),
            new Owed(),
            reply::complete));
    return reply;
  }

  /**
   * Wants what a function makes of the document as it will be when its turn comes.
   *
   * @param decide may be asked several times, each time with the document as it is then
   * @throws NotHere when there is no such document
   */
  public CompletableFuture<Reply> submit(
      Id document, Id edit, Stamp by, BiFunction<Document, Stamp, Decision> decide) {
    var reply = new CompletableFuture<Reply>();
    var print = edit.hashCode();
    submit(document, new Asked(edit, print, stamped(by), decide, new Owed(), reply::complete));
    return reply;
  }

  /**
   * Wants an earlier edit of the same person taken back.
   *
   * @param id of the new edit
   * @throws NotHere when there is no such document
   */
  public CompletableFuture<Reply> undo(Id document, Id id, Id edit, Stamp by) {
    var reply = new CompletableFuture<Reply>();
    undo(document, id, edit, by, UnaryOperator.identity(), new Owed(), reply::complete);
    return reply;
  }

  /**
   * @param allowed refuses what the person may not do
   */
  void undo(
      Id document,
      Id id,
      Id edit,
      Stamp by,
      UnaryOperator<Decision> allowed,
      Owed owed,
      Consumer<Reply> answer) {
    submit(
        document,
        new Asked(
            id,
            ("undo " + edit).hashCode(),
            stamped(by),
            (now, who) -> allowed.apply(undone(now, room(document).past(edit), id, edit, who)),
            owed,
            answer));
  }

  private static Decision undone(Document now, Room.@Nullable Past past, Id id, Id edit, Stamp by) {
    if (past == null || !Objects.equals(past.person(), by.person())) {
      return new Decision.Refused(
          id, edit, new Fault(Reason.NOTHING_TO_UNDO, "no edit of yours has this id"));
    }
    return Decide.undo(now, new Edit(edit, past.changes().apply(now)), id, by);
  }

  void submit(Id document, Asked asked) {
    while (!room(document).submit(asked)) {
      Thread.onSpinWait(); // just closing: the next one reads the database
    }
  }

  /** Takes a document out of sight and sends everybody out. Its edits stay in the journal. */
  public void delete(Id document) {
    edits.delete(document, clock.instant());
    var room = rooms.get(document);
    if (room != null) {
      sendOut(room, 4404, "the document was deleted", false);
    }
  }

  /** Refuses what waits before another room can be opened, which takes what comes behind it. */
  private void sendOut(Room room, int code, String reason, boolean again) {
    room.shut();
    rooms.remove(room.id, room);
    room.audience.here().forEach(one -> one.close(code, reason, again));
  }

  /** Asks again of everybody in a document whether they may be here: at once, not in time. */
  public void askAgain(Id document) {
    var room = rooms.get(document);
    if (room != null) {
      room.audience.here().forEach(Participant::askAgain);
    }
  }

  /** As {@link #askAgain}, of one person in all documents: their role or their sessions changed. */
  public void askPerson(Id person) {
    for (var room : rooms.values()) {
      room.audience.here().stream().filter(one -> one.isOf(person)).forEach(Participant::askAgain);
    }
  }

  /** How much is going on at the moment. */
  public record Load(int maps, int participants) {}

  public Load load() {
    var open = List.copyOf(rooms.values());
    return new Load(open.size(), open.stream().mapToInt(room -> room.audience.here().size()).sum());
  }

  Stamp stamped(Stamp by) {
    var at = by.at() == null ? clock.instant() : by.at();
    return new Stamp(by.person(), by.name(), at.truncatedTo(ChronoUnit.MILLIS));
  }

  Time time() {
    return time;
  }

  String epoch() {
    return epoch;
  }

  boolean isOpen() {
    return journal.isOpen();
  }

  /**
   * @throws NotHere when there is no such document
   */
  Room room(Id document) {
    var open = rooms.get(document);
    return open != null ? open : rooms.computeIfAbsent(document, this::open);
  }

  private Room open(Id document) {
    var loaded = edits.load(document);
    if (loaded == null) {
      throw new NotHere();
    }
    return new Room(document, loaded, edits, journal, epoch, time);
  }

  /** Opens what was open when the server stopped: those who were there come back all at once. */
  private void reopen() {
    try {
      for (var document : edits.lastOpen()) {
        try {
          room(document).prepare();
        } catch (NotHere e) {
          LOG.debug("{} was deleted meanwhile", document);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("Maps that were open are read when somebody comes: {}", e.toString());
    }
  }

  /** Remembers what is open, the maps with most people first. */
  private void rememberOpen() {
    try {
      edits.setLastOpen(
          rooms.values().stream()
              .sorted(comparingInt((Room room) -> room.audience.here().size()).reversed())
              .map(room -> room.id)
              .toList());
    } catch (RuntimeException e) {
      LOG.warn("What is open is not remembered: {}", e.toString());
    }
  }

  private void state(boolean open) {
    var frame = open ? Frames.open() : Frames.readOnly("the database cannot be written");
    rooms.values().forEach(room -> room.audience.sendAll(frame));
    if (open) {
      rooms.values().forEach(Room::again);
    }
  }

  /** Closes dead lines and empty rooms, and those who may no longer be here. */
  private void sweep() {
    try {
      for (var room : rooms.values()) {
        room.audience.here().forEach(Participant::check);
        room.audience.tidy();
        room.again();
        if (room.isSetBack()) {
          sendOut(room, 1012, "the map is read anew", true);
        } else if (room.closeIfIdle(TimeUnit.SECONDS.toNanos(IDLE_SECONDS))) {
          rooms.remove(room.id, room);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("A round through the rooms failed", e);
    }
    if (!closed) {
      time.after(SWEEP_NANOS, this::sweep);
    }
  }

  @Override
  public void close() {
    closed = true;
    rememberOpen();
    for (var room : rooms.values()) {
      room.audience.here().forEach(one -> one.close(1001, "the server restarts", true));
      room.gathering.handOver();
      room.closeIfIdle(-1);
    }
  }
}
