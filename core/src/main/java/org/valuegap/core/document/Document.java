package org.valuegap.core.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/** An immutable set of elements. Every change gives a new document that shares what stayed. */
public final class Document {
  public static final Document EMPTY =
      new Document(
          HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  private final PMap<Id, Element> elements;
  private final PMap<Id, PSet<Id>> dependents;
  private final PMap<Object, Id> uniques;
  private final PMap<Class<?>, Integer> counts;

  private Document(
      PMap<Id, Element> elements,
      PMap<Id, PSet<Id>> dependents,
      PMap<Object, Id> uniques,
      PMap<Class<?>, Integer> counts) {
    this.elements = elements;
    this.dependents = dependents;
    this.uniques = uniques;
    this.counts = counts;
  }

  public static Document of(Collection<? extends Element> elements) {
    var document = EMPTY;
    for (var element : elements) {
      document = document.with(element);
    }
    return document;
  }

  public @Nullable Element get(Id id) {
    return elements.get(id);
  }

  /** The element of this id if it is of this kind, else null. */
  public <T extends Element> @Nullable T get(Id id, Class<T> kind) {
    var element = elements.get(id);
    return kind.isInstance(element) ? kind.cast(element) : null;
  }

  public boolean has(Id id) {
    return elements.containsKey(id);
  }

  public int size() {
    return elements.size();
  }

  public Collection<Element> elements() {
    return elements.values();
  }

  public <T extends Element> Stream<T> all(Class<T> kind) {
    return elements.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** How many elements of this kind there are. */
  public int count(Class<? extends Element> kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** What stands directly on this element, in the order of ids. */
  public List<Id> dependentsOf(Id id) {
    var standing = dependents.get(id);
    return standing == null ? List.of() : standing.stream().sorted().toList();
  }

  /** The element that holds this unique place, or null. */
  public @Nullable Element holding(Object unique) {
    var id = uniques.get(unique);
    return id == null ? null : elements.get(id);
  }

  /** Applies a change as it stands, without deciding: for changes that were decided before. */
  public Document apply(Change change) {
    return switch (change) {
      case Change.Added(var element) -> with(element);
      case Change.Altered(_, var after) -> with(after);
      case Change.Removed(var element) -> without(element.id());
    };
  }

  public Document apply(List<Change> changes) {
    var document = this;
    for (var change : changes) {
      document = document.apply(change);
    }
    return document;
  }

  private Document with(Element element) {
    var present = elements.get(element.id());
    if (present != null && standsAlike(present, element)) {
      return new Document(elements.plus(element.id(), element), dependents, uniques, counts);
    }
    var document = without(element.id());
    var standing = document.dependents;
    for (var base : element.standsOn()) {
      var others = standing.get(base);
      standing =
          standing.plus(
              base, (others == null ? HashTreePSet.<Id>empty() : others).plus(element.id()));
    }
    var unique = element.unique();
    return new Document(
        document.elements.plus(element.id(), element),
        standing,
        unique == null ? document.uniques : document.uniques.plus(unique, element.id()),
        document.counted(element, 1));
  }

  /** Whether one can take the other's place and nothing else changes. */
  private static boolean standsAlike(Element one, Element other) {
    return one.getClass() == other.getClass()
        && one.standsOn().equals(other.standsOn())
        && Objects.equals(one.unique(), other.unique());
  }

  private Document without(Id id) {
    var element = elements.get(id);
    if (element == null) {
      return this;
    }
    var standing = dependents;
    for (var base : element.standsOn()) {
      var others = standing.get(base);
      if (others != null) {
        var left = others.minus(id);
        standing = left.isEmpty() ? standing.minus(base) : standing.plus(base, left);
      }
    }
    var unique = element.unique();
    return new Document(
        elements.minus(id),
        standing,
        unique == null ? uniques : uniques.minus(unique),
        counted(element, -1));
  }

  private PMap<Class<?>, Integer> counted(Element element, int more) {
    return counts.plus(element.getClass(), count(element.getClass()) + more);
  }

  /** The element and all that stands on it, directly or not; what stands comes first. */
  List<Element> cascade(Element element) {
    var order = new ArrayList<Element>();
    collect(element, order);
    return order;
  }

  private void collect(Element element, List<Element> order) {
    for (var id : dependentsOf(element.id())) {
      var dependent = elements.get(id);
      if (dependent != null && !order.contains(dependent)) {
        collect(dependent, order);
      }
    }
    order.add(element);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Document document && elements.equals(document.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  @Override
  public String toString() {
    return "Document of " + elements.size() + " elements";
  }
}
