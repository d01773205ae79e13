package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Limits;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Job.Rank;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;

/**
 * A canvas as it was read from a table.
 *
 * @param customer the lines of the customer's cell
 * @param assumptions what was assumed in reading, in the order of the file
 */
public record ImportedCanvas(
    List<String> customer, List<ImportedJob> jobs, List<Message> assumptions) {
  private static final int MAIN_JOBS = 2;
  private static final String SUFFIX = "i";

  /**
   * A job's column.
   *
   * @param text of the job, empty when the column says nothing but notes
   * @param rank null when the file did not say
   */
  public record ImportedJob(
      String text, @Nullable Rank rank, List<String> outcomes, Map<Category, List<String>> notes) {
    public ImportedJob {
      outcomes = List.copyOf(outcomes);
      notes = Map.copyOf(notes);
    }

    boolean isBlank() {
      return text.isEmpty() && outcomes.isEmpty() && notes.isEmpty();
    }

    public List<String> notes(Category category) {
      return notes.getOrDefault(category, List.of());
    }
  }

  public ImportedCanvas {
    customer = List.copyOf(customer);
    jobs = List.copyOf(jobs);
    assumptions = List.copyOf(assumptions);
  }

  /**
   * The elements of a new map, each standing on those before it.
   *
   * @param ids draws an id
   */
  public List<Element> elements(Supplier<Id> ids) {
    var elements = new ArrayList<Element>();
    elements.add(customerElement());
    var orders = Order.run(null, null, SUFFIX, Math.max(1, jobs.size()));
    for (int i = 0; i < jobs.size(); i++) {
      var job = jobs.get(i);
      var id = ids.get();
      elements.add(new Job(id, orders.get(i), rank(i), job.text()));
      var places = Order.run(null, null, SUFFIX, Math.max(1, job.outcomes().size()));
      for (int j = 0; j < job.outcomes().size(); j++) {
        elements.add(new Outcome(ids.get(), id, places.get(j), job.outcomes().get(j), null, null));
      }
      for (var category : Category.values()) {
        addNotes(elements, id, category, job.notes(category), ids);
      }
    }
    return elements;
  }

  private static void addNotes(
      List<Element> elements, Id job, Category category, List<String> texts, Supplier<Id> ids) {
    var orders = Order.run(null, null, SUFFIX, Math.max(1, texts.size()));
    for (int i = 0; i < texts.size(); i++) {
      var place = new Place(job, category, orders.get(i));
      elements.add(new Note(ids.get(), place, texts.get(i), false, null, null));
    }
  }

  /** A customer has one or two main jobs (M3): the first two, unless the file says it. */
  private Rank rank(int index) {
    var given = jobs.get(index).rank();
    if (given != null) {
      return given;
    }
    boolean said = jobs.stream().anyMatch(job -> job.rank() == Rank.MAIN);
    return index < MAIN_JOBS && !said ? Rank.MAIN : Rank.SUPPORTING;
  }

  /**
   * The first line names the customer, a short second one is the position, the rest the profile;
   * the three joined are the cell's text.
   */
  private Customer customerElement() {
    if (customer.isEmpty()) {
      return Customer.named("");
    }
    var lines = new ArrayList<>(customer);
    var name = lines.removeFirst();
    var position = "";
    if (!lines.isEmpty() && lines.getFirst().length() <= Limits.NAME) {
      position = lines.removeFirst();
    }
    return new Customer(
        Customer.ID,
        name,
        Customer.Kind.PERSONA,
        "",
        position,
        String.join("\n", lines),
        null,
        List.of());
  }
}
