package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.PICTURE;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.core.document.Id;

/**
 * Pictures of customers. One never changes: another picture has another id, and the one before
 * stays, since undo and copies of a map still name it.
 */
@Component
public final class Pictures {
  private final Database database;

  Pictures(Database database) {
    this.database = database;
  }

  /**
   * A picture that is kept.
   *
   * @param workspace whose people may see it
   * @param image a PNG or JPEG file
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on as it is, never compared
  public record Picture(Id workspace, byte[] image) {}

  public void keep(Id id, Picture picture, Instant now) {
    database.write(sql ->
        sql.insertInto(PICTURE)
            .set(PICTURE.ID, id.value())
            .set(PICTURE.WORKSPACE_ID, picture.workspace().value())
            .set(PICTURE.IMAGE, picture.image())
            .set(PICTURE.CREATED_AT, now)
            .execute());
  }

  /** Whether the workspace has such a picture. */
  public boolean has(Id workspace, Id id) {
    return database.read(sql ->
        sql.fetchExists(
            PICTURE, PICTURE.ID.eq(id.value()), PICTURE.WORKSPACE_ID.eq(workspace.value())));
  }

  public @Nullable Picture find(Id id) {
    return database.read(sql ->
        sql.selectFrom(PICTURE)
            .where(PICTURE.ID.eq(id.value()))
            .fetchOne(row ->
                new Picture(
                    new Id(Objects.requireNonNull(row.getWorkspaceId())),
                    Objects.requireNonNull(row.getImage()))));
  }
}
