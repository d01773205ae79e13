package org.valuegap.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Pass;
import org.valuegap.app.account.Person.Role;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/** Who may change what: every role against every kind of change. */
class RightsTest {
  private static final Id ANUBIS = new Id("anubis");
  private static final Id MAP = new Id("dana");
  private static final Id GUEST = new Id("guest-marta");
  private static final Id NOTE = new Id("ticket");
  private static final Job JOB =
      new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "Protect patient records");
  private static final Stamp OWN = new Stamp(GUEST, "Marta", null);
  private static final Stamp OTHER = new Stamp(new Id("marcus"), "Marcus Bell", null);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # change,                 owner, editor, viewer, guest, customer
          add own vote,             yes,   yes,    yes,    yes,   yes
          remove own vote,          yes,   yes,    yes,    yes,   yes
          remove other's vote,      yes,   yes,    no,     no,    no
          add own comment,          yes,   yes,    yes,    yes,   yes
          alter own comment,        yes,   yes,    yes,    yes,   yes
          remove own comment,       yes,   yes,    yes,    yes,   yes
          alter other's comment,    yes,   yes,    no,     no,    no
          remove other's comment,   yes,   yes,    no,     no,    no
          add own note,             yes,   yes,    no,     yes,   yes
          alter own note,           yes,   yes,    no,     yes,   yes
          move own note,            yes,   yes,    no,     yes,   yes
          remove own note,          yes,   yes,    no,     yes,   yes
          choose own note,          yes,   yes,    no,     no,    no
          alter other's note,       yes,   yes,    no,     no,    no
          move other's note,        yes,   yes,    no,     no,    no
          remove other's note,      yes,   yes,    no,     no,    no
          add own confirmation,     yes,   yes,    no,     no,    yes
          remove own confirmation,  yes,   yes,    no,     no,    yes
          remove other's confirmation, yes, yes,   no,     no,    no
          add other's link,         yes,   yes,    no,     no,    no
          add other's job,          yes,   yes,    no,     no,    no
          alter other's job,        yes,   yes,    no,     no,    no
          remove other's job,       yes,   yes,    no,     no,    no
          add own empathy,          yes,   yes,    no,     no,    no
          alter other's customer,   yes,   yes,    no,     no,    no
          add other's outcome,      yes,   yes,    no,     no,    no
          """)
  void everyRoleAgainstEveryChange(
      String change, String owner, String editor, String viewer, String guest, String customer) {
    assertThat(Rights.may(ines(Role.OWNER), change(change))).isEqualTo(owner.equals("yes"));
    assertThat(Rights.may(ines(Role.EDITOR), change(change))).isEqualTo(editor.equals("yes"));
    assertThat(Rights.may(ines(Role.VIEWER), change(change))).isEqualTo(viewer.equals("yes"));
    assertThat(Rights.may(guest(false), change(change))).isEqualTo(guest.equals("yes"));
    assertThat(Rights.may(guest(true), change(change))).isEqualTo(customer.equals("yes"));
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aGuestMayNothingBesideTheirOneMap(Action action) {
    var guest = guest(true);
    assertThat(Rights.may(guest, action)).isFalse();
    assertThat(Rights.may(guest, action, ANUBIS)).isFalse();
    assertThat(Rights.may(guest, action, new Id("greta"), ANUBIS)).isFalse();
    assertThat(Rights.may(guest, action, MAP, new Id("elsewhere"))).isFalse();
    assertThat(Rights.may(guest, action, MAP, null)).isFalse();
    assertThat(Rights.may(guest, action, MAP, ANUBIS))
        .isEqualTo(action.compareTo(Action.CONFIRM) <= 0);
  }

  @Test
  void whatStandsOnOnesOwnNoteFallsWithItAndNothingElseDoes() {
    var own = (Note) element("note", "Exports need a ticket", OWN);
    var vote = new Vote(new Id("v"), own.id(), OTHER);
    var link = new Link(new Id("l"), own.id(), new Id("audit"));
    var moved = new Note(own.id(), place(Category.VALUE_GAP), own.text(), false, null, OWN);
    assertThat(forbidden(new Removed(vote), new Removed(link), new Removed(own))).isNull();
    assertThat(forbidden(new Removed(link), new Altered(own, moved))).isNull();
    assertThat(forbidden(new Removed(vote), new Altered(own, moved))).isNotNull();
    assertThat(forbidden(new Removed(vote))).isNotNull();
    assertThat(forbidden(new Removed(link))).isNotNull();
  }

  @Test
  void nobodyPutsANoteWhereTheyDoNotSeeIt() {
    var outside = Person.guest(GUEST, ANUBIS, "Marta", new Pass(MAP, true, true));
    var own = (Note) element("note", "Exports need a ticket", OWN);
    var hidden = new Note(own.id(), place(Category.INTERNAL_PROCESSES), "Audits", false, null, OWN);
    var after = Document.of(List.of(JOB, hidden));
    assertThat(Rights.forbidden(outside, after, List.of(new Added(hidden)))).isNotNull();
    assertThat(Rights.forbidden(outside, after, List.of(new Altered(own, hidden)))).isNotNull();
    assertThat(Rights.forbidden(guest(true), after, List.of(new Added(hidden)))).isNull();
  }

  private static @Nullable Change forbidden(Change... changes) {
    return Rights.forbidden(
        guest(false), Document.of(List.of(JOB, element("note", "", OWN))), List.of(changes));
  }

  private static Person guest(boolean speaksForCustomer) {
    return Person.guest(GUEST, ANUBIS, "Marta", new Pass(MAP, speaksForCustomer, false));
  }

  private static Place place(Category category) {
    return new Place(JOB.id(), category, Order.first("1"));
  }

  private static Person ines(Role role) {
    return new Person(GUEST, ANUBIS, "Ines Duarte", "ines@anubis.example", role, Colour.ROSE);
  }

  private static Change change(String said) {
    var words = said.split(" ");
    var by = words[1].equals("own") ? OWN : OTHER;
    return switch (words[0]) {
      case "add" -> new Added(element(words[2], "Exports need a ticket", by));
      case "remove" -> new Removed(element(words[2], "Exports need a ticket", by));
      case "move" ->
          new Altered(
              new Note(new Id("x"), place(Category.FRICTION), "Slow", false, null, by),
              new Note(new Id("x"), place(Category.VALUE_GAP), "Slow", false, null, by));
      case "choose" ->
          new Altered(
              new Note(new Id("x"), place(Category.FRICTION), "Slow", false, null, by),
              new Note(new Id("x"), place(Category.FRICTION), "Slow", true, null, by));
      default ->
          new Altered(
              element(words[2], "Exports need a ticket", by),
              element(words[2], "Every export needs a ticket", by));
    };
  }

  private static Element element(String kind, String text, Stamp by) {
    var id = new Id("x");
    return switch (kind) {
      case "vote" -> new Vote(id, NOTE, by);
      case "comment" -> new Comment(id, NOTE, text, false, false, by);
      case "note" -> new Note(id, place(Category.FRICTION), text, false, null, by);
      case "outcome" -> new Outcome(id, JOB.id(), Order.first("1"), text, null, null);
      case "customer" -> Customer.named(text);
      case "empathy" ->
          new EmpathyNote(id, EmpathyNote.Field.THOUGHTS, Order.first("1"), text, List.of(), by);
      case "confirmation" -> new Confirmation(id, NOTE, Confirmation.State.CONFIRMED, by);
      case "link" -> new Link(id, NOTE, new Id("audit"));
      default -> new Job(id, Order.first("1"), Job.Rank.MAIN, text);
    };
  }
}
