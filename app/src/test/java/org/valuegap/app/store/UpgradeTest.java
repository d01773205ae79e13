package org.valuegap.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valuegap.app.store.tables.Tables.FOUND_TEXT;
import static org.valuegap.app.store.tables.Tables.SETTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.Viewer;

/**
 * Databases as every version since 2026-11 left them: each opens, is whole, and says what it said.
 * Another is made of today's tables with {@code -Dgolden=2027-01} and pg_dump; none is ever
 * changed.
 */
class UpgradeTest {
  private static final Path FIXTURES = Path.of("app/src/test/resources/databases");
  private static final Path DANA =
      Path.of("app/src/main/resources/sample/dana-okafor.valuemap.yaml");

  @TempDir Path folder;

  /** A database of an earlier version, packed: its file or, of PostgreSQL, its statements. */
  private record Fixture(String name, boolean lite) {
    static Fixture of(Path file) {
      var name = file.getFileName().toString();
      return new Fixture(name.replaceAll("\\.(db|sql)\\.gz", ""), name.endsWith(".db.gz"));
    }

    /** Unpacks it into a folder, or into an empty PostgreSQL; answers its URL for the server. */
    String unpack(Path folder) throws IOException, SQLException {
      var packed = FIXTURES.resolve(name + (lite ? ".db.gz" : ".sql.gz"));
      var url = lite ? "" : TestDatabases.emptyPostgres();
      try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
        if (lite) {
          Files.copy(in, Database.file(folder));
        } else {
          try (var connection = DriverManager.getConnection(url);
              var statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), UTF_8));
          }
        }
      }
      return url;
    }

    String json() throws IOException {
      return Files.readString(FIXTURES.resolve(name + ".json")).strip();
    }
  }

  static Stream<Fixture> fixtures() throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return files
          .filter(file -> file.toString().endsWith(".gz"))
          .sorted()
          .map(Fixture::of)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aDatabaseOfAnEarlierVersionOpensWhole(Fixture fixture) throws IOException, SQLException {
    var url = fixture.unpack(folder);
    var before = rows(url);
    try (var database = Database.open(folder, url)) {
      assertThat(rows(url)).containsAllEntriesOf(before);
      assertThat(before).containsEntry("document", 1).containsEntry("edit", 3);
      assertThat(Checkup.of(database, Integer.MAX_VALUE).faults()).isEmpty();
      var loaded = new Edits(database).load(new Id("dana"));
      assertThat(loaded.version()).isEqualTo(3);
      assertThat(written(loaded.document())).isEqualTo(fixture.json());
      var ines = new Accounts(database).credentials(Person.emailKey("ines@anubis.example"));
      assertThat(ines.person().role()).isEqualTo(Role.OWNER);
      assertThat(new Overviews(database).of(Ledger.ANUBIS)).hasSize(1);
    }
  }

  /** How many rows each table has, but for those that every start may write. */
  private Map<String, Integer> rows(String url) throws SQLException {
    var at = url.isEmpty() ? "jdbc:sqlite:" + Database.file(folder) : url;
    var rows = new TreeMap<String, Integer>();
    try (var connection = DriverManager.getConnection(at);
        var statement = connection.createStatement()) {
      var tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"});
      while (tables.next()) {
        rows.put(tables.getString("TABLE_NAME"), 0);
      }
      rows.keySet().removeAll(Set.of("flyway_schema_history", "setting", "found_text", "overview"));
      for (var table : rows.entrySet()) {
        var count = statement.executeQuery("SELECT count(*) FROM " + table.getKey());
        count.next();
        table.setValue(count.getInt(1));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void j13_whatSearchLearnedToFindItFindsInEarlierMapsToo(Fixture fixture)
      throws IOException, SQLException {
    var url = fixture.unpack(folder);
    try (var database = Database.open(folder, url)) {
      var thought = "Asks who saw the record";
      new Edits(database).create(Ledger.ANUBIS, new Id("omar"), thinks(thought), Ledger.INES);
      database.write(UpgradeTest::asBeforeEmpathyWasFound);
      assertThat(found(database)).isEmpty();
    }
    assertThatThrownBy(() -> Checkup.of(folder, url)).hasMessageContaining("start of the server");
    try (var database = Database.open(folder, url)) {
      assertThat(found(database)).containsExactly("Asks who saw the record");
    }
    assertThat(Checkup.of(folder, url).faults()).isEmpty();
  }

  private static int asBeforeEmpathyWasFound(DSLContext tx) {
    tx.deleteFrom(SETTING).where(SETTING.NAME.eq("derived")).execute();
    return tx.deleteFrom(FOUND_TEXT).where(FOUND_TEXT.KIND.eq("empathy")).execute();
  }

  private static List<Element> thinks(String thought) {
    return List.of(
        Customer.named("Omar Haddad"),
        new EmpathyNote(
            new Id("saw"), EmpathyNote.Field.THOUGHTS, Order.first("1"), thought, List.of(), null));
  }

  private static List<String> found(Database database) {
    return new Search(database)
        .find(Ledger.ANUBIS, Viewer.TEAM, "who saw", 10).stream().map(Search.Found::text).toList();
  }

  @Test
  void aNewFixtureIsMadeOfTodaysTables() throws IOException, InterruptedException {
    var name = System.getProperty("golden");
    try (var database = Database.ofFile(folder.resolve("today.db"))) {
      var dana = fill(database);
      assertThat(Checkup.of(database, 1).faults()).isEmpty();
      if (name != null) {
        Files.writeString(FIXTURES.resolve(name + ".json"), written(dana) + "\n");
        database.copyTo(folder.resolve("copy.db"));
        pack(name + ".db.gz", Files.readAllBytes(folder.resolve("copy.db")));
      }
    }
    if (name != null) {
      var url = TestDatabases.emptyPostgres();
      try (var database = Database.open(folder, url)) {
        fill(database);
      }
      var dump =
          new ProcessBuilder(
                  "pg_dump", "--inserts", "--no-owner", "--dbname=" + url.replace("jdbc:", ""))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var script = new String(dump.getInputStream().readAllBytes(), UTF_8);
      assertThat(dump.waitFor()).isZero();
      pack(name + ".sql.gz", script.replaceAll("(?m)^\\\\.*$", "").getBytes(UTF_8));
    }
  }

  /** Writes Dana Okafor's map, with a snapshot, and Ines, its owner. */
  private static Document fill(Database database) throws IOException {
    var accounts = new Accounts(database);
    accounts.expectOwner("code");
    var ines =
        new Person(
            new Id("ines"),
            Ledger.ANUBIS,
            "Ines Duarte",
            "ines@anubis.example",
            Role.OWNER,
            Colour.ROSE);
    accounts.found("code", ines, "Anubis", "secret", Ledger.NINE);
    int[] drawn = {0};
    var elements =
        MapFile.read(Files.readString(DANA), DANA.toString(), () -> new Id("n" + ++drawn[0]));
    try (var journal = new Journal(database)) {
      var dana = new Ledger(database, journal, "dana", elements);
      dana.add("x1", "Every export needs a ticket").join();
      new Edits(database).keep(dana.map, 2, dana.document());
      dana.add("x2", "“Ça dépend” — 監査 🚒").join();
      return dana.document();
    }
  }

  private static void pack(String file, byte[] content) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(FIXTURES.resolve(file)))) {
      out.write(content);
    }
  }

  private static String written(Document document) {
    return Elements.write(
        document.elements().stream().sorted(Comparator.comparing(Element::id)).toList());
  }
}
