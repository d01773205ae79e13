package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.OVERVIEW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.store.tables.DefaultSchema;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;

/**
 * Deleted documents: out of sight, whole, and brought back as they were, until they are purged.
 * Rules J10, J15.
 */
@Component
public final class Trash {
  /** How long a deleted document rests. */
  public static final Duration REST = Duration.ofDays(30);

  private final Database database;

  Trash(Database database) {
    this.database = database;
  }

  /**
   * A document that was deleted.
   *
   * @param name of its customer
   */
  public record Deleted(Id document, String name, Instant at) {
    /** When it will be purged. */
    public Instant until() {
      return at.plus(REST);
    }
  }

  /** What was deleted in a workspace, latest first. */
  public List<Deleted> of(Id workspace) {
    return database.read(sql ->
        sql.select(DOCUMENT.ID, OVERVIEW.BODY, DOCUMENT.DELETED_AT)
            .from(DOCUMENT)
            .join(OVERVIEW)
            .on(OVERVIEW.DOCUMENT_ID.eq(DOCUMENT.ID))
            .where(DOCUMENT.WORKSPACE_ID.eq(workspace.value()), DOCUMENT.DELETED_AT.isNotNull())
            .orderBy(DOCUMENT.DELETED_AT.desc(), DOCUMENT.ID)
            .fetch(row ->
                new Deleted(
                    new Id(row.value1()),
                    name(row.value2()),
                    Objects.requireNonNull(row.value3()))));
  }

  private static String name(String overview) {
    return ValueMap.of(Document.of(Elements.read(Changes.FORM, overview))).customer().name();
  }

  /** The workspace of a deleted document; null when no such document is deleted. */
  public @Nullable Id workspace(Id document) {
    return database.read(sql -> {
      var row =
          sql.fetchOne(DOCUMENT, DOCUMENT.ID.eq(document.value()), DOCUMENT.DELETED_AT.isNotNull());
      return row == null ? null : new Id(Objects.requireNonNull(row.getWorkspaceId()));
    });
  }

  public void restore(Id document) {
    database.write(sql ->
        sql.update(DOCUMENT)
            .setNull(DOCUMENT.DELETED_AT)
            .where(DOCUMENT.ID.eq(document.value()))
            .execute());
  }

  /** Removes a deleted document for good. */
  public void purge(Id document) {
    var gone = DOCUMENT.ID.eq(document.value()).and(DOCUMENT.DELETED_AT.isNotNull());
    database.write(tx -> purge(tx, DOCUMENT, gone));
  }

  /**
   * Removes for good what has rested long enough, one document a transaction.
   *
   * @return how many there were
   */
  public int purgeRested(Instant now) {
    var rested =
        database.read(sql ->
            sql.select(DOCUMENT.ID)
                .from(DOCUMENT)
                .where(DOCUMENT.DELETED_AT.le(now.minus(REST)))
                .fetch(row -> new Id(row.value1())));
    rested.forEach(this::purge);
    return rested.size();
  }

  /** Deletes rows and, before them, all rows of other tables that refer to them. */
  private static int purge(DSLContext tx, Table<?> table, Condition which) {
    for (var other : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      if (!other.equals(table)) {
        for (var key : other.getReferences()) {
          if (key.getKey().getTable().equals(table)) {
            var to = key.getKeyFields().getFirst();
            purge(tx, other, referring(key.getFields().getFirst(), to, table, which));
          }
        }
      }
    }
    return tx.deleteFrom(table).where(which).execute();
  }

  private static <T> Condition referring(
      Field<?> from, Field<T> to, Table<? extends Record> table, Condition which) {
    return from.coerce(to.getDataType()).in(DSL.select(to).from(table).where(which));
  }
}
