package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.SETTING;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The one way to the database: SQLite in a folder, or PostgreSQL. Reading sees one consistent
 * state; writing is one transaction, durable when {@link #write} returns.
 *
 * <p>SQLite has one writer connection, so writers wait for each other here and not in the file.
 */
public final class Database implements AutoCloseable {
  private static final String FILE = "valuegap.db";
  private static final String WAL = "WAL";
  private static final String LITE = "&synchronous=FULL&foreign_keys=true&busy_timeout=5000";
  private static final int[] OLDEST_SAFE_SQLITE = {3, 51, 3};

  private static final Settings SETTINGS = new Settings().withExecuteLogging(false);

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private final SQLDialect dialect;
  private final @Nullable Path file;
  private final @Nullable Object identity;
  private final @Nullable FileChannel lock;
  private final HikariDataSource readers;
  private final HikariDataSource writers;
  private final String epoch;
  private final String schema;

  /**
   * @param file of the embedded database, or null
   * @param ours whether its tables are brought up to date
   */
  private Database(@Nullable Path file, @Nullable FileChannel lock, String url, boolean ours) {
    boolean lite = file != null;
    dialect = lite ? SQLDialect.SQLITE : SQLDialect.POSTGRES;
    this.file = file;
    this.lock = lock;
    if (lite) {
      refuseUnsafeSqlite(url);
    }
    if (ours) {
      bringUpToDate(url);
    }
    schema = String.valueOf(flyway(url).info().current().getVersion());
    identity = file == null ? null : identity(file);
    readers = pool("readers", url, lite ? 4 : 8);
    writers = pool("writers", url, lite ? 1 : 8);
    epoch = ours ? write(Database::drawEpoch) : read(Database::readEpoch);
    if (ours) {
      Rederiving.bringUpToDate(this);
    }
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @param data folder of the embedded database, made when it is not there
   * @param url a {@code jdbc:postgresql:} URL, or blank for the embedded database
   * @throws IllegalStateException when it cannot be used, with what to do about it
   */
  public static Database open(Path data, String url) {
    if (!url.isBlank()) {
      return new Database(null, null, postgres(url), true);
    }
    try {
      Files.createDirectories(data);
      return new Database(file(data), lock(data), lite(file(data), WAL), true);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + data + " cannot be written", e);
    }
  }

  /**
   * Opens a file that is nobody's data folder: a backup, or a database that is being restored. It
   * is one file all the time, and its tables are brought up to date.
   */
  static Database ofFile(Path file) {
    return new Database(file, null, lite(file, "DELETE"), true);
  }

  /**
   * Opens a database beside the server that may be using it; its tables must be of this version.
   *
   * @throws IllegalStateException when there is none, or it is of another version
   */
  static Database beside(Path data, String url) {
    if (url.isBlank() && !Files.exists(file(data))) {
      throw new IllegalStateException(data + ": no database is here; name the folder with --data");
    }
    boolean lite = url.isBlank();
    var at = lite ? lite(file(data), WAL) : postgres(url);
    try {
      flyway(at).validate();
    } catch (FlywayException e) {
      throw otherVersion(data, lite, e);
    }
    var database = new Database(lite ? file(data) : null, null, at, false);
    if (!Rederiving.isDone(database)) {
      database.close();
      throw otherVersion(data, lite, null);
    }
    return database;
  }

  private static IllegalStateException otherVersion(
      Path data, boolean lite, @Nullable Throwable cause) {
    return new IllegalStateException(
        (lite ? file(data) : "the database")
            + ": not of this version of Valuegap, or no database of it; a start of the server"
            + " brings an older one up to date",
        cause);
  }

  /** The file of the embedded database in its folder. */
  static Path file(Path data) {
    return data.resolve(FILE);
  }

  private static String lite(Path file, String mode) {
    return "jdbc:sqlite:" + file.toAbsolutePath() + "?journal_mode=" + mode + LITE;
  }

  private static String postgres(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalStateException("valuegap.database must be a jdbc:postgresql: URL");
    }
    return url;
  }

  /**
   * Lays SQLite's native library where {@code org.sqlite.lib.path} says that it is. Otherwise the
   * driver unpacks it at every start and compares what it wrote byte by byte.
   */
  public static void unpackDriver() throws IOException {
    var folder = System.getProperty("org.sqlite.lib.path");
    var name = LibraryLoaderUtil.getNativeLibName();
    var packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (var library = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
      if (folder != null && library != null) {
        Files.copy(library, Path.of(folder, name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Whether the database can be read just now. */
  public boolean answers() {
    try {
      return read(sql -> sql.selectOne().fetchOne() != null);
    } catch (DataAccessException | IllegalStateException _) {
      return false;
    }
  }

  /** Reads one consistent state. */
  public <T extends @Nullable Object> T read(Function<DSLContext, T> reading) {
    requireFile();
    try (var connection = readers.getConnection()) {
      begin(connection, "BEGIN");
      try {
        return reading.apply(DSL.using(connection, dialect, SETTINGS));
      } finally {
        end(connection, "ROLLBACK"); // there is nothing to keep
      }
    } catch (SQLException e) {
      throw new DataAccessException("The database cannot be read", e);
    }
  }

  /**
   * Writes in one transaction: all of it or, when this throws, nothing of it.
   *
   * @throws DataAccessException when it is not durable; only after a broken connection to
   *     PostgreSQL it may be all the same
   */
  public <T extends @Nullable Object> T write(Function<DSLContext, T> writing) {
    requireFile();
    try (var connection = writers.getConnection()) {
      begin(connection, "BEGIN IMMEDIATE");
      try {
        var result = writing.apply(DSL.using(connection, dialect, SETTINGS));
        end(connection, "COMMIT");
        return result;
      } catch (Throwable e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DataAccessException("The database cannot be written", e);
    }
  }

  /** Drawn with the database; a restored one gets another, so that clients notice. */
  public String epoch() {
    return epoch;
  }

  /** Copies the embedded database as it is now into a file that is not there yet, unsynced. */
  void copyTo(Path file) {
    try (var connection = readers.getConnection();
        var copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, file.toAbsolutePath().toString());
      copy.execute();
    } catch (SQLException e) {
      throw new DataAccessException("The database cannot be copied", e);
    }
  }

  /**
   * What the embedded database takes on disk.
   *
   * @param bytes of the database
   * @param logBytes of the write-ahead log beside it
   * @param freeBytes what is left for it
   */
  public record Space(long bytes, long logBytes, long freeBytes) {}

  /** The version of its tables. */
  String schema() {
    return schema;
  }

  /** Null for PostgreSQL, which has its own disk. */
  public @Nullable Space space() {
    if (file == null) {
      return null;
    }
    var log = file.resolveSibling(file.getFileName() + "-wal").toFile();
    return new Space(file.toFile().length(), log.length(), file.toFile().getUsableSpace());
  }

  /** As the database calls itself. */
  String product() {
    return read(sql ->
        sql.connectionResult(connection -> {
          var about = connection.getMetaData();
          return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
        }));
  }

  boolean isEmbedded() {
    return dialect == SQLDialect.SQLITE;
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SQLite would go on with a file that was moved or deleted, and nobody would find it again. */
  private void requireFile() {
    if (file != null && !Objects.equals(identity, identity(file))) {
      throw new DataAccessException(file + " is not there any more, or another one is");
    }
  }

  private static @Nullable Object identity(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return e.getClass();
    }
  }

  /**
   * SQLite's driver would begin anew at once and so keep the lock: there we begin and end
   * ourselves.
   */
  private void begin(Connection connection, String how) throws SQLException {
    if (isEmbedded()) {
      execute(connection, how);
    }
  }

  private void end(Connection connection, String how) throws SQLException {
    if (isEmbedded()) {
      execute(connection, how);
    } else if (how.equals("COMMIT")) {
      connection.commit();
    } else {
      connection.rollback();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A connection that cannot even take back is not used again; a full disk leaves SQLite's so. */
  private void rollback(Connection connection, Throwable cause) {
    try {
      end(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
      writers.evictConnection(connection);
    }
  }

  /** Two servers on one file would each hold documents in memory that the other changes. */
  @SuppressWarnings("resource") // kept open, and so locked, until the database closes
  static FileChannel lock(Path data) throws IOException {
    var channel =
        FileChannel.open(
            data.resolve("valuegap.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // held by this process: answered like any other
    }
    channel.close();
    throw new IllegalStateException(
        "Another server uses the data folder " + data + ": stop it, or give --data another folder");
  }

  /**
   * Changes nothing in a database that a newer version left, and nothing before there is a copy.
   */
  private void bringUpToDate(String url) {
    var flyway = flyway(url);
    var now = flyway.info().current();
    if (Arrays.stream(flyway.info().all()).anyMatch(Database::isNewer)) {
      throw new IllegalStateException(
          "the database was left by a newer version of Valuegap: start that one, or restore a"
              + " backup of this one into another data folder");
    }
    if (lock != null && file != null && now != null && flyway.info().pending().length > 0) {
      keep(url, file.resolveSibling("valuegap-before-upgrade-from-" + now.getVersion() + ".db"));
    }
    flyway.migrate();
  }

  private static boolean isNewer(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }

  /**
   * Copies the database as it is, which makes a backup; one that is there is of this very state.
   */
  private static void keep(String url, Path copy) {
    if (Files.exists(copy)) {
      return;
    }
    var part = copy.resolveSibling(copy.getFileName() + ".part");
    try (var connection = DriverManager.getConnection(url);
        var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      Files.deleteIfExists(part);
      vacuum.setString(1, part.toAbsolutePath().toString());
      vacuum.execute();
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(
          "the database must be brought up to date, and the copy to go back to cannot be written: "
              + e.getMessage(),
          e);
    }
  }

  private static Flyway flyway(String url) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .ignoreMigrationPatterns(new String[0]) // a newer database is refused, not ignored
        .load();
  }

  /** SQLite before 3.51.3 can lose commits in WAL mode (sqlite.org/wal.html#walresetbug). */
  private static void refuseUnsafeSqlite(String url) {
    try (var connection = DriverManager.getConnection(url)) {
      var version = connection.getMetaData().getDatabaseProductVersion();
      var parts = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
      if (Arrays.compare(parts, OLDEST_SAFE_SQLITE) < 0) {
        throw new IllegalStateException(
            "SQLite " + version + " may lose data; 3.51.3 or newer is needed");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be opened: " + e.getMessage(), e);
    }
  }

  private static HikariDataSource pool(String name, String url, int size) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(url.startsWith("jdbc:sqlite:"));
    // SQLite's one writer may have to wait for a long write; PostgreSQL's have nobody to wait for.
    config.setConnectionTimeout(url.startsWith("jdbc:sqlite:") ? 10_000 : 3_000);
    if (!url.startsWith("jdbc:sqlite:")) {
      config.setTransactionIsolation(
          name.equals("readers") ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    }
    if (url.startsWith("jdbc:sqlite:") && name.equals("writers")) {
      // A busy page goes from the log to the file once for many commits, and is not read again.
      config.addDataSourceProperty("cache_size", "-16000");
      config.addDataSourceProperty("wal_autocheckpoint", "4000");
    }
    return new HikariDataSource(config);
  }

  /** The epoch; drawn when there is none yet. */
  static String drawEpoch(DSLContext tx) {
    tx.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
        .values("epoch", UUID.randomUUID().toString())
        .onConflictDoNothing()
        .execute();
    return readEpoch(tx);
  }

  private static String readEpoch(DSLContext sql) {
    return Objects.requireNonNull(sql.fetchSingle(SETTING, SETTING.NAME.eq("epoch")).getText());
  }
}
