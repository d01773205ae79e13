package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.GUEST;
import static org.valuegap.app.store.tables.Tables.GUEST_LINK;
import static org.valuegap.app.store.tables.Tables.SESSION;
import static org.valuegap.app.store.tables.Tables.SETTING;
import static org.valuegap.app.store.tables.Tables.WORKSPACE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.store.Checkup.Result;
import org.valuegap.app.store.tables.DefaultSchema;

/**
 * The whole instance as one file, and back. The file is an SQLite database with the tables of the
 * version that wrote it, whatever the instance runs on, so it can be restored to either database.
 */
public final class Backup {
  /** So many maps are replayed to see whether a copy is good; {@link Checkup} replays all. */
  private static final int SAMPLE = 50;

  private static final int ROWS = 500;
  private static final String LAST = "backup";

  private Backup() {}

  /**
   * Writes a backup, also while the server runs, and verifies it by opening it. The file is there
   * whole and synced or, when this throws, as it was before.
   *
   * @return what is in it; faults are the instance's own, or say that the copy is none
   * @throws IllegalStateException when there is no such instance
   * @throws IOException when the file cannot be written
   */
  public static Result write(Path data, String url, Path file) throws IOException {
    var made = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    delete(made);
    try (var source = Database.beside(data, url)) {
      var before = Counts.of(source);
      if (source.isEmbedded()) {
        source.copyTo(made);
      } else {
        try (var copy = Database.ofFile(made)) {
          copyRows(source, copy);
        }
      }
      var result = verified(made, before, Counts.of(source));
      sync(made);
      replace(made, file.toAbsolutePath());
      if (result.faults().isEmpty()) {
        remember(source);
      }
      return result;
    } finally {
      delete(made);
    }
  }

  /** When the last backup was made that had no faults; null when none was. */
  public static @Nullable Instant last(Database database) {
    var kept = database.read(sql -> sql.fetchOptional(SETTING, SETTING.NAME.eq(LAST)).orElse(null));
    return kept == null ? null : Instant.parse(kept.getText());
  }

  /**
   * A full disk is when a backup is wanted most: that its time cannot be kept does not spoil it.
   */
  private static void remember(Database source) {
    try {
      source.write(Backup::remember);
    } catch (DataAccessException _) {
      // the file is good, and only its age will not be known
    }
  }

