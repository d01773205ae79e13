package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.COMMENT_SAID;
import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.FOUND_TEXT;
import static org.valuegap.app.store.tables.Tables.SETTING;

import java.util.Map;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Id;

/**
 * Derives anew what an earlier version derived in another way. Otherwise search would not find in
 * old maps what it finds in new ones. The documents themselves stay as they are.
 */
final class Rederiving {
  private static final Logger LOG = LoggerFactory.getLogger(Rederiving.class);
  private static final String NAME = "derived";
  private static final String VERSION = Integer.toString(Derived.VERSION);

  private Rederiving() {}

  /** Whether it was this version that derived all. */
  static boolean isDone(Database database) {
    return database.read(
        sql -> sql.fetchExists(SETTING, SETTING.NAME.eq(NAME), SETTING.TEXT.eq(VERSION)));
  }

  /** One document a transaction; when it is interrupted, the next start does all of it. */
  static void bringUpToDate(Database database) {
    if (isDone(database)) {
      return;
    }
    var documents = database.read(sql -> sql.select(DOCUMENT.ID).from(DOCUMENT).fetch(DOCUMENT.ID));
    for (var document : documents) {
      try {
        database.write(tx -> derive(tx, new Id(document)));
      } catch (Unreadable e) {
        LOG.warn("Search and home keep what they had of {}: {}", document, e.detail());
      }
    }
    database.write(tx ->
        tx.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
            .values(NAME, VERSION)
            .onConflict(SETTING.NAME)
            .doUpdate()
            .set(SETTING.TEXT, VERSION)
            .execute());
  }

  private static int derive(DSLContext tx, Id document) {
    var derived = Derived.of(Edits.latest(tx, document).document());
    tx.deleteFrom(FOUND_TEXT).where(FOUND_TEXT.DOCUMENT_ID.eq(document.value())).execute();
    tx.deleteFrom(COMMENT_SAID).where(COMMENT_SAID.DOCUMENT_ID.eq(document.value())).execute();
    tx.connection(connection -> Derived.write(connection, Map.of(document, derived)));
    return 1;
  }
}
