package org.valuegap.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/** Who may change what: every role against every kind of change. */
class RightsTest {
  private static final Id NOTE = new Id("ticket");
  private static final Place FRICTION =
      new Place(new Id("protect"), Category.FRICTION, Order.first("1"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # change,               owner, editor, viewer
          add own vote,           yes,   yes,    yes
          remove own vote,        yes,   yes,    yes
          remove other's vote,    yes,   yes,    no
          add own comment,        yes,   yes,    yes
          alter own comment,      yes,   yes,    yes
          remove own comment,     yes,   yes,    yes
          alter other's comment,  yes,   yes,    no
          remove other's comment, yes,   yes,    no
          add own note,           yes,   yes,    no
          alter own note,         yes,   yes,    no
          alter other's note,     yes,   yes,    no
          remove other's note,    yes,   yes,    no
          add own confirmation,   yes,   yes,    no
          add other's link,       yes,   yes,    no
          alter other's job,      yes,   yes,    no
          """)
  void everyRoleAgainstEveryChange(String change, String owner, String editor, String viewer) {
    assertThat(Rights.may(ines(Role.OWNER), change(change))).isEqualTo(owner.equals("yes"));
    assertThat(Rights.may(ines(Role.EDITOR), change(change))).isEqualTo(editor.equals("yes"));
    assertThat(Rights.may(ines(Role.VIEWER), change(change))).isEqualTo(viewer.equals("yes"));
  }

  private static Person ines(Role role) {
    var anubis = new Id("anubis");
    return new Person(
        new Id("ines"), anubis, "Ines Duarte", "ines@anubis.example", role, Colour.ROSE);
  }

  private static Change change(String said) {
    var words = said.split(" ");
    var by =
        words[1].equals("own")
            ? new Stamp(new Id("ines"), "Ines Duarte", null)
            : new Stamp(new Id("marcus"), "Marcus Bell", null);
    return switch (words[0]) {
      case "add" -> new Added(element(words[2], "Exports need a ticket", by));
      case "remove" -> new Removed(element(words[2], "Exports need a ticket", by));
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
      case "comment" -> new Comment(id, NOTE, text, false, by);
      case "note" -> new Note(id, FRICTION, text, false, null, by);
      case "confirmation" -> new Confirmation(id, NOTE, Confirmation.State.CONFIRMED, by);
      case "link" -> new Link(id, NOTE, new Id("audit"));
      default -> new Job(id, Order.first("1"), Job.Rank.MAIN, text);
    };
  }
}
