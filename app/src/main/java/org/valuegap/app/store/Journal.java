package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.SETTING;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.sqlite.SQLiteException;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * Makes edits durable: one thread takes what all rooms wait with and commits it once. Rules J1 to
 * J12 of {@code SPEC.md}.
 */
@Component
public final class Journal implements AutoCloseable {
  /** What became of a line. */
  public enum Outcome {
    /** It is in the database, whatever happens now. */
    DURABLE,
    /**
     * It is not: its version or its id is taken, or a line before it failed. Look and try again.
     */
    AGAIN,
    /** It is not and never will be: the database cannot hold it. */
    IMPOSSIBLE,
    /** Nobody knows before the database is back. */
    AWAY
  }

  /**
   * A decided edit on its way.
   *
   * @param asked a fingerprint of what the client asked for
   * @param stored its changes, as {@code Changes.stored} wrote them
   * @param after the document after it
   * @param done told the outcome, on the journal's thread: be quick
   */
  public record Line(
      Id document,
      long version,
      Id edit,
      int asked,
      Stamp by,
      List<Change> changes,
      String stored,
      Document after,
      Consumer<Outcome> done) {
    /** The same line, after whose outcome something else is done. */
    public Line then(Runnable next) {
      Consumer<Outcome> both = done.andThen(_ -> next.run());
      return new Line(document, version, edit, asked, by, changes, stored, after, both);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int BATCH = 1_000;

  /**
   * A commit takes a core as long as many edits do: the more came at a time, the more share the
   * next. Where so many wait already, nothing is gained by waiting.
   */
  private static final long PAUSE_NANOS_EACH = 1_000_000;

  private static final long MOST_PAUSE_NANOS = 12_000_000;
  private static final int MANY = 100;
  private static final int RETRY_MILLIS = 500;

  private final Database database;
  private final LinkedBlockingQueue<Line> queue = new LinkedBlockingQueue<>();
  private final @Nullable Thread writer;
  private final ArrayList<Line> batch = new ArrayList<>();
  private @Nullable Statements statements;
  private int committed;
  private volatile Consumer<Boolean> listener = _ -> {};
  private volatile boolean open = true;
  private volatile boolean away;
  private volatile @Nullable Line committing;

  @Autowired
  Journal(Database database) {
    this(database, true);
  }

  /**
   * @param alone whether it has a thread of its own; if not, whoever made it calls {@link #work}
   */
  Journal(Database database, boolean alone) {
    this.database = database;
    writer = alone ? Thread.ofPlatform().daemon().name("journal").start(this::run) : null;
  }

  /** Hands a line over; its {@code done} hears what became of it. */
  public void append(Line line) {
    queue.add(line);
  }

  /** Whether the database can be written, as far as is known. */
  public boolean isOpen() {
    return !away;
  }

  /** When the oldest edit came that waits for the disk; null when none does. */
  public @Nullable Instant waitsSince() {
    var line = committing;
    line = line == null ? queue.peek() : line;
    return line == null ? null : line.by.at();
  }

  /** The one who is told when the database goes away (false) and is back (true). */
  public void onState(Consumer<Boolean> listener) {
    this.listener = listener;
  }

  /** Commits what waits and stops. */
  @Override
  public void close() {
    open = false;
    if (writer == null) {
      return;
    }
    writer.interrupt();
    try {
      writer.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (open || !queue.isEmpty()) {
      work(away ? RETRY_MILLIS : Long.MAX_VALUE);
      if (committed > 1 && queue.size() < MANY) {
        LockSupport.parkNanos(Math.min(committed * PAUSE_NANOS_EACH, MOST_PAUSE_NANOS));
      }
    }
  }

  /**
   * Waits at most so long for lines and commits what there is, or looks whether the database is
   * back.
   */
  void work(long millis) {
    try {
      var first = queue.poll(millis, TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
      }
    } catch (InterruptedException e) {
      queue.drainTo(batch, BATCH); // closing: what waits is still committed
    }
    if (away) {
      tell(batch, Outcome.AWAY);
      probe();
    } else if (!batch.isEmpty()) {
      committing = batch.getFirst();
      commit(batch);
    }
    committing = null;
    committed = batch.size();
    batch.clear();
  }

  private void commit(List<Line> batch) {
    try {
      write(batch);
      tell(batch, Outcome.DURABLE);
    } catch (DataAccessException e) {
      if (kind(e) == Outcome.AWAY) {
        goAway(batch, e);
      } else if (batch.size() == 1) {
        tell(batch, kind(e));
      } else {
        oneByOne(batch);
      }
    }
  }

  /** So that no line fails because of another document's. */
  private void oneByOne(List<Line> batch) {
    var failed = new HashSet<Id>();
    for (int i = 0; i < batch.size(); i++) {
      var line = batch.get(i);
      var outcome = failed.contains(line.document) ? Outcome.AGAIN : Outcome.DURABLE;
      if (outcome == Outcome.DURABLE) {
        try {
          write(List.of(line));
        } catch (DataAccessException e) {
          outcome = kind(e);
          failed.add(line.document);
          if (outcome == Outcome.AWAY) {
            goAway(batch.subList(i, batch.size()), e);
            return;
          }
        }
      }
      tell(List.of(line), outcome);
    }
  }

  private void write(List<Line> batch) {
    long begun = System.nanoTime();
    try {
      database.write(tx -> {
        tx.connection(connection -> insert(statements(connection), batch));
        return batch.size();
      });
    } catch (DataAccessException e) {
      statements = null; // half a batch may be bound to them
      throw e;
    }
    Timing.COMMIT.add(System.nanoTime() - begun);
  }

  private Statements statements(Connection connection) throws SQLException {
    if (statements == null || !statements.areBelow(connection)) {
      statements = Statements.below(connection);
    }
    return statements;
  }

  private static void insert(Statements statements, List<Line> batch) throws SQLException {
    var derived = new LinkedHashMap<Id, Derived>();
    var insert = statements.get(Edits.INSERT);
    for (var line : batch) {
      Edits.bind(insert, line);
      insert.addBatch();
      derived.computeIfAbsent(line.document, _ -> new Derived()).add(line.changes, line.after);
    }
    insert.executeBatch();
    Derived.write(statements, derived);
  }

  private void goAway(List<Line> lines, DataAccessException e) {
    LOG.warn("The database cannot be written, maps are read-only until it can: {}", e.toString());
    away = true;
    tell(lines, Outcome.AWAY);
    listener.accept(false);
  }

  private void probe() {
    try {
      database.write(tx ->
          tx.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
              .values("probe", Long.toString(System.nanoTime()))
              .onConflict(SETTING.NAME)
              .doUpdate()
              .set(SETTING.TEXT, Long.toString(System.nanoTime()))
              .execute());
      away = false;
      LOG.warn("The database can be written again");
      listener.accept(true);
    } catch (DataAccessException e) {
      LOG.debug("Still away", e);
    }
  }

  private static void tell(List<Line> lines, Outcome outcome) {
    for (var line : lines) {
      try {
        line.done.accept(outcome);
      } catch (RuntimeException e) {
        LOG.error("A room failed while it heard of its edit", e);
      }
    }
  }

  /** What a failure says of the one line that it happened to. */
  static Outcome kind(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException lite) {
        return switch (lite.getErrorCode() & 0xff) {
          case 19 -> Outcome.AGAIN; // constraint
          case 18, 20 -> Outcome.IMPOSSIBLE; // too big, mismatch
          default -> Outcome.AWAY;
        };
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        if (sql.getSQLState().startsWith("23")) {
          return Outcome.AGAIN;
        }
        if (sql.getSQLState().startsWith("22")) {
          return Outcome.IMPOSSIBLE;
        }
      }
    }
    return Outcome.AWAY;
  }
}