  private static int remember(DSLContext tx) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return tx.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
        .values(LAST, now)
        .onConflict(SETTING.NAME)
        .doUpdate()
        .set(SETTING.TEXT, now)
        .execute();
  }

  private record Counts(long maps, long edits) {
    static Counts of(Database database) {
      return database.read(sql -> new Counts(sql.fetchCount(DOCUMENT), sql.fetchCount(EDIT)));
    }
  }

  private static Result verified(Path made, Counts before, Counts after) {
    try (var copy = Database.ofFile(made)) {
      var result = Checkup.of(copy, SAMPLE);
      var has = Counts.of(copy);
      if (before.maps <= has.maps
          && has.maps <= after.maps
          && before.edits <= has.edits
          && has.edits <= after.edits) {
        return result;
      }
      var faults = new ArrayList<>(result.faults());
      faults.add("the copy has " + has + ", the instance " + before + " to " + after);
      return new Result(result.database(), result.maps(), result.edits(), faults);
    }
  }

  /**
   * Puts a backup in the place of an instance whose server is stopped. An embedded database that is
   * there is kept beside it under another name; PostgreSQL's must be empty. Clients that know a
   * newer state notice by the epoch, and everybody signs in again.
   *
   * @return what is in it; when there are faults nothing was changed
   * @throws IllegalStateException when the file is no backup, or the place is not free
   * @throws IOException when it cannot be read or written
   */
  public static Result restore(Path file, Path data, String url) throws IOException {
    Files.createDirectories(data);
    var made = Database.file(data).resolveSibling("valuegap.db.part");
    try (var _ = Database.lock(data)) {
      delete(made);
      Files.copy(file, made);
      try (var copy = opened(file, made)) {
        var result = Checkup.of(copy, Integer.MAX_VALUE);
        if (!result.faults().isEmpty()) {
          return result;
        }
        copy.write(Backup::begin);
        if (!url.isBlank()) {
          fill(data, url, copy);
          return result;
        }
      }
      sync(made);
      setAside(Database.file(data));
      replace(made, Database.file(data));
      return verifiedAgain(data);
    } finally {
      delete(made);
    }
  }

  private static Database opened(Path file, Path copy) {
    try {
      return Database.ofFile(copy);
    } catch (RuntimeException e) {
      throw new IllegalStateException(file + ": not a backup that this version can read", e);
    }
  }

  /** Another epoch, and nobody is signed in or a guest: also those who have left since. */
  private static int begin(DSLContext tx) {
    tx.deleteFrom(SETTING).where(SETTING.NAME.eq("epoch")).execute();
    Database.drawEpoch(tx);
    tx.deleteFrom(GUEST).execute();
    // Those revoked since are among them: nobody new comes by a link before somebody has looked.
    tx.update(GUEST_LINK).set(GUEST_LINK.LOCKED, (short) 1).execute();
    return tx.deleteFrom(SESSION).execute();
  }

  private static void fill(Path data, String url, Database copy) {
    try (var target = Database.open(data, url)) {
      if (target.<Boolean>read(sql -> sql.fetchExists(WORKSPACE))) {
        throw new IllegalStateException("the database is in use; restore into an empty one");
      }
      copyRows(copy, target);
    }
  }

  private static Result verifiedAgain(Path data) {
    try (var restored = Database.beside(data, "")) {
      return Checkup.of(restored, SAMPLE);
    }
  }

  /** Copies all rows but sessions, one consistent state in one transaction. */
  private static void copyRows(Database from, Database to) {
    from.read(source ->
        to.write(target -> {
          target.deleteFrom(SETTING).execute();
          for (var table : ordered()) {
            copyRows(source, target, table);
          }
          return null;
        }));
  }

  private static void copyRows(DSLContext from, DSLContext to, Table<?> table) {
    var key = table.getPrimaryKey();
    if (key == null) {
      throw new IllegalStateException("a table without a key: " + table.getName());
    }
    try (var rows = from.selectFrom(table).orderBy(key.getFields()).fetchSize(ROWS).fetchLazy()) {
      while (rows.hasNext()) {
        var batch = new ArrayList<UpdatableRecord<?>>();
        for (var row : rows.fetchNext(ROWS)) {
          row.touched(true);
          batch.add((UpdatableRecord<?>) row);
        }
        to.batchInsert(batch).execute();
      }
    }
  }

  /** The tables, each after those that it refers to. */
  private static List<Table<?>> ordered() {
    var left = new ArrayList<Table<?>>(DefaultSchema.DEFAULT_SCHEMA.getTables());
    left.removeAll(List.of(SESSION, GUEST));
    var ordered = new ArrayList<Table<?>>();
    while (!left.isEmpty()) {
      for (var table : List.copyOf(left)) {
        if (table.getReferences().stream()
            .map(reference -> reference.getKey().getTable())
            .allMatch(other -> other.equals(table) || ordered.contains(other))) {
          ordered.add(table);
          left.remove(table);
        }
      }
    }
    return ordered;
  }

  /** The files of a database that is there, under another name. */
  private static void setAside(Path database) throws IOException {
    var name = "valuegap-before-restore-" + Instant.now().toEpochMilli() + ".db";
    for (var part : List.of("", "-wal", "-shm")) {
      var file = database.resolveSibling(database.getFileName() + part);
      if (Files.exists(file)) {
        Files.move(file, database.resolveSibling(name + part), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void replace(Path made, Path file) throws IOException {
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder"));
  }

  /** Makes a file, or the names in a folder, last through a power loss. */
  private static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path made) {
    try {
      for (var part : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(made.resolveSibling(made.getFileName() + part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
