package org.valuegap.app.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.account.Rights;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/**
 * What somebody does to a map as they see it, in a {@link Simulation}: what they may and, now and
 * then, what they may not.
 *
 * @param edit whose id the ids and texts of what is made end with
 */
record SimulatedHand(Random random, Document document, Person person, String edit) {
  /**
   * Something that this person's page would offer, or that only a page of their own making would.
   */
  Change next() {
    boolean bold = random.nextInt(4) == 0;
    return switch (person.role()) {
      case OWNER, EDITOR -> anything();
      case VIEWER -> bold ? anything() : word(note(notes()));
      case GUEST -> bold ? anything() : guests();
    };
  }

  /**
   * Whether only a fault would let this person do that. Of a change to one's own note others may
   * have done meanwhile what one may not.
   */
  boolean mayNot(Change change) {
    if (change instanceof Altered(var note, _) && isOwn(note)) {
      return false;
    }
    var by = new Stamp(person.id(), person.name(), Instant.EPOCH);
    var decision = Decide.edit(document, new Edit(new Id(edit), List.of(change)), by);
    return decision instanceof Decided(var decided, var after)
        && Rights.forbidden(person, after, decided.changes()) != null;
  }

  private Change anything() {
    var notes = notes();
    boolean inside = person.role() != Role.GUEST && random.nextInt(4) == 0;
    if (notes.size() < 3 || random.nextInt(3) == 0) {
      return added(inside ? Promises.INSIDE + "-" : "n", place(inside));
    }
    var note = note(notes);
    return switch (random.nextInt(8)) {
      case 0 -> new Removed(note);
      case 1 -> word(note);
      case 2 -> new Added(new Link(new Id("l" + edit), note.id(), note(notes).id()));
      case 3, 4 -> at(note, place(note.id().value().startsWith(Promises.INSIDE)), !note.key());
      case 5 -> person.isGuest() ? word(note) : amongUs(note);
      default -> reworded(note);
    };
  }

  /** A guest writes notes, and looks after them as long as they are where guests see them. */
  private Change guests() {
    var own = notes().stream().filter(this::isOwn).toList();
    var open =
        new Place(House.PROTECT.id(), Category.values()[random.nextInt(4)], Order.first("1"));
    if (own.isEmpty() || random.nextInt(3) == 0) {
      return added("n", open);
    }
    var note = note(own);
    return switch (random.nextInt(5)) {
      case 0 -> new Removed(note);
      case 1 -> at(note, open, note.key());
      case 2 -> word(note(notes()));
      default -> reworded(note);
    };
  }

  private boolean isOwn(Element element) {
    return element.by() instanceof Stamp by && person.id().equals(by.person());
  }

  /** What everybody may say of a note. */
  private Change word(Note note) {
    return new Added(
        random.nextBoolean()
            ? new Vote(new Id("v" + edit), note.id(), null)
            : new Comment(new Id("k" + edit), note.id(), "Word of " + edit, false, true, null));
  }

  private Change amongUs(Note on) {
    var id = new Id(Promises.AMONG_US + "-" + edit);
    return new Added(new Comment(id, on.id(), Promises.AMONG_US, false, false, null));
  }

  private Change added(String id, Place place) {
    var text = (id.equals("n") ? "Note" : Promises.INSIDE) + " of " + edit;
    return new Added(new Note(new Id(id + edit), place, text, false, null, null));
  }

  private Change reworded(Note note) {
    var text = note.text() + " " + edit;
    return new Altered(
        note, new Note(note.id(), note.place(), text, note.key(), note.step(), note.by()));
  }

  private static Change at(Note note, Place place, boolean key) {
    return new Altered(note, new Note(note.id(), place, note.text(), key, note.step(), note.by()));
  }

  private Place place(boolean inside) {
    var all = Category.values();
    var category = inside ? all[4 + random.nextInt(2)] : all[random.nextInt(all.length)];
    return new Place(House.PROTECT.id(), category, Order.first("1"));
  }

  private List<Note> notes() {
    return document.all(Note.class).sorted(Comparator.comparing(Note::id)).toList();
  }

  /** One of them; where there are none, one that is not there. */
  private Note note(List<Note> notes) {
    return notes.isEmpty()
        ? new Note(new Id("none"), place(false), "None", false, null, null)
        : notes.get(random.nextInt(notes.size()));
  }
}
