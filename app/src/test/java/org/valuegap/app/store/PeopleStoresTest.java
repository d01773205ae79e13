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
import org.valuegap.app.store.Guests.Guest;
import org.valuegap.app.store.Guests.Link;
import org.valuegap.app.store.Mentions.Mention;
import org.valuegap.app.store.Sessions.Device;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** Sessions, suspended members, guests and mentions: what both databases must answer alike. */
class PeopleStoresTest {
  private static final String BOTH = "org.valuegap.app.store.TestDatabases#both";
  private static final Instant NINE = Ledger.NINE;
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));
  private static final Id MAP = new Id("dana");
  private static final Person INES = person("ines", "Ines Duarte", Role.OWNER);
  private static final Person MARCUS = person("marcus", "Marcus Bell", Role.EDITOR);

  @TempDir Path folder;

  private static Person person(String id, String name, Role role) {
    var email = id + "@anubis.example";
    return new Person(new Id(id), Ledger.ANUBIS, name, email, role, Colour.ROSE);
  }

  /** With Ines, who has founded it, and Marcus. */
  private void on(TestDatabases.Kind kind, Consumer<Database> contract) {
    try (var database = kind.open(folder)) {
      var accounts = new Accounts(database);
      accounts.expectOwner("code");
      accounts.found("code", INES, "Anubis", "secret", NINE);
      accounts.invite(MARCUS, "marcus", NINE, TEN);
      accounts.accept("marcus", MARCUS.name(), "secret", NINE);
      contract.accept(database);
    }
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void onesSessionsAreListedTheOneSeenLastFirstAndEndedByName(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var sessions = new Sessions(database);
          var one = "1".repeat(64);
          var other = "2".repeat(64);
          sessions.open(one, INES.id(), new Device("Firefox", "Linux"), NINE);
          sessions.open(other, INES.id(), Device.UNKNOWN, TEN);
          sessions.open("3".repeat(64), MARCUS.id(), Device.UNKNOWN, TEN);
          var listed = sessions.of(INES.id(), one, TEN);
          assertThat(listed)
              .containsExactly(
                  new Sessions.Session("2".repeat(16), Device.UNKNOWN, TEN, TEN, false),
                  new Sessions.Session(
                      "1".repeat(16), new Device("Firefox", "Linux"), NINE, NINE, true));
          sessions.close(MARCUS.id(), "1".repeat(16));
          assertThat(sessions.person(one, TEN)).isEqualTo(INES);
          sessions.close(INES.id(), "1".repeat(16));
          assertThat(sessions.person(one, TEN)).isNull();
          sessions.closeAll(INES.id());
          assertThat(sessions.person(other, TEN)).isNull();
          assertThat(sessions.person("3".repeat(64), TEN)).isEqualTo(MARCUS);
          assertThat(sessions.of(MARCUS.id(), "", TEN.plus(Sessions.UNUSED))).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void aSuspendedMemberHasNoSessionNoLinkAndNoPassword(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var accounts = new Accounts(database);
          var sessions = new Sessions(database);
          sessions.open("t", MARCUS.id(), Device.UNKNOWN, NINE);
          accounts.inviteAgain(MARCUS.id(), "again", TEN);
          assertThat(accounts.suspend(Ledger.ANUBIS, MARCUS.id(), NINE)).isTrue();
          assertThat(sessions.person("t", NINE)).isNull();
          assertThat(accounts.invited("again", NINE)).isNull();
          assertThat(accounts.accept("again", "Marcus", "new", NINE)).isNull();
          assertThat(accounts.credentials("marcus@anubis.example")).isNull();
          sessions.open("u", MARCUS.id(), Device.UNKNOWN, NINE); // a race at the door
          assertThat(sessions.person("u", NINE)).isNull();
          assertThat(accounts.suspend(Ledger.ANUBIS, INES.id(), NINE)).isFalse();
          assertThat(accounts.suspend(new Id("elsewhere"), MARCUS.id(), null)).isFalse();
          assertThat(accounts.members(Ledger.ANUBIS))
              .extracting(Accounts.Member::suspended)
              .containsExactlyInAnyOrder(false, true);
          assertThat(accounts.suspend(Ledger.ANUBIS, MARCUS.id(), null)).isTrue();
          assertThat(accounts.credentials("marcus@anubis.example").person()).isEqualTo(MARCUS);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void letterKeysAreOnUntilTheyAreSwitchedOff(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var accounts = new Accounts(database);
          assertThat(accounts.hasLetterKeys(INES.id())).isTrue();
          accounts.setLetterKeys(INES.id(), false);
          assertThat(accounts.hasLetterKeys(INES.id())).isFalse();
          assertThat(accounts.hasLetterKeys(MARCUS.id())).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void guestsAreRenamedAndSentOutOneByOneOrAll(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          new Edits(database).create(Ledger.ANUBIS, MAP, List.of(Customer.named("Dana")), by(INES));
          var guests = new Guests(database);
          var sessions = new Sessions(database);
          var link =
              new Link(new Id("l"), MAP, "", "Ines", null, false, false, false, NINE, null, null);
          guests.share(link, "secret");
          var marta = new Id("guest-marta");
          var jonas = new Id("guest-jonas");
          guests.come(link, marta, "Owner", "t1", NINE);
          guests.come(link, jonas, "Jonas", "t2", NINE);
          assertThat(guests.rename(new Id("other"), marta, "Marta")).isFalse();
          assertThat(guests.rename(MAP, marta, "Marta")).isTrue();
          assertThat(guests.names(MAP)).containsEntry(marta, "Marta").containsEntry(jonas, "Jonas");
          assertThat(sessions.person("t1", NINE).name()).isEqualTo("Marta");
          guests.sendOut(new Id("other"), marta, NINE);
          assertThat(sessions.person("t1", NINE)).isNotNull();
          guests.sendOut(MAP, marta, NINE);
          assertThat(sessions.person("t1", NINE)).isNull();
          assertThat(sessions.person("t2", NINE)).isNotNull();
          guests.sendOut(MAP, null, TEN);
          guests.lockAll(MAP);
          assertThat(sessions.person("t2", TEN)).isNull();
          assertThat(guests.links(MAP)).allMatch(Link::locked);
          assertThat(guests.guests(MAP).get(link.id()))
              .extracting(Guest::until)
              .containsExactlyInAnyOrder(NINE, TEN);
        });
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void mentionsAreFoundAnsweredReadAndForgotten(TestDatabases.Kind kind) {
    on(
        kind,
        database -> {
          var edits = new Edits(database);
          var said =
              List.of(
                  Customer.named("Dana Okafor"),
                  comment("c1", "Is it so, @Marcus Bell?", INES, NINE),
                  comment("c2", "It is", MARCUS, NINE.plusSeconds(1)),
                  comment("c3", "Good", INES, NINE.plusSeconds(2)),
                  comment("c4", "From a file, @Marcus Bell", null, NINE));
          edits.create(Ledger.ANUBIS, MAP, said, by(INES));
          var mentions = new Mentions(database);
          assertThat(mentions.to(MARCUS))
              .extracting(one -> one.comment().value(), Mention::mentions, Mention::read)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("c3", false, false),
                  org.assertj.core.groups.Tuple.tuple("c1", true, false));
          assertThat(mentions.to(INES)).extracting(Mention::text).containsExactly("It is");
          mentions.read(MARCUS.id(), MAP, new Id("c1"));
          mentions.read(MARCUS.id(), MAP, new Id("c1"));
          assertThat(mentions.unread(MARCUS)).isEqualTo(1);
          mentions.readAll(MARCUS.id(), NINE.plusSeconds(2));
          assertThat(mentions.unread(MARCUS)).isZero();
          assertThat(mentions.to(MARCUS)).hasSize(2).allMatch(Mention::read);
          assertThat(TestStore.faults(database)).isEmpty();
          edits.delete(MAP, TEN);
          assertThat(mentions.to(MARCUS)).isEmpty();
          new Trash(database).purge(MAP);
          assertThat(new Accounts(database).remove(Ledger.ANUBIS, MARCUS.id())).isTrue();
        });
  }

  private static Stamp by(Person person) {
    return new Stamp(person.id(), person.name(), NINE);
  }

  /**
   * @param by null for a file
   */
  private static Comment comment(String id, String text, Person by, Instant at) {
    var stamp = new Stamp(by == null ? null : by.id(), by == null ? "A file" : by.name(), at);
    return new Comment(new Id(id), new Id("customer"), text, false, false, stamp);
  }
}
