package org.valuegap.app.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Edits.Stored;
import org.valuegap.app.store.Journal;
import org.valuegap.app.store.Journal.Outcome;
import org.valuegap.app.wire.Changes;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Decision.Refused;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;

/**
 * One open document: decides its edits one at a time, hands them to the journal, and shows them
 * once they are durable. Deciding goes on while a commit is under way; when one fails, what was
 * decided since is decided again on what the database has.
 */
final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_KNOWN = 2_000;
  static final int SNAPSHOT_EVERY = 2_000;

  /** Decided, and on its way to the database. */
  private record Pending(
      Asked asked, long version, Edit edit, String stored, Document before, Document after) {}

  /** An edit id of late; its version is not durable before the room's is there. */
  private record Known(int fingerprint, long version) {}

  /** The durable document at its version. */
  record Shown(Document document, long version) {}

  final Id id;
  final Id workspace;
  final Audience audience;
  final Gathering gathering;
  private final Edits edits;
  private final Journal journal;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Pending> inFlight = new ArrayDeque<>();
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private final Map<Id, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, Known> eldest) {
          return size() > MOST_KNOWN;
        }
      };
  private final Map<Long, List<Asked>> harmless = new LinkedHashMap<>();
  private volatile Shown durable;
  private Document decided;
  private long last;
  private long snapshot;
  private boolean suspended;
  private volatile boolean setBack;
  private boolean closed;
  private volatile long lastUsed;

  Room(Id id, Edits.Loaded loaded, Edits edits, Journal journal, String epoch, Time time) {
    this.id = id;
    this.workspace = loaded.workspace();
    this.edits = edits;
    this.journal = journal;
    this.time = time;
    lastUsed = time.now();
    durable = new Shown(loaded.document(), loaded.version());
    decided = loaded.document();
    last = loaded.version();
    snapshot = last;
    audience = new Audience(epoch, time);
    gathering = new Gathering(journal, time, audience);
  }

  /** The durable document. */
  Document document() {
    return durable.document;
  }

  /**
   * Takes an edit in. Its {@code answer} is told when it is durable or refused.
   *
   * @return false when this room has closed: another one must be opened
   */
  boolean submit(Asked asked) {
    Reply reply;
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      lastUsed = time.now();
      reply = take(asked);
    } finally {
      lock.unlock();
    }
    if (reply != null) {
      asked.answer().accept(reply);
    }
    return true;
  }

  private @Nullable Reply take(Asked asked) {
    if (!journal.isOpen()) {
      return notNow(asked);
    }
    if (inFlight.size() + waiting.size() >= MOST_WAITING) {
      return refuse(asked, "rate", "too many edits wait; keep it");
    }
    try {
      var before = asked.owed().before(asked.number(), asked.id(), this::isThere);
      if (before != null) {
        return refuse(asked, before.reason(), "one sent before it comes first; keep it");
      }
      if (suspended) {
        waiting.add(asked);
        return null;
      }
      return decide(asked);
    } catch (RuntimeException e) {
      return unread(asked, e);
    }
  }

  /** Whether an edit is durable, or will be before what is decided from now on. */
  private boolean isThere(Id edit) {
    return known.containsKey(edit) || edits.find(id, edit) != null;
  }

  private Reply unread(Asked asked, RuntimeException e) {
    LOG.warn("The edits of {} cannot be read", id, e);
    return notNow(asked);
  }

  private static Reply notNow(Asked asked) {
    return refuse(asked, "read-only", "it cannot be saved now; keep it");
  }

  private static Reply refuse(Asked asked, String reason, String detail) {
    return asked.owed().refuse(asked.number(), asked.id(), reason, detail);
  }

  private @Nullable Reply decide(Asked asked) {
    var same = known.get(asked.id());
    if (same != null) {
      return same.fingerprint == asked.fingerprint()
          ? when(same.version, asked)
          : new Reply.Refused(asked.id(), "taken", "another edit has this id");
    }
    var decision = asked.decide().apply(decided, asked.by());
    if (decision instanceof Decided(var edit, var after) && !edit.changes().isEmpty()) {
      var stored = Changes.stored(edit.changes());
      append(new Pending(asked, last + 1, edit, stored, decided, after));
      return null; // sent again or not: the schema takes an id once
    }
    var before = wasStored(asked);
    if (before != null) {
      return before;
    }
    return switch (decision) {
      case Decided _ -> when(last, asked);
      case Refused(var edit, var about, var fault) ->
          new Reply.Refused(edit, reason(fault.reason()), about, fault.detail(), fault.limit());
    };
  }

  static String reason(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Answers that an edit is in the document, as soon as this version is durable. */
  private @Nullable Reply when(long version, Asked asked) {
    if (version <= durable.version) {
      return new Reply.Saved(asked.id(), version, true);
    }
    harmless.computeIfAbsent(version, _ -> new ArrayList<>()).add(asked);
    return null;
  }

  private void append(Pending pending) {
    var asked = pending.asked;
    last = pending.version;
    decided = pending.after;
    known.put(asked.id(), new Known(asked.fingerprint(), pending.version));
    inFlight.add(pending);
    gathering.add(
        new Journal.Line(
            id,
            pending.version,
            asked.id(),
            asked.fingerprint(),
            asked.by(),
            pending.edit.changes(),
            pending.stored,
            pending.after,
            this::heard));
  }

  /** The outcome of the line that was appended first, on the journal's thread. */
  private void heard(Outcome outcome) {
    var answers = new ArrayList<Runnable>();
    lock.lock();
    try {
      var pending = inFlight.remove();
      if (outcome == Outcome.DURABLE) {
        show(pending, answers);
      } else {
        suspended = true;
        known.remove(pending.asked.id());
        if (outcome == Outcome.IMPOSSIBLE) {
          answers.add(() -> refuseForGood(pending.asked));
        } else {
          waiting.add(pending.asked);
        }
        if (inFlight.isEmpty()) {
          time.soon(this::again);
        }
      }
    } finally {
      lock.unlock();
    }
    answers.forEach(Runnable::run);
  }

  private static void refuseForGood(Asked asked) {
    asked.answer().accept(new Reply.Refused(asked.id(), "invalid", "the database cannot hold it"));
  }

  private void show(Pending pending, List<Runnable> answers) {
    durable = new Shown(pending.after, pending.version);
    var changes = pending.edit.changes();
    audience.show(
        pending.version,
        pending.asked.id(),
        pending.asked.by(),
        changes,
        Changes.shown(changes, pending.stored),
        pending.before,
        pending.after);
    answers.add(() ->
        pending.asked.answer().accept(new Reply.Saved(pending.asked.id(), pending.version, false)));
    var same = harmless.remove(pending.version);
    if (same != null) {
      for (var asked : same) {
        answers.add(
            () -> asked.answer().accept(new Reply.Saved(asked.id(), pending.version, true)));
      }
    }
    if (pending.version - snapshot >= Math.max(SNAPSHOT_EVERY, pending.after.size())) {
      snapshot = pending.version;
      time.soon(() -> keep(pending.version, pending.after));
    }
  }

  private void keep(long version, Document document) {
    try {
      edits.keep(id, version, document);
    } catch (RuntimeException e) {
      LOG.warn("No snapshot of {} at {}: {}", id, version, e.toString());
    }
  }

  /** Looks at what the database has and decides again what waits. Tried anew when it is back. */
  void again() {
    var answers = new ArrayList<Runnable>();
    lock.lock();
    try {
      if (!suspended || closed || setBack || !inFlight.isEmpty() || !journal.isOpen()) {
        return;
      }
      if (!catchUp()) {
        LOG.error("{} ends before version {}: the database was set back", id, durable.version);
        setBack = true;
        return;
      }
      audience.flush();
      decided = durable.document;
      last = durable.version;
      suspended = false;
      var all = new ArrayList<>(waiting);
      waiting.clear();
      harmless.values().forEach(all::addAll);
      harmless.clear();
      all.sort(Comparator.comparingLong(Asked::number));
      boolean readable = true;
      for (var asked : all) {
        @Nullable Reply answer;
        try {
          answer = readable ? decideAgain(asked) : notNow(asked);
        } catch (RuntimeException e) {
          readable = false; // what is behind it in its line may not be decided before it
          answer = unread(asked, e);
        }
        if (answer instanceof Reply reply) {
          answers.add(() -> asked.answer().accept(reply));
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("The document {} cannot be read again: {}", id, e.toString());
    } finally {
      lock.unlock();
    }
    answers.forEach(Runnable::run);
  }

  private @Nullable Reply decideAgain(Asked asked) {
    var reply = wasStored(asked);
    return reply == null ? decide(asked) : reply;
  }

  /** What became of an edit that this room no longer remembers; null when it is a new one. */
  private @Nullable Reply wasStored(Asked asked) {
    var stored = edits.find(id, asked.id());
    if (stored == null) {
      return null;
    }
    known.put(asked.id(), new Known(stored.asked(), stored.version()));
    return stored.asked() == asked.fingerprint()
        ? new Reply.Saved(asked.id(), stored.version(), true)
        : new Reply.Refused(asked.id(), "taken", "another edit has this id");
  }

  /**
   * Shows what has become durable without this room's hearing of it.
   *
   * @return false when what was durable is not there any more
   */
  private boolean catchUp() {
    var stored = edits.since(id, durable.version - 1, Integer.MAX_VALUE);
    if (stored.isEmpty() || stored.getFirst().version() != durable.version) {
      return false;
    }
    for (Stored edit : stored.subList(1, stored.size())) {
      var before = durable.document;
      var changes = edit.changes().in(before);
      var after = edit.changes().apply(before);
      durable = new Shown(after, edit.version());
      known.put(edit.id(), new Known(edit.asked(), edit.version()));
      var written = Changes.shown(changes);
      audience.show(edit.version(), edit.id(), edit.by(), changes, written, before, after);
    }
    return true;
  }

  /** Whether the database has less than it had: only a room that reads it anew can go on. */
  boolean isSetBack() {
    return setBack;
  }

  /**
   * An edit of this document, as changes that mean something beside the document given.
   *
   * @return null when there is no such edit
   */
  @Nullable Past past(Id edit) {
    lock.lock();
    try {
      for (var pending : inFlight) {
        if (pending.asked.id().equals(edit)) {
          return new Past(pending.asked.by().person(), _ -> pending.edit.changes());
        }
      }
    } finally {
      lock.unlock();
    }
    var stored = edits.find(id, edit);
    return stored == null ? null : new Past(stored.by().person(), stored.changes()::in);
  }

  /** An edit that was made, and by whom. */
  record Past(@Nullable Id person, java.util.function.Function<Document, List<Change>> changes) {}

  /** Lets someone in: they are sent what they miss, and then every edit. */
  boolean join(Participant participant, @Nullable Long version, @Nullable String epoch) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      lastUsed = time.now();
      var now = durable;
      audience.join(participant, now.document, now.version, version, epoch);
      return true;
    } finally {
      lock.unlock();
    }
  }

  Shown shown() {
    return durable;
  }

  /** Makes ready what the first to come are sent. */
  void prepare() {
    var now = durable;
    audience.prepare(now.document, now.version);
  }

  /** Closes when nobody is here and nothing is under way. */
  boolean closeIfIdle(long nanos) {
    lock.lock();
    try {
      boolean idle = time.now() - lastUsed > nanos;
      if (!idle || !audience.isEmpty() || !inFlight.isEmpty() || !waiting.isEmpty()) {
        return false;
      }
      closed = true;
    } finally {
      lock.unlock();
    }
    if (durable.version > snapshot) {
      keep(durable.version, durable.document);
    }
    return true;
  }

  /** Shuts the room whatever is under way: what waits is refused, and can be sent again. */
  void shut() {
    List<Asked> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    left.forEach(asked -> asked.answer().accept(notNow(asked)));
  }
}
