package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.SNAPSHOT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.store.tables.tables.records.SnapshotRecord;
import org.valuegap.app.wire.Elements;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;

/**
 * Looks whether what is stored hangs together: the database itself, the edits of every document
 * (J3, J9), and that replaying them gives what snapshots, home and search have of it. Changes
 * nothing.
 */
public final class Checkup {
  private static final int MOST_FAULTS = 20;

  /**
   * What was looked at and what was found.
   *
   * @param database as it calls itself
   * @param maps also those that are deleted
   * @param faults one line each, at most so many; none when all is well
   */
  public record Result(String database, int maps, long edits, List<String> faults) {}

  private final Database database;
  private final List<String> faults = new ArrayList<>();

  private Checkup(Database database) {
    this.database = database;
  }

  /**
   * Looks at an instance, also while its server runs.
   *
   * @throws IllegalStateException when there is none, with what to do about it
   */
  public static Result of(Path data, String url) {
    try (var database = Database.beside(data, url)) {
      return of(database, Integer.MAX_VALUE);
    }
  }

  /**
   * @param most how many documents are replayed: all, or so many taken evenly
   */
  static Result of(Database database, int most) {
    var checkup = new Checkup(database);
    if (database.isEmbedded()) {
      checkup.file();
    }
    var documents =
        database.read(
            sql -> sql.select(DOCUMENT.ID).from(DOCUMENT).orderBy(DOCUMENT.ID).fetch(DOCUMENT.ID));
    int step = Math.max(1, Math.ceilDiv(documents.size(), most));
    for (int i = 0; i < documents.size(); i += step) {
      checkup.document(new Id(documents.get(i)));
    }
    long edits = database.read(sql -> (long) sql.fetchCount(EDIT));
    return new Result(database.product(), documents.size(), edits, List.copyOf(checkup.faults));
  }

  private void file() {
    database.read(sql -> {
      for (var row : sql.fetch("PRAGMA integrity_check(" + MOST_FAULTS + ")")) {
        if (!"ok".equals(row.get(0, String.class))) {
          found(row.get(0, String.class));
        }
      }
      for (var row : sql.fetch("PRAGMA foreign_key_check")) {
        found("a row of " + row.get(0, String.class) + " refers to one that is not there");
      }
      return null;
    });
  }

  private void document(Id id) {
    try {
      database.read(sql -> {
        replay(sql, id);
        return null;
      });
    } catch (Unreadable e) {
      found("map " + id + ": " + e.detail());
    }
  }

  private void replay(DSLContext sql, Id id) {
    var snapshot = sql.fetchOne(SNAPSHOT, SNAPSHOT.DOCUMENT_ID.eq(id.value()));
    var derived = new Derived();
    var now = Document.EMPTY;
    long version = 0;
    try (var rows =
        sql.selectFrom(EDIT)
            .where(EDIT.DOCUMENT_ID.eq(id.value()))
            .orderBy(EDIT.VERSION)
            .fetchSize(1_000)
            .fetchLazy()) {
      for (var row : rows) {
        var edit = Edits.stored(row);
        if (edit.version() != ++version) {
          throw new Unreadable("version " + version + " is missing");
        }
        var after = edit.changes().apply(now);
        derived.add(edit.changes().in(now), after);
        now = after;
        check(id, snapshot, version, now);
      }
    }
    if (version == 0) {
      throw new Unreadable("it has lost its edits");
    }
    if (!derived.isStored(sql, id)) {
      found("map " + id + ": home or search have something else of it");
    }
  }

  private void check(Id id, @Nullable SnapshotRecord snapshot, long version, Document now) {
    if (snapshot == null || Objects.requireNonNull(snapshot.getVersion()) != version) {
      return;
    }
    var elements = Elements.read(snapshot.getForm(), Elements.decompress(snapshot.getBody()));
    if (!Document.of(elements).equals(now)) {
      found("map " + id + ": its snapshot is not what its edits give");
    }
  }

  private void found(String fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
  }
}
