package org.valuegap.core.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decision.Decided;

/** Brings an earlier document back, whole or in part, as a new edit. Rule D16. */
public final class Restore {
  /** What falls in one round because it stood between two elements that both changed comes back. */
  private static final int ROUNDS = 3;

  private Restore() {}

  /**
   * Makes the chosen elements what they were: those that are gone come back with what they stand on
   * and what stood on them, those that were not there go with what stands on them.
   *
   * @param id of the new edit
   * @return what was really done; no change at all when everything is as it was
   */
  public static Decided decide(Document now, Document then, Predicate<Id> chosen, Id id, Stamp by) {
    var done = new ArrayList<Change>();
    var document = now;
    for (int round = 0; round < ROUNDS; round++) {
      var changes = changes(document, then, chosen);
      var decided = Decide.lenient(document, new Edit(id, changes), by);
      if (decided.edit().changes().isEmpty()) {
        break;
      }
      done.addAll(decided.edit().changes());
      document = decided.document();
    }
    return new Decided(new Edit(id, done), document);
  }

  private static List<Change> changes(Document now, Document then, Predicate<Id> chosen) {
    var all = Diff.between(now, then);
    var wanted = new HashSet<Id>();
    for (var change : all) {
      if (chosen.test(change.id())) {
        below(then, change.id(), wanted);
        above(change instanceof Removed ? now : then, change.id(), wanted);
      }
    }
    return all.stream()
        .filter(change ->
            chosen.test(change.id())
                || (wanted.contains(change.id())
                    && (change instanceof Added || change instanceof Removed)))
        .toList();
  }

  private static void below(Document in, Id id, Set<Id> found) {
    var element = in.get(id);
    if (element != null) {
      for (var base : element.standsOn()) {
        found.add(base);
        below(in, base, found);
      }
    }
  }

  private static void above(Document in, Id id, Set<Id> found) {
    for (var dependent : in.dependentsOf(id)) {
      if (found.add(dependent)) {
        above(in, dependent, found);
      }
    }
  }
}
