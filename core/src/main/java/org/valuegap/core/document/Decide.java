package org.valuegap.core.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Alternative.Field;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Decision.Refused;
import org.valuegap.core.document.Fault.Reason;

/**
 * Decides edits: pure functions of document and edit. Rules D1 to D13 of {@code core/SPEC.md}.
 *
 * <p>The ways of deciding differ in who wins where two people changed the same value. In an
 * author's edit what comes later wins, and a text that cannot be merged is kept as an alternative.
 * Undo and merge give way: what others have changed since stays theirs, and what is no longer
 * possible is left out.
 */
public final class Decide {
  /** Elements of all kinds in one document: a bound on memory, far beyond any real map. */
  public static final int MAX_ELEMENTS = 50_000;

  private final Id edit;
  private final Stamp by;
  private final boolean givesWay;
  private final List<Change> done = new ArrayList<>();
  private Document document;
  private int alternatives;

  private Decide(Document document, Id edit, Stamp by, boolean givesWay) {
    this.document = document;
    this.edit = edit;
    this.by = by;
    this.givesWay = givesWay;
  }

  /** Decides an author's edit: all of it, or a refusal. */
  public static Decision edit(Document document, Edit edit, Stamp by) {
    var deciding = new Decide(document, edit.id(), by, false);
    for (var change : edit.changes()) {
      var fault = deciding.decide(change);
      if (fault != null) {
        return new Refused(edit.id(), change.id(), fault);
      }
    }
    return deciding.decided();
  }

  /**
   * Takes back an edit that was decided before, as far as others have left it standing.
   *
   * @param id of the new edit
   * @return a refusal with {@link Reason#NOTHING_TO_UNDO} when nothing of it is left
   */
  public static Decision undo(Document document, Edit undone, Id id, Stamp by) {
    var decided = lenient(document, new Edit(id, undone.inverted()), by);
    return decided.edit().changes().isEmpty()
        ? new Refused(id, undone.id(), new Fault(Reason.NOTHING_TO_UNDO, "changed since"))
        : decided;
  }

  /** Does what can be done of an edit without taking anything from others; never refuses. */
  public static Decided lenient(Document document, Edit edit, Stamp by) {
    var deciding = new Decide(document, edit.id(), by, true);
    for (var change : edit.changes()) {
      deciding.decide(change);
    }
    return deciding.decided();
  }

  private Decided decided() {
    return new Decided(new Edit(edit, done), document);
  }

  private @Nullable Fault decide(Change change) {
    return switch (change) {
      case Added(var element) -> add(element);
      case Altered(var before, var after) -> alter(before, after);
      case Removed(var element) -> remove(element);
    };
  }

  private @Nullable Fault add(Element element) {
    var signed = element.by() == null ? element.signed(by) : element;
    var unique = signed.unique(); // a vote is its voter's only once it is signed
    var present = document.get(element.id());
    if (present == null && unique != null) {
      present = document.holding(unique);
    }
    if (present != null) {
      return sameFact(present, element)
          ? null
          : new Fault(Reason.TAKEN, "something else stands there already");
    }
    if (document.size() >= MAX_ELEMENTS) {
      return new Fault(Reason.FULL, "at most " + MAX_ELEMENTS + " elements", MAX_ELEMENTS);
    }
    var fault = faultOf(signed);
    if (fault == null) {
      apply(new Added(signed));
    }
    return fault;
  }

  private @Nullable Fault remove(Element element) {
    var present = document.get(element.id());
    if (present == null) {
      return null; // gone already is what was asked for
    }
    if (givesWay && !sameFact(present, element)) {
      return new Fault(Reason.TAKEN, "changed since");
    }
    if (givesWay && !document.dependentsOf(present.id()).isEmpty()) {
      return new Fault(Reason.TAKEN, "something stands on it since");
    }
    for (var falling : document.cascade(present)) {
      apply(new Removed(falling));
    }
    return null;
  }

  private @Nullable Fault alter(Element before, Element after) {
    var present = document.get(after.id());
    if (present == null || present.getClass() != after.getClass()) {
      return new Fault(Reason.GONE, "no longer there");
    }
    var lost = new ArrayList<Alternative>();
    var merged = merge(present, before, after, lost);
    if (!merged.equals(present)) {
      var unique = merged.unique();
      var holder = unique == null ? null : document.holding(unique);
      if (holder != null && !holder.id().equals(merged.id())) {
        return new Fault(Reason.TAKEN, "something else stands there already");
      }
      var fault = faultOf(merged);
      if (fault != null) {
        return fault;
      }
      var altered = new Altered(present, merged);
      fallingWith(altered).forEach(this::remove);
      apply(altered);
    }
    lost.forEach(alternative -> apply(new Added(alternative)));
    return null;
  }

  /** What stands well on an element as it is and could not stand on it as it will be. */
  private List<Element> fallingWith(Altered altered) {
    var after = document.apply(altered);
    return document.dependentsOf(altered.id()).stream()
        .map(document::get)
        .filter(Objects::nonNull)
        .filter(it -> it.fault(document) == null && it.fault(after) != null)
        .toList();
  }

  private Element merge(Element present, Element before, Element after, List<Alternative> lost) {
    var fields = Fields.of(present.getClass());
    var values = fields.values(present);
    for (int i = 0; i < values.length; i++) {
      var from = fields.get(before, i);
      var to = fields.get(after, i);
      if (Objects.equals(from, to) || Objects.equals(values[i], to)) {
        continue;
      }
      if (Objects.equals(values[i], from)) {
        values[i] = to;
      } else if (fields.isText(i) && from != null && to != null && values[i] != null) {
        var base = (String) from;
        var text = TextMerge.merge(base, (String) Objects.requireNonNull(values[i]), (String) to);
        if (text != null) {
          values[i] = text;
        } else if (!givesWay) {
          lost.add(alternative(present.id(), fields.name(i), (String) to));
        }
      } else if (!givesWay) {
        values[i] = to;
      }
    }
    return (Element) fields.make(values);
  }

  private Alternative alternative(Id on, String field, String text) {
    return new Alternative(edit.derived(alternatives++), on, new Field(field), text, by);
  }

  private @Nullable Fault faultOf(Element element) {
    for (var base : element.standsOn()) {
      if (!document.has(base)) {
        return new Fault(Reason.GONE, "what it stands on is no longer there");
      }
    }
    return element.fault(document);
  }

  private void apply(Change change) {
    document = document.apply(change);
    done.add(change);
  }

  /** Whether two elements say the same, whoever said it and under whichever id. */
  private static boolean sameFact(Element one, Element other) {
    if (one.getClass() != other.getClass()) {
      return false;
    }
    var fields = Fields.of(one.getClass());
    var a = fields.values(one);
    var b = fields.values(other);
    for (int i = 0; i < a.length; i++) {
      if (a[i] instanceof Stamp || b[i] instanceof Stamp || a[i] == one.id()) {
        a[i] = b[i] = null;
      }
    }
    return Arrays.equals(a, b);
  }
}
