package org.valuegap.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Databases for tests: an embedded one in a folder, and empty ones of one PostgreSQL process. */
public final class TestDatabases {
  private TestDatabases() {}

  /** Opens a database whose embedded form is in this folder. */
  @FunctionalInterface
  public interface Kind {
    Database open(Path folder);
  }

  /** Both databases, for contracts that both must keep. */
  public static Stream<Named<Kind>> both() {
    return Stream.of(
        Named.of("SQLite", TestDatabases::sqlite), Named.of("PostgreSQL", TestDatabases::postgres));
  }

  public static Database sqlite(Path folder) {
    return Database.open(folder, "");
  }

  public static Database postgres(Path folder) {
    return Database.open(folder, emptyPostgres());
  }

  /** The URL of a new, empty database. */
  public static String emptyPostgres() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
