package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.core.document.Id;

/** Deleted documents: out of sight, whole, and brought back as they were. */
@Component
public final class Trash {
  private final Database database;

  Trash(Database database) {
    this.database = database;
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
}
