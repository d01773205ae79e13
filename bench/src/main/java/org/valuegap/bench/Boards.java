package org.valuegap.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** Boards of Dana Okafor, as large as it takes. */
final class Boards {
  static final Stamp INES =
      new Stamp(new Id("ines"), "Ines Duarte", Instant.parse("2026-05-31T09:00:00Z"));
  private static final int JOBS = 5;
  private static final List<Order> PLACES = Order.run(null, null, "v", 2_001);

  private Boards() {}

  /** A customer, five jobs, and so many notes spread over all their cells. */
  static Document of(int notes) {
    var elements = new ArrayList<Element>();
    elements.add(Customer.named("Dana Okafor"));
    for (int i = 0; i < JOBS; i++) {
      elements.add(
          new Job(new Id("job-" + i), order(i), Job.Rank.MAIN, "Protect patient records " + i));
    }
    for (int i = 0; i < notes; i++) {
      var place = new Place(new Id("job-" + i % JOBS), category(i / JOBS), order(i));
      elements.add(note("note-" + i, place));
    }
    return Document.of(elements);
  }

  static Note note(String id, Place place) {
    var text = "Every export of " + id + " needs a ticket and two days of waiting";
    return new Note(new Id(id), place, text, false, null, INES);
  }

  static Category category(int i) {
    return Category.values()[i % Category.values().length];
  }

  /** A place of its own for each number up to 2,000. */
  static Order order(int i) {
    return PLACES.get(i);
  }

  static List<Note> notes(Document map) {
    return map.all(Note.class).toList();
  }
}
