package org.valuegap.app.live;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.store.Tally;
import org.valuegap.app.store.Timing;
import org.valuegap.app.wire.Frame;
import org.valuegap.app.wire.Frames;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Decision.Refused;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Limits;
import org.valuegap.core.valuemap.Viewer;

/**
 * One line of one browser: reads its frames one after another, and has a queue of its own for what
 * it is sent, so that a slow one keeps nobody waiting.
 */
final class Participant {
  static final int MOST_CHARS = 256 * 1024;
  static final int MOST_HERE = 500;
  private static final int MOST_QUEUED = 4 * 1024 * 1024;
  private static final int PATIENCE = 500;
  private static final long SILENCE_NANOS = Duration.ofSeconds(17).toNanos();
  private static final long QUIET_NANOS = Duration.ofSeconds(6).toNanos();
  private static final long GRACE_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long TRUST_NANOS = Duration.ofSeconds(5).toNanos();

  final Viewer viewer;
  final Owed owed = new Owed();
  private static final Frame.Presence NOWHERE = new Frame.Presence(null, null, null);

  volatile String who = "";
  volatile long joinedAt;
  private final Rooms rooms;
  private final Time time;
  private final Function<Boolean, @Nullable Person> session;
  private final BiConsumer<Outgoing, Runnable> line;
  private final BiConsumer<Integer, String> hangUp;
  private final Bucket rate;
  private final int most;
  private final ArrayDeque<Outgoing> queue = new ArrayDeque<>();
  private volatile Person person;
  private volatile long trustedAt;
  private volatile long heardAt;
  private volatile long toldAt;
  private volatile long pingedAt;
  private volatile Frame.Presence presence = NOWHERE;
  private volatile @Nullable Id document;
  private String prefix = "";
  private int impatience;
  private int queued;
  private boolean sending;
  private Runnable goodbye = () -> {};
  private volatile boolean closed;

