package org.valuegap.app.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import tools.jackson.core.JsonGenerator;

/**
 * Changes as they are written: an alteration names the changed fields only, so it means something
 * only beside a document. Stored lines carry the whole of what was removed; frames name its id.
 */
public final class Changes {
  /** The form in which {@link #stored} writes today; {@link #read} reads every form up to it. */
  public static final short FORM = 1;

  private sealed interface Step {}

  private record Add(Element element) implements Step {}

  private record Alter(Id id, Kind kind, @Nullable Object[] from, @Nullable Object[] to)
      implements Step {}

  /**
   * @param was what was removed; null in frames
   */
  private record Remove(Id id, @Nullable Element was) implements Step {}

  /**
   * What changes mean beside a document.
   *
   * @param gone the element that they are about and that is not there, or null
   */
  record Resolved(List<Change> changes, @Nullable Id gone) {}

  private final List<Step> steps;

  private Changes(List<Step> steps) {
    this.steps = steps;
  }

  /**
   * Reads a stored line.
   *
   * @param form in which it was written
   * @throws Unreadable when it is damaged or of a newer server
   */
  public static Changes read(short form, String line) {
    if (form != FORM) {
      throw new Unreadable("stored in form " + form + ", which this server does not know");
    }
    return read(Json.read(line), true);
  }

  /**
   * @param stored whether {@code by} and {@code was} may be there
   */
  static Changes read(@Nullable Object json, boolean stored) {
    var steps = new ArrayList<Step>();
    for (var change : Json.array(json, "changes")) {
      steps.add(step(Json.object(change, "change"), stored));
    }
    return new Changes(steps);
  }

  private static Step step(Map<String, @Nullable Object> change, boolean stored) {
    if (change.containsKey("add")) {
      Json.object(change, "change", Set.of("add"));
      return new Add(Kind.read(change.get("add"), stored));
    }
    if (change.containsKey("alter")) {
      Json.object(change, "change", Set.of("alter", "is", "from", "to"));
      var kind = Kind.named(change.get("is"));
      var from = kind.readFields(change.get("from"), "from", stored);
      var to = kind.readFields(change.get("to"), "to", stored);
      for (int i = 0; i < from.length; i++) {
        if ((from[i] == Kind.SAME) != (to[i] == Kind.SAME)) {
          throw new Unreadable("from and to must name the same fields");
        }
      }
      return new Alter(Codec.id(text(change.get("alter"), "alter")), kind, from, to);
    }
    if (change.containsKey("remove")) {
      Json.object(change, "change", stored ? Set.of("remove", "was") : Set.of("remove"));
      var was = change.get("was");
      return new Remove(
          Codec.id(text(change.get("remove"), "remove")),
          was == null ? null : Kind.read(was, true));
    }
    throw new Unreadable("a change is one of add, alter, remove");
  }

  private static String text(@Nullable Object value, String what) {
    return Json.text(value, what);
  }

  /**
   * The document after these changes, which were decided on just this document.
   *
   * @throws Unreadable when they were not
   */
  public Document apply(Document document) {
    for (var step : steps) {
      var change =
          switch (step) {
            case Add(var element) -> new Added(element);
            case Alter alter -> altered(alter, document.get(alter.id));
            case Remove(var id, var was) -> removed(document.get(id), was);
          };
      if (change == null) {
        throw new Unreadable("an edit that does not fit its document");
      }
      document = document.apply(change);
    }
    return document;
  }

  /** What these changes mean now; what was stored is found even when it is gone. */
  public List<Change> in(Document document) {
    return resolve(document).changes;
  }

  Resolved resolve(Document document) {
    var changes = new ArrayList<Change>(steps.size());
    var own = steps.size() == 1 ? Map.<Id, Element>of() : new HashMap<Id, Element>();
    Id gone = null;
    for (var step : steps) {
      switch (step) {
        case Add(var element) -> {
          changes.add(new Added(element));
          if (steps.size() > 1) {
            own.put(element.id(), element);
          }
        }
        case Alter alter -> {
          var present = present(document, own, alter.id);
          var change = altered(alter, present == null ? wasIn(alter.id) : present);
          if (change == null) {
            gone = gone == null ? alter.id : gone;
          } else {
            changes.add(change);
            if (steps.size() > 1) {
              own.put(alter.id, change.after());
            }
          }
        }
        case Remove(var id, var was) -> {
          var present = was == null ? present(document, own, id) : was;
          if (present != null) { // gone already is what was asked for
            changes.add(new Removed(present));
          }
        }
      }
    }
    return new Resolved(changes, gone);
  }

  private static @Nullable Element present(Document document, Map<Id, Element> own, Id id) {
    var element = own.get(id);
    return element == null ? document.get(id) : element;
  }

  /** An element that was altered and then removed in one stored edit. */
  private @Nullable Element wasIn(Id id) {
    for (var step : steps) {
      if (step instanceof Remove(var removed, var was) && removed.equals(id)) {
        return was;
      }
    }
    return null;
  }

  private static @Nullable Altered altered(Alter alter, @Nullable Element present) {
    return present != null && alter.kind.is(present)
        ? new Altered(alter.kind.with(present, alter.from), alter.kind.with(present, alter.to))
        : null;
  }

  private static @Nullable Removed removed(@Nullable Element present, @Nullable Element was) {
    return present == null || was == null ? null : new Removed(present);
  }

  /** A stored line: everything that {@link #read} needs. */
  public static String stored(List<Change> changes) {
    return Json.write(out -> write(out, changes, true));
  }

  /** As frames have it, when that differs from the stored line. */
  public static String shown(List<Change> changes, String stored) {
    return changes.stream().anyMatch(Removed.class::isInstance) ? shown(changes) : stored;
  }

  /** As frames have it. */
  public static String shown(List<Change> changes) {
    return Json.write(out -> write(out, changes, false));
  }

  private static void write(JsonGenerator out, List<Change> changes, boolean stored) {
    out.writeStartArray();
    for (var change : changes) {
      out.writeStartObject();
      switch (change) {
        case Added(var element) -> {
          out.writeName("add");
          Kind.write(out, element);
        }
        case Altered(var before, var after) -> {
          var kind = Kind.of(before);
          out.writeStringProperty("alter", before.id().value());
          out.writeStringProperty("is", kind.name());
          out.writeName("from");
          kind.writeFields(out, before, after);
          out.writeName("to");
          kind.writeFields(out, after, before);
        }
        case Removed(var element) -> {
          out.writeStringProperty("remove", element.id().value());
          if (stored) {
            out.writeName("was");
            Kind.write(out, element);
          }
        }
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
