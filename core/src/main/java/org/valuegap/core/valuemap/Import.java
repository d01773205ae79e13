package org.valuegap.core.valuemap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fields;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** Brings a map that was read into a map that is there: one edit, whole or refused whole. */
public final class Import {
  private static final String SUFFIX = "i";

  private final Document document;
  private final Map<Id, Id> renamed = new HashMap<>();
  private final Map<Id, Order> places = new HashMap<>();

  private Import(Document document, List<Element> map, Supplier<Id> ids) {
    this.document = document;
    rename(map, ids);
    place(map, Job.class, Job::order);
    place(map, EmpathyNote.class, EmpathyNote::order);
  }

  /**
   * The changes that add a map's jobs and empathy notes, with all that stands on them, behind those
   * that are there. What is there stays as it is, the customer included; what may be there only
   * once and is, is left out. Ids that are taken are drawn anew, wherever they are named.
   *
   * @param map each element before what stands on it, as {@code MapFile.read} gives them
   * @param ids draws an id; may draw one again
   */
  public static List<Change> into(Document document, List<Element> map, Supplier<Id> ids) {
    return new Import(document, map, ids).changes(map);
  }

  private void rename(List<Element> map, Supplier<Id> ids) {
    Set<Id> taken = map.stream().map(Element::id).collect(Collectors.toCollection(HashSet::new));
    for (var element : map) {
      if (!(element instanceof Customer) && document.has(element.id())) {
        var id = ids.get();
        while (document.has(id) || !taken.add(id)) {
          id = ids.get();
        }
        renamed.put(element.id(), id);
      }
    }
  }

  /** Behind all of its kind, in the order that the map has them in. */
  private <T extends Element> void place(List<Element> map, Class<T> kind, Function<T, Order> of) {
    var behind = document.all(kind).map(of).max(Comparator.naturalOrder()).orElse(null);
    var inOrder =
        map.stream()
            .filter(kind::isInstance)
            .map(kind::cast)
            .sorted(Comparator.comparing(of).thenComparing(Element::id))
            .toList();
    var orders = Order.run(behind, null, SUFFIX, inOrder.size());
    for (int i = 0; i < orders.size(); i++) {
      places.put(inOrder.get(i).id(), orders.get(i));
    }
  }

  private List<Change> changes(List<Element> map) {
    var changes = new ArrayList<Change>();
    var left = new HashSet<Id>();
    for (var element : map) {
      if (element instanceof Customer customer) {
        if (!document.has(Customer.ID)) {
          changes.add(new Added(customer));
        }
        continue; // what is said of the customer comes along all the same
      }
      var moved = placed(element.id(), (Element) renamed((Record) element));
      if (isThere(moved) || moved.standsOn().stream().anyMatch(left::contains)) {
        left.add(moved.id());
      } else {
        changes.add(new Added(moved));
      }
    }
    return changes;
  }

  private boolean isThere(Element element) {
    var unique = element.unique();
    return unique != null && document.holding(unique) != null;
  }

  private Element placed(Id was, Element element) {
    var place = places.getOrDefault(was, Order.first(SUFFIX));
    return switch (element) {
      case Job job -> new Job(job.id(), place, job.rank(), job.text());
      case EmpathyNote note ->
          new EmpathyNote(note.id(), note.field(), place, note.text(), note.became(), note.by());
      default -> element;
    };
  }

  /** The same with the new ids, wherever it names one. */
  private Record renamed(Record record) {
    var fields = Fields.of(record.getClass());
    var values = fields.values(record);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (values[i]) {
            case Id id -> renamed.getOrDefault(id, id);
            case List<?> list ->
                list.stream()
                    .map(each -> each instanceof Id id ? renamed.getOrDefault(id, id) : each)
                    .toList();
            case Stamp by -> by; // a person, who is nobody of the map
            case Record part -> renamed(part);
            case null, default -> values[i];
          };
    }
    return (Record) fields.make(values);
  }
}