  /**
   * @param session who is signed in on this line, asked now or a moment ago; null when nobody is
   * @param line sends a frame and runs the rest when the next may follow
   * @param hangUp closes with a code and a reason
   * @param rate frames a second that are heard
   */
  Participant(
      Rooms rooms,
      Person person,
      Function<Boolean, @Nullable Person> session,
      BiConsumer<Outgoing, Runnable> line,
      BiConsumer<Integer, String> hangUp,
      int rate) {
    viewer = person.viewer();
    this.rooms = rooms;
    time = rooms.time();
    trustedAt = heardAt = toldAt = pingedAt = time.now();
    this.person = person;
    this.session = session;
    this.line = line;
    this.hangUp = hangUp;
    most = rate;
    this.rate =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(rate * 5L).refillGreedy(rate, Duration.ofSeconds(1)))
            .build();
    time.after(
        SILENCE_NANOS,
        () -> {
          if (document == null) {
            close(4408, "no hello came", true);
          }
        });
  }

  /** Hears a frame; the next one only afterwards. */
  void hear(String text) {
    heardAt = time.now();
    if (closed) {
      return;
    }
    var frame = Frame.read(text);
    if (!rate.tryConsume(1)) {
      tooFast(frame);
    } else if (document == null) {
      if (!(frame instanceof Frame.Hello hello)) {
        close(1008, "hello comes first", false);
      } else if (ask(true)) { // a line may have been open long before it says hello
        enter(hello);
      }
    } else if (isStillIn()) {
      hear(document, frame);
    }
  }

  private void hear(Id document, Frame frame) {
    switch (frame) {
      case Frame.Hello _ -> close(1008, "hello comes once", false);
      case Frame.Wanted wanted -> {
        if (isOwn(wanted.id())) {
          var now = person;
          rooms.submit(
              document,
              new Asked(
                  wanted.id(),
                  wanted.asked(),
                  rooms.stamped(me()),
                  (in, by) -> decide(now, wanted, in, by),
                  owed,
                  timed()));
        }
      }
      case Frame.Undo undo -> {
        if (isOwn(undo.id())) {
          var now = person;
          rooms.undo(
              document,
              undo.id(),
              undo.edit(),
              me(),
              decision -> allowed(now, decision),
              owed,
              timed());
        }
      }
      case Frame.Presence where -> {
        presence = where;
        rooms.room(document).audience.moved(this);
      }
      case Frame.Pong _ -> {}
      case Frame.Unread(var id, var detail) -> refuse(id, "invalid", detail);
    }
  }

  private void tooFast(Frame frame) {
    if (++impatience > PATIENCE) {
      close(1008, "too many frames", true);
      return;
    }
    var id =
        switch (frame) {
          case Frame.Wanted wanted -> wanted.id();
          case Frame.Undo undo -> undo.id();
          default -> null;
        };
    var detail = "more than " + most + " frames a second; keep it";
    if (id == null) {
      refuse(null, "rate", detail);
    } else if (isOwn(id)) {
      answer(owed.refuse(Asked.next(), id, "rate", detail));
    }
  }

  private void enter(Frame.Hello hello) {
    if (hello.protocol() != Frames.PROTOCOL) {
      close(4410, "this server speaks protocol " + Frames.PROTOCOL, false);
      return;
    }
    if (!Rights.may(person, Action.SEE, hello.document(), rooms.workspace(hello.document()))) {
      close(4404, "no such document", false);
      return;
    }
    try {
      if (rooms.room(hello.document()).audience.here().size() >= MOST_HERE) {
        close(1013, "at most " + MOST_HERE + " are here at once", true);
        return;
      }
      who = hello.client();
      prefix = hello.client() + "-";
      document = hello.document();
      while (!rooms.room(hello.document()).join(this, hello.version(), hello.epoch())) {
        Thread.onSpinWait(); // just closing: the next one reads the database
      }
      if (!rooms.isOpen()) {
        send(Frames.readOnly("the database cannot be written"));
      }
    } catch (NotHere e) {
      close(4404, "no such document", false);
    }
  }

  private boolean isOwn(Id edit) {
    if (!edit.value().startsWith(prefix)) {
      refuse(edit, "invalid", "edit ids begin with the client and a hyphen");
      return false;
    }
    return true;
  }

  /** Decides an edit; what its author may not see is to them as if it were not there. */
  private static Decision decide(Person person, Frame.Wanted wanted, Document in, Stamp by) {
    if (person.viewer() != Viewer.TEAM) {
      var seen = wanted.decide(person.viewer().visible(in), by);
      if (!(seen instanceof Decided(var edit, _)) || edit.changes().isEmpty()) {
        return seen;
      }
    }
    return allowed(person, wanted.decide(in, by));
  }

  /** A decision, refused if somebody may not do what it would do. */
  private static Decision allowed(Person person, Decision decision) {
    if (decision instanceof Decided(var edit, var after)) {
      var change = Rights.forbidden(person, after, edit.changes());
      if (change != null) {
        var fault = new Fault(Reason.NOT_ALLOWED, "you may not change this");
        return new Refused(edit.id(), change.id(), fault);
      }
    }
    return decision;
  }

  private void answer(Reply reply) {
    switch (reply) {
      case Reply.Saved(var id, var version, var again) -> {
        if (again) {
          send(Frames.ack(id, version));
        }
      }
      case Reply.Refused(var id, var reason, var about, var detail, var limit) ->
          refuse(id, reason, about, detail, limit);
    }
    if (owed.size() > PATIENCE) {
      close(1008, "too many edits behind one that was refused", true);
    }
  }

  private void refuse(@Nullable Id id, String reason, String detail) {
    refuse(id, reason, null, detail, null);
  }

  private void refuse(
      @Nullable Id id, String reason, @Nullable Id about, String detail, @Nullable Integer limit) {
    Tally.EDITS_REFUSED.add(reason);
    send(Frames.refused(id, reason, about, detail, limit));
  }

  /** Answers an edit that was heard just now. */
  private Consumer<Reply> timed() {
    long heard = time.now();
    return reply -> {
      Timing.EDIT.add(time.now() - heard);
      answer(reply);
    };
  }

  private Stamp me() {
    return new Stamp(person.id(), person.name(), null);
  }

  String welcome(long version, String epoch) {
    return Frames.welcome(
        version,
        epoch,
        me(),
        Rights.words(person),
        Map.of("frame", MOST_CHARS, "rate", most, "note", Limits.NOTE, "notes", Limits.NOTES));
  }

  /** Whether both lines are of one person. */
  boolean isOf(Participant other) {
    return isOf(other.person.id());
  }

  boolean isOf(Id other) {
    return person.id().equals(other);
  }

  /** This one, as a viewer is told: nowhere, when they may not see where. */
  String here(Viewer viewer) {
    return Frames.here(who, me(), isSeenBy(viewer) ? presence : NOWHERE);
  }

  private boolean isSeenBy(Viewer viewer) {
    var cell = presence.cell();
    return viewer != Viewer.GUEST_OUTSIDE
        || cell != null
            && Arrays.stream(Category.values())
                .filter(category -> !category.isInternal())
                .map(category -> category.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .anyMatch(open -> cell.endsWith("/" + open));
  }

  /**
   * Every other second: whether the line lives and its person may still be here. It is pinged when
   * one of its two sides has heard nothing for a while, so that either soon notices a dead line.
   */
  void check() {
    long now = time.now();
    if (now - heardAt > SILENCE_NANOS) {
      close(4408, "no sign of life", true);
    } else if (ask(false)
        && now - Math.min(heardAt, toldAt) > QUIET_NANOS
        && now - pingedAt > QUIET_NANOS) {
      pingedAt = now;
      send(Frames.ping(now / 1_000_000));
    }
  }

  /** Asked in every round through the rooms, here only if that has not been for long. */
  private boolean isStillIn() {
    return time.now() - trustedAt < TRUST_NANOS || ask(true);
  }

  /** Asks who is on this line now; closes it when its person is not any more. */
  void askAgain() {
    ask(true);
  }

  private boolean ask(boolean anew) {
    var now = session.apply(anew);
    if (now == null || !now.id().equals(person.id())) {
      close(4401, "signed out", false);
      return false;
    }
    boolean same = Rights.words(now).equals(Rights.words(person));
    boolean renamed = !now.name().equals(person.name());
    person = now;
    trustedAt = time.now();
    if (!same) {
      close(4412, "you may do other things now", true); // what still waits is decided anew
    } else if (renamed && document instanceof Id here) {
      rooms.room(here).audience.moved(this);
    }
    return same;
  }

  void send(String frame) {
    send(new Outgoing(frame));
  }

  /** Queues a frame; a line that does not take what it is sent is closed. */
  void send(Outgoing frame) {
    synchronized (queue) {
      if (closed) {
        return;
      }
      if (sending) {
        queue.add(frame);
        queued += frame.length();
        if (queued <= MOST_QUEUED) {
          return;
        }
      } else {
        sending = true;
        toldAt = time.now();
        line.accept(frame, this::sent);
        return;
      }
    }
    gone(); // it takes nothing in: no goodbye would reach it
    hangUp.accept(4408, "too slow");
    Tally.SOCKETS_CLOSED.add("slow");
  }

  private void sent() {
    synchronized (queue) {
      if (closed) {
        time.soon(goodbye);
        return;
      }
      var next = queue.poll();
      if (next == null) {
        sending = false;
        return;
      }
      queued -= next.length();
      // On a thread of its own: this one may belong to whoever sent the frame before.
      time.soon(() -> line.accept(next, this::sent));
    }
  }

  /** Says goodbye and hangs up: after the frame that is on its way, if that arrives soon. */
  void close(int code, String reason, boolean again) {
    Runnable hang = () -> hangUp.accept(code, reason);
    synchronized (queue) {
      if (closed) {
        return;
      }
      closed = true;
      Tally.SOCKETS_CLOSED.add(Integer.toString(code));
      queue.clear();
      goodbye = () -> line.accept(new Outgoing(Frames.bye(reason, again)), hang);
      if (sending) {
        time.after(GRACE_NANOS, hang);
      } else {
        goodbye.run();
      }
    }
    leave();
  }

  /** The line is gone. */
  void gone() {
    synchronized (queue) {
      closed = true;
      queue.clear();
    }
    leave();
  }

  private void leave() {
    var here = document;
    if (here != null) {
      try {
        rooms.room(here).audience.leave(this);
      } catch (NotHere e) {
        // deleted meanwhile
      }
    }
  }
}
