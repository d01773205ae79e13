package org.valuegap.app.store;

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
 * Another is made of today's tables with {@code -Dgolden=2027-01}; none is ever changed.
 */
class UpgradeTest {
  private static final Path FIXTURES = Path.of("app/src/test/resources/databases");
  private static final Path DANA =
      Path.of("app/src/main/resources/sample/dana-okafor.valuemap.yaml");

  @TempDir Path folder;

  static Stream<String> fixtures() throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".db.gz"))
          .map(name -> name.replace(".db.gz", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private void unpack(String name) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(FIXTURES.resolve(name + ".db.gz")))) {
      Files.copy(in, Database.file(folder));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aDatabaseOfAnEarlierVersionOpensWhole(String name) throws IOException {
    unpack(name);
    try (var database = Database.open(folder, "")) {
      assertThat(Checkup.of(database, Integer.MAX_VALUE).faults()).isEmpty();
      var loaded = new Edits(database).load(new Id("dana"));
      assertThat(loaded.version()).isEqualTo(3);
      assertThat(written(loaded.document()))
          .isEqualTo(Files.readString(FIXTURES.resolve(name + ".json")).strip());
      var ines = new Accounts(database).credentials(Person.emailKey("ines@anubis.example"));
      assertThat(ines.person().role()).isEqualTo(Role.OWNER);
      assertThat(new Overviews(database).of(Ledger.ANUBIS)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void j13_whatSearchLearnedToFindItFindsInEarlierMapsToo(String name) throws IOException {
    unpack(name);
    try (var database = Database.open(folder, "")) {
      var thought = "Asks who saw the record";
      new Edits(database).create(Ledger.ANUBIS, new Id("omar"), thinks(thought), Ledger.INES);
      database.write(UpgradeTest::asBeforeEmpathyWasFound);
      assertThat(found(database)).isEmpty();
    }
    assertThatThrownBy(() -> Checkup.of(folder, "")).hasMessageContaining("start of the server");
    try (var database = Database.open(folder, "")) {
      assertThat(found(database)).containsExactly("Asks who saw the record");
    }
    assertThat(Checkup.of(folder, "").faults()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void beforeADatabaseIsBroughtUpToDateACopyIsKeptThatCanBeRestored(String name)
      throws IOException {
    unpack(name);
    var left = version(Database.file(folder));
    Database.open(folder, "").close();
    boolean isUpgraded = !left.equals(version(Database.file(folder)));
    try (var files = Files.newDirectoryStream(folder, "valuegap-before-upgrade-from-*.db")) {
      var kept = files.iterator();
      assertThat(kept.hasNext()).isEqualTo(isUpgraded);
      if (isUpgraded) {
        var restored = Backup.restore(kept.next(), folder.resolve("elsewhere"), "");
        assertThat(restored.faults()).isEmpty();
      }
    }
  }

  private static String version(Path file) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT max(installed_rank) FROM flyway_schema_history")) {
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void f37_aDatabaseOfANewerVersionIsRefusedAndNothingIsWritten() throws Exception {
    Database.open(folder, "").close();
    var file = Database.file(folder);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection
          .createStatement()
          .execute(
              "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '99', 'of tomorrow', type,"
                  + " 'V99__of_tomorrow.sql', checksum, installed_by, installed_on, execution_time, success"
                  + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
    }
    var before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Database.open(folder, ""))
        .hasMessageContaining("newer version of Valuegap")
        .hasMessageContaining("restore a backup");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThatThrownBy(() -> Checkup.of(folder, "")).hasMessageContaining("this version");
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
  void aNewFixtureIsMadeOfTodaysTables() throws IOException {
    try (var database = Database.ofFile(folder.resolve("today.db"));
        var journal = new Journal(database)) {
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
      var dana = new Ledger(database, journal, "dana", elements);
      dana.add("x1", "Every export needs a ticket").join();
      new Edits(database).keep(dana.map, 2, dana.document());
      dana.add("x2", "“Ça dépend” — 監査 🚒").join();

      var name = System.getProperty("golden");
      if (name != null) {
        Files.writeString(FIXTURES.resolve(name + ".json"), written(dana.document()) + "\n");
        database.copyTo(folder.resolve("copy.db"));
        try (var out =
            new GZIPOutputStream(Files.newOutputStream(FIXTURES.resolve(name + ".db.gz")))) {
          Files.copy(folder.resolve("copy.db"), out);
        }
      }
      assertThat(Checkup.of(database, 1).faults()).isEmpty();
    }
  }

  private static String written(Document document) {
    return Elements.write(
        document.elements().stream().sorted(Comparator.comparing(Element::id)).toList());
  }
}
