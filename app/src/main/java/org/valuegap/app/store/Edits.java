package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.SETTING;
import static org.valuegap.app.store.tables.Tables.SNAPSHOT;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.valuegap.app.store.tables.tables.records.EditRecord;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Diff;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** Documents as the journal has them: made, read back, deleted. Only rooms use this. */
@Component
public final class Edits {
  /**
   * A document as it is in the database.
   *
   * @param version of the last edit
   */
  public record Loaded(Id workspace, Document document, long version) {}

  /** An edit as it was written. */
  public record Stored(long version, Id id, int asked, Stamp by, Changes changes) {}

  static final String INSERT =
      """
      INSERT INTO edit (document_id, version, previous, id, asked, person_id, person_name,
        written_at, form, changes, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final Logger LOG = LoggerFactory.getLogger(Edits.class);
  private static final Id FIRST = new Id("created");
  private static final String LAST_OPEN = "last-open";
  private static final int MOST_OPEN = 50;

  private final Database database;

  Edits(Database database) {
    this.database = database;
  }

  /**
   * Makes a document whose first edit brings these elements.
   *
   * @throws IllegalArgumentException when they do not make a document
   */
  public void create(Id workspace, Id id, List<? extends Element> elements, Stamp by) {
    var wanted = new Edit(FIRST, Diff.between(Document.EMPTY, Document.of(elements)));
    if (!(Decide.edit(Document.EMPTY, wanted, by) instanceof Decided(var edit, var document))) {
      throw new IllegalArgumentException("These elements do not make a document");
    }
    var line =
        new Journal.Line(
            id, 1, FIRST, 0, by, edit.changes(), Changes.stored(edit.changes()), document, _ -> {});
    var derived = new Derived();
    derived.add(edit.changes(), document);
    database.write(tx -> {
      tx.insertInto(DOCUMENT)
          .set(DOCUMENT.ID, id.value())
          .set(DOCUMENT.WORKSPACE_ID, workspace.value())
          .set(DOCUMENT.CREATED_AT, at(by))
          .execute();
      tx.connection(connection -> {
        try (var insert = connection.prepareStatement(INSERT)) {
          bind(insert, line);
          insert.executeUpdate();
        }
        Derived.write(connection, Map.of(id, derived));
      });
      return id;
    });
  }

  /** The workspace of a document; null when there is no such document, or no more. */
  public @Nullable Id workspace(Id document) {
    return database.read(sql -> workspace(sql, document));
  }

  private static @Nullable Id workspace(DSLContext sql, Id document) {
    var row =
        sql.fetchOne(DOCUMENT, DOCUMENT.ID.eq(document.value()), DOCUMENT.DELETED_AT.isNull());
    return row == null ? null : new Id(row.getWorkspaceId());
  }

  /** Takes a document out of sight; its edits stay. */
  public void delete(Id document, Instant at) {
    database.write(tx ->
        tx.update(DOCUMENT)
            .set(DOCUMENT.DELETED_AT, at)
            .where(DOCUMENT.ID.eq(document.value()), DOCUMENT.DELETED_AT.isNull())
            .execute());
  }

  /**
   * The document as it is now; null when there is none. A damaged one is an error, never empty.
   *
   * @throws Unreadable when the journal is damaged
   */
  public @Nullable Loaded load(Id document) {
    return database.read(sql -> {
      var workspace = workspace(sql, document);
      if (workspace == null) {
        return null;
      }
      var latest = latest(sql, document);
      return new Loaded(workspace, latest.document, latest.version);
    });
  }

  /**
   * The document as the journal has it, also a deleted one.
   *
   * @throws Unreadable when the journal is damaged
   */
  static Latest latest(DSLContext sql, Id document) {
    var cached = snapshot(sql, document);
    var from = cached == null ? new Latest(0, Document.EMPTY) : cached;
    var tail = since(sql, document, from.version, Integer.MAX_VALUE);
    if (from.version == 0 && tail.isEmpty()) {
      throw new Unreadable("the document " + document + " has lost its edits");
    }
    var now = from.document;
    for (var edit : tail) {
      now = edit.changes.apply(now);
    }
    return new Latest(tail.isEmpty() ? from.version : tail.getLast().version, now);
  }

  /** A document at the version of its last edit. */
  record Latest(long version, Document document) {}

  private static @Nullable Latest snapshot(DSLContext sql, Id document) {
    var row = sql.fetchOne(SNAPSHOT, SNAPSHOT.DOCUMENT_ID.eq(document.value()));
    if (row == null || !sql.fetchExists(EDIT, edit(document, row.getVersion()))) {
      return null;
    }
    try {
      var elements = Elements.read(row.getForm(), Elements.decompress(row.getBody()));
      return new Latest(row.getVersion(), Document.of(elements));
    } catch (Unreadable e) {
      LOG.warn("The snapshot of {} is passed over: {}", document, e.detail());
      return null; // a cache; the journal has it all
    }
  }

  private static org.jooq.Condition edit(Id document, long version) {
    return EDIT.DOCUMENT_ID.eq(document.value()).and(EDIT.VERSION.eq(version));
  }

  /**
   * Keeps the document of a version, so that loading it need not begin at the beginning; now and
   * then for good, so that neither need looking back.
   */
  public void keep(Id id, long version, Document document) {
    var body = Elements.compress(Elements.write(document.elements()));
    database.write(tx -> {
      History.keep(tx, id, version, body);
      return tx.insertInto(SNAPSHOT)
          .set(SNAPSHOT.DOCUMENT_ID, id.value())
          .set(SNAPSHOT.VERSION, version)
          .set(SNAPSHOT.FORM, Changes.FORM)
          .set(SNAPSHOT.BODY, body)
          .onConflict(SNAPSHOT.DOCUMENT_ID)
          .doUpdate()
          .set(SNAPSHOT.VERSION, DSL.excluded(SNAPSHOT.VERSION))
          .set(SNAPSHOT.FORM, DSL.excluded(SNAPSHOT.FORM))
          .set(SNAPSHOT.BODY, DSL.excluded(SNAPSHOT.BODY))
          .where(SNAPSHOT.VERSION.lt(DSL.excluded(SNAPSHOT.VERSION)))
          .execute();
    });
  }

  /** The documents that were open when the server last stopped. */
  public List<Id> lastOpen() {
    var text =
        database.read(sql ->
            sql.select(SETTING.TEXT)
                .from(SETTING)
                .where(SETTING.NAME.eq(LAST_OPEN))
                .fetchOne(SETTING.TEXT));
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Id::new).toList();
  }

  /** Remembers what is open, the first of it when that is much. */
  public void setLastOpen(List<Id> documents) {
    var text = documents.stream().limit(MOST_OPEN).map(Id::value).collect(Collectors.joining(" "));
    database.write(sql ->
        sql.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
            .values(LAST_OPEN, text)
            .onConflict(SETTING.NAME)
            .doUpdate()
            .set(SETTING.TEXT, text)
            .execute());
  }

  /** The edits after a version, in order, at most so many. */
  public List<Stored> since(Id document, long version, int limit) {
    return database.read(sql -> since(sql, document, version, limit));
  }

  private static List<Stored> since(DSLContext sql, Id document, long version, int limit) {
    return sql.selectFrom(EDIT)
        .where(EDIT.DOCUMENT_ID.eq(document.value()), EDIT.VERSION.gt(version))
        .orderBy(EDIT.VERSION)
        .limit(limit)
        .fetch(Edits::stored);
  }

  /** The edit of this id; null when there is none. */
  public @Nullable Stored find(Id document, Id edit) {
    var row =
        database.read(sql ->
            sql.fetchOne(EDIT, EDIT.DOCUMENT_ID.eq(document.value()), EDIT.ID.eq(edit.value())));
    return row == null ? null : stored(row);
  }

  /**
   * @throws Unreadable when it is damaged
   */
  static Stored stored(EditRecord row) {
    if (checksum(row.getVersion(), row.getId(), row.getChanges()) != row.getChecksum()) {
      throw new Unreadable(
          "edit " + row.getVersion() + " of " + row.getDocumentId() + " is damaged");
    }
    var person = row.getPersonId();
    var by =
        new Stamp(person == null ? null : new Id(person), row.getPersonName(), row.getWrittenAt());
    return new Stored(
        row.getVersion(),
        new Id(row.getId()),
        row.getAsked().intValue(),
        by,
        Changes.read(row.getForm(), row.getChanges()));
  }

  static void bind(PreparedStatement insert, Journal.Line line) throws SQLException {
    insert.setString(1, line.document().value());
    insert.setLong(2, line.version());
    insert.setObject(3, line.version() == 1 ? null : line.version() - 1, java.sql.Types.BIGINT);
    insert.setString(4, line.edit().value());
    insert.setLong(5, line.asked());
    insert.setString(6, line.by().person() == null ? null : line.by().person().value());
    insert.setString(7, line.by().name());
    insert.setLong(8, at(line.by()).toEpochMilli());
    insert.setShort(9, Changes.FORM);
    insert.setString(10, line.stored());
    insert.setLong(11, checksum(line.version(), line.edit().value(), line.stored()));
  }

  private static long checksum(long version, String id, String changes) {
    var sum = new CRC32C();
    sum.update((version + id).getBytes(StandardCharsets.UTF_8));
    sum.update(changes.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }

  private static Instant at(Stamp by) {
    return Objects.requireNonNull(by.at(), "an edit says when it was made");
  }
}
