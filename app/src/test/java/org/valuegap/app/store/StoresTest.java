package org.valuegap.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.store.Settings.Kind;
import org.valuegap.app.store.Settings.ProductName;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Viewer;

/** People, sessions, settings, home and search: what both databases must answer alike. */
class StoresTest {
  private static final String BOTH = "org.valuegap.app.store.TestDatabases#both";
  private static final Instant NINE = Ledger.NINE;
  private static final Person INES = person("ines", "Ines Duarte", Role.OWNER);
  private static final Person MARCUS = person("marcus", "Marcus Bell", Role.EDITOR);

  @TempDir Path folder;

  private static Person person(String id, String name, Role role) {
    var email = id + "@Anubis.example";
    return new Person(new Id(id), Ledger.ANUBIS, name, email, role, Colour.ROSE);
  }

  private void on(TestDatabases.Kind kind, Consumer<Database> contract) {
    try (var database = kind.open(folder)) {
      contract.accept(database);
    }
  }

  /** As after the first run. */
  private static Accounts founded(Database database) {
    var accounts = new Accounts(database);
    accounts.expectOwner("code");
    assertThat(accounts.found("code", INES, "Anubis", "secret", NINE)).isTrue();
    return accounts;
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void theCodeOfTheFirstRunIsGoodOnce(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var accounts = new Accounts(database);
          accounts.expectOwner("old");
          accounts.expectOwner("code");
          assertThat(accounts.expectsOwner("old")).isFalse();
          assertThat(accounts.found("old", INES, "Anubis", "secret", NINE)).isFalse();
          assertThat(accounts.hasOwner()).isFalse();
          assertThat(accounts.found("code", INES, "Anubis", "secret", NINE)).isTrue();
          assertThat(accounts.found("code", MARCUS, "Anubis", "secret", NINE)).isFalse();
          assertThat(accounts.hasOwner()).isTrue();
          assertThat(new Settings(database).workspace()).isEqualTo("Anubis");
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void oneSignsInWithAnySpellingOfOnesAddress(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var accounts = founded(database);
          var key = Person.emailKey(" INES@anubis.EXAMPLE ");
          assertThat(accounts.credentials(key).person()).isEqualTo(INES);
          assertThat(accounts.credentials(key).password()).isEqualTo("secret");
          assertThat(accounts.credentials("nobody@anubis.example")).isNull();
          accounts.setPassword(INES.id(), "another");
          accounts.rename(INES.id(), "Inês Duarte", Colour.MOSS);
          assertThat(accounts.credentials(INES.id()).password()).isEqualTo("another");
          assertThat(accounts.credentials(INES.id()).person().name()).isEqualTo("Inês Duarte");
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void anInvitationIsGoodOnceUntilItExpiresOrIsRenewed(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var accounts = founded(database);
          var later = NINE.plus(Duration.ofDays(7));
          assertThat(accounts.invite(MARCUS, "one", NINE, later)).isTrue();
          assertThat(accounts.invite(MARCUS, "two", NINE, later)).isFalse();
          assertThat(accounts.invited("one", later)).isNull();
          accounts.inviteAgain(MARCUS.id(), "three", later);
          assertThat(accounts.invited("one", NINE)).isNull();
          assertThat(accounts.people()).isEqualTo(1);
          assertThat(accounts.accept("three", "Marcus B.", "secret", NINE).name())
              .isEqualTo("Marcus B.");
          assertThat(accounts.accept("three", "Somebody", "secret", NINE)).isNull();
          assertThat(accounts.members(Ledger.ANUBIS))
              .extracting(member -> member.person().name())
              .containsExactlyInAnyOrder("Ines Duarte", "Marcus B.");
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void theLastOwnerStays(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var accounts = founded(database);
          accounts.invite(MARCUS, "one", NINE, NINE.plusSeconds(9));
          assertThat(accounts.setRole(Ledger.ANUBIS, MARCUS.id(), Role.OWNER)).isTrue();
          // Marcus has not come yet: an owner who cannot sign in is none.
          assertThat(accounts.remove(Ledger.ANUBIS, INES.id())).isFalse();
          accounts.accept("one", "Marcus Bell", "secret", NINE);
          assertThat(accounts.setRole(Ledger.ANUBIS, INES.id(), Role.VIEWER)).isTrue();
          assertThat(accounts.remove(Ledger.ANUBIS, MARCUS.id())).isFalse();
          assertThat(accounts.remove(new Id("elsewhere"), INES.id())).isFalse();
          assertThat(accounts.remove(Ledger.ANUBIS, INES.id())).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void b49_aSessionEndsWhenUnusedWhenOldAndWhenClosed(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          founded(database);
          var sessions = new Sessions(database);
          sessions.open("t1", INES.id(), Sessions.Device.UNKNOWN, NINE);
          sessions.open("t2", INES.id(), Sessions.Device.UNKNOWN, NINE);
          assertThat(sessions.person("t1", NINE)).isEqualTo(INES);
          assertThat(sessions.person("made up", NINE)).isNull();
          var now = NINE;
          while (now.isBefore(NINE.plus(Sessions.LONGEST))) {
            assertThat(sessions.person("t1", now)).isEqualTo(INES);
            now = now.plus(Sessions.UNUSED.minusHours(1));
          }
          assertThat(sessions.person("t1", NINE.plus(Sessions.LONGEST))).isNull();
          assertThat(sessions.person("t2", NINE.plus(Sessions.UNUSED))).isNull();
          sessions.open("t3", INES.id(), Sessions.Device.UNKNOWN, now);
          sessions.open("t4", INES.id(), Sessions.Device.UNKNOWN, now);
          sessions.closeOthers(INES.id(), "t4");
          assertThat(sessions.person("t3", now)).isNull();
          sessions.close("t4", NINE);
          assertThat(sessions.person("t4", now)).isNull();
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void productsAreNamedOnceAndRemovedFromTheirOwnWorkspaceOnly(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          founded(database);
          var settings = new Settings(database);
          var safe = new ProductName(new Id("p1"), Kind.OWN, "Anubis Safe");
          settings.addProduct(Ledger.ANUBIS, safe);
          settings.addProduct(
              Ledger.ANUBIS, new ProductName(new Id("p2"), Kind.OWN, "Anubis Safe"));
          var other = new ProductName(new Id("p3"), Kind.COMPETITOR, "Vaultly");
          settings.addProduct(Ledger.ANUBIS, other);
          assertThat(settings.products(Ledger.ANUBIS)).containsExactly(safe, other);
          settings.removeProduct(new Id("elsewhere"), safe.id());
          settings.removeProduct(Ledger.ANUBIS, other.id());
          assertThat(settings.products(Ledger.ANUBIS)).containsExactly(safe);
          settings.rename(Ledger.ANUBIS, "Anubis Inc.");
          assertThat(settings.workspace(Ledger.ANUBIS)).isEqualTo("Anubis Inc.");
          assertThat(settings.sample(Ledger.ANUBIS)).isEmpty();
          settings.setSample(Ledger.ANUBIS, List.of(new Id("a"), new Id("b")));
          settings.setSample(Ledger.ANUBIS, List.of(new Id("a"), new Id("c")));
          assertThat(settings.sample(Ledger.ANUBIS)).containsExactly(new Id("a"), new Id("c"));
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void homeAndSearchSayWhatTheEditsSaid(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          founded(database);
          try (var journal = new Journal(database)) {
            var map = new Ledger(database, journal, "dana");
            map.add("n1", "I can't prove who sâw a 100% file").join();
            map.add("n2", "Нет доступа к ФАЙЛАМ").join();

            var overview = new Overviews(database).of(Ledger.ANUBIS).getFirst();
            assertThat(overview.head().customer().name()).isEqualTo("Dana Okafor");
            assertThat(overview.notes()).containsEntry(Category.FRICTION, 2);
            assertThat(overview.updatedAt()).isEqualTo(NINE);
            assertThat(overview.updatedBy()).isEqualTo("Ines Duarte");

            var search = new Search(database);
            assertThat(search.find(Ledger.ANUBIS, Viewer.TEAM, "SAW 100%", 9)).hasSize(1);
            assertThat(search.find(Ledger.ANUBIS, Viewer.TEAM, "файлам", 9)).hasSize(1);
            assertThat(search.find(Ledger.ANUBIS, Viewer.TEAM, "_", 9)).isEmpty();
            assertThat(search.find(Ledger.ANUBIS, Viewer.TEAM, "'; DROP TABLE edit; --", 9))
                .isEmpty();
            assertThat(search.find(Ledger.ANUBIS, Viewer.TEAM, "dana", 9))
                .extracting(Search.Found::kind)
                .containsExactly("customer");
            assertThat(search.find(new Id("elsewhere"), Viewer.TEAM, "saw", 9)).isEmpty();

            new Edits(database).delete(map.map, NINE);
            assertThat(new Overviews(database).of(Ledger.ANUBIS)).isEmpty();
            assertThat(search.find(Ledger.ANUBIS, Viewer.TEAM, "saw", 9)).isEmpty();
          }
        });
  }
}
