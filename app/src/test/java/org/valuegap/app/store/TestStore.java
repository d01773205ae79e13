package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.SETTING;
import static org.valuegap.app.store.tables.Tables.SNAPSHOT;
import static org.valuegap.app.store.tables.Tables.WORKSPACE;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;
import org.valuegap.core.document.Id;

/** Parts of the store on a database, without Spring. */
public final class TestStore {
  private TestStore() {}

  public static Journal journal(Database database) {
    return new Journal(database);
  }

  /** A journal without a thread; {@link #work} makes it commit. */
  public static Journal journalByHand(Database database) {
    return new Journal(database, false);
  }

  /** Lets a journal commit what waits now. */
  public static void work(Journal journal) {
    journal.work(0);
  }

  public static Edits edits(Database database) {
    return new Edits(database);
  }

  public static Overviews overviews(Database database) {
    return new Overviews(database);
  }

  public static Search search(Database database) {
    return new Search(database);
  }

  public static void workspace(Database database, Id id) {
    database.write(tx ->
        tx.insertInto(WORKSPACE, WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.CREATED_AT)
            .values(id.value(), "Anubis", Instant.EPOCH)
            .execute());
  }

  /** As after the first run: this person's workspace, and a browser of theirs that is signed in. */
  public static void signIn(
      Database database, org.valuegap.app.account.Person who, String tokenHash, Instant now) {
    var accounts = new Accounts(database);
    accounts.expectOwner("code");
    accounts.found("code", who, "Anubis", "secret", now);
    new Sessions(database).open(tokenHash, who.id(), Sessions.Device.UNKNOWN, now);
  }

  public static Id firstWorkspace(Database database) {
    return new Id(database.read(sql -> sql.selectFrom(WORKSPACE).fetchAny().getId()));
  }

  /** Every row of every table that says one of these, table by table. */
  public static java.util.List<String> rowsWith(
      Database database, java.util.Collection<String> words) {
    return database.read(sql -> {
      var found = new java.util.ArrayList<String>();
      for (var table : org.valuegap.app.store.tables.DefaultSchema.DEFAULT_SCHEMA.getTables()) {
        for (var row : sql.selectFrom(table)) {
          var text = java.util.Arrays.deepToString(row.intoArray());
          if (words.stream().anyMatch(text::contains)) {
            found.add(table.getName() + " " + text);
          }
        }
      }
      found.sort(null);
      return found;
    });
  }

  /**
   * Sets one document back to what it was at a version, as a restore does to all.
   *
   * @param anew whether under another epoch, as a restore does
   */
  public static void setBack(Database database, Id document, long version, boolean anew) {
    var later = " WHERE document_id = '" + document + "' AND version > " + version;
    var epoch =
        database.write(tx -> {
          for (var table : List.of("edit", "snapshot", "milestone")) {
            tx.execute("DELETE FROM " + table + later);
          }
          if (anew) {
            tx.deleteFrom(SETTING).where(SETTING.NAME.eq("epoch")).execute();
          }
          return Database.drawEpoch(tx);
        });
    try { // a server is started anew, which simulations have no time for
      var field = Database.class.getDeclaredField("epoch");
      field.setAccessible(true);
      field.set(database, epoch);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void forgetSnapshots(Database database) {
    database.write(tx -> tx.deleteFrom(SNAPSHOT).execute());
  }

  /** Changes the tables of an embedded database that is closed as no code of ours would. */
  public static void change(Path folder, List<String> statements) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + Database.file(folder));
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ids of a document's edits by their versions, as they are in the table. */
  public static Map<Long, String> ids(Database database, Id document) {
    return database.read(sql ->
        sql.connectionResult(connection -> {
          try (var query =
              connection.prepareStatement(
                  "SELECT version, id FROM edit WHERE document_id = ? ORDER BY version")) {
            query.setString(1, document.value());
            var found = new LinkedHashMap<Long, String>();
            for (var rows = query.executeQuery(); rows.next(); ) {
              found.merge(rows.getLong(1), rows.getString(2), (one, other) -> one + "," + other);
            }
            return found;
          }
        }));
  }

  /** What a checkup of the whole database finds. */
  public static List<String> faults(Database database) {
    return Checkup.of(database, Integer.MAX_VALUE).faults();
  }

  /** Sets a pragma on the embedded database's one connection that writes, outside a transaction. */
  public static void pragma(Database database, String pragma) {
    try (var connection = writer(database);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA " + pragma);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Does something within the embedded database's transaction, after each change of this kind to a
   * table, such as {@code INSERT ON edit}.
   */
  public static void onChange(Database database, String change, Runnable what) {
    var name = change.replace(' ', '_');
    try (var connection = writer(database);
        var statement = connection.createStatement()) {
      Function.create(
          connection.unwrap(SQLiteConnection.class),
          name,
          new Function() {
            @Override
            protected void xFunc() {
              what.run();
            }
          });
      statement.execute(
          "CREATE TEMP TRIGGER %s_seen AFTER %s BEGIN SELECT %s(); END"
              .formatted(name, change, name));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection writer(Database database) throws SQLException {
    try {
      var field = Database.class.getDeclaredField("writers");
      field.setAccessible(true);
      return ((javax.sql.DataSource) field.get(database)).getConnection();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until it is closed, somebody else holds the embedded database's lock. */
  public static AutoCloseable locked(Path folder) throws SQLException {
    var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("valuegap.db"));
    other.createStatement().execute("BEGIN IMMEDIATE");
    return other;
  }
}
