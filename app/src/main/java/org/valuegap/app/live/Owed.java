package org.valuegap.app.live;

import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;

/**
 * What one line was refused for now, in the order of asking. Until the first of it is asked again,
 * nothing else of this line is taken: it would be decided before what was asked earlier. Rule J18
 * of {@code store/SPEC.md}.
 */
final class Owed {
  private final TreeMap<Long, Reply.Refused> refused = new TreeMap<>();

  /** Refuses an edit for now. */
  synchronized Reply.Refused refuse(long number, Id id, String reason, String detail) {
    var refusal = new Reply.Refused(id, reason, detail);
    if (refused.values().stream().noneMatch(one -> one.id().equals(id))) {
      refused.put(number, refusal);
    }
    return refusal;
  }

  /**
   * The refusal that keeps an edit from being taken; null when it is its turn. Asked again, the
   * first ends them all: what was behind it is sent again behind it.
   *
   * @param isThere whether an edit has been decided without being asked again, as one that an
   *     earlier line has asked for
   */
  synchronized Reply.@Nullable Refused before(long number, Id id, Predicate<Id> isThere) {
    while (!refused.isEmpty() && refused.firstKey() < number) {
      var first = refused.firstEntry().getValue();
      if (first.id().equals(id)) {
        refused.clear();
      } else if (isThere.test(first.id())) {
        refused.pollFirstEntry();
      } else {
        return first;
      }
    }
    return null;
  }

  synchronized void forget() {
    refused.clear();
  }

  synchronized int size() {
    return refused.size();
  }
}
