package org.valuegap.core.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has changed between two documents, and a three-way merge made of it. */
public final class Diff {
  private Diff() {}

  /**
   * The changes that lead from one document to the other: removals first, what stands on something
   * before it; then additions and alterations, what is stood on first. Applied to {@code from} they
   * give {@code to}.
   */
  public static List<Change> between(Document from, Document to) {
    var changes = new ArrayList<Change>();
    var seen = new HashSet<Id>();
    for (var element : sorted(from)) {
      if (!to.has(element.id())) {
        remove(from, to, element, seen, changes);
      }
    }
    seen.clear();
    for (var element : sorted(to)) {
      place(from, to, element, seen, changes);
    }
    return changes;
  }

  /**
   * Brings what {@code theirs} has changed since {@code base} into {@code ours}.
   *
   * @return the merged document, with the changes that could not be brought in
   */
  public static Merged merge(Document base, Document ours, Document theirs, Id edit, Stamp by) {
    var left = new ArrayList<Change>();
    var merged = ours;
    int step = 0;
    for (var change : between(base, theirs)) {
      var single = new Edit(edit.derived(step++), List.of(change));
      switch (Decide.edit(merged, single, by)) {
        case Decision.Decided(_, var next) -> merged = next;
        case Decision.Refused _ -> left.add(change);
      }
    }
    return new Merged(merged, left);
  }

  /**
   * @param conflicts what stayed out because ours had removed or replaced what it needs
   */
  public record Merged(Document document, List<Change> conflicts) {}

  private static List<Element> sorted(Document document) {
    return document.elements().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  private static void remove(
      Document from, Document to, Element element, Set<Id> seen, List<Change> changes) {
    if (!seen.add(element.id())) {
      return;
    }
    for (var id : from.dependentsOf(element.id())) {
      var dependent = from.get(id);
      if (dependent != null && !to.has(id)) {
        remove(from, to, dependent, seen, changes);
      }
    }
    changes.add(new Change.Removed(element));
  }

  private static void place(
      Document from, Document to, Element element, Set<Id> seen, List<Change> changes) {
    if (!seen.add(element.id())) {
      return;
    }
    for (var id : element.standsOn()) {
      var base = to.get(id);
      if (base != null) {
        place(from, to, base, seen, changes);
      }
    }
    var before = from.get(element.id());
    if (before == null) {
      changes.add(new Change.Added(element));
    } else if (before.getClass() != element.getClass()) {
      changes.add(new Change.Removed(before));
      changes.add(new Change.Added(element));
    } else if (!before.equals(element)) {
      changes.add(new Change.Altered(before, element));
    }
  }
}
