package org.valuegap.app.wire;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fields;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.ImportedVotes;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;
import org.valuegap.core.valuemap.ValueMapElement.StepNote;
import org.valuegap.core.valuemap.ValueMapElement.Vote;
import tools.jackson.core.JsonGenerator;

/**
 * A kind of element as it is written: its name, and its fields in the order of the record's
 * components after the id.
 */
final class Kind {
  private record Field(String name, Codec<Object> codec) {}

  /** Stands in the values of an alteration where a field is not spoken of. */
  static final Object SAME = new Object();

  private static final String BY = "by";
  private static final Map<String, Kind> BY_NAME = new HashMap<>();
  private static final Map<Class<?>, Kind> BY_CLASS = new HashMap<>();

  static {
    add(
        "customer",
        Customer.class,
        field("name", Codec.TEXT),
        field("kind", Codec.words(Customer.Kind.class)),
        field("type", Codec.TEXT),
        field("position", Codec.TEXT),
        field("profile", Codec.TEXT),
        field("picture", Codec.ID_OR_NONE),
        field("filledBy", Codec.WHO));
    add(
        "empathy",
        EmpathyNote.class,
        field("field", Codec.words(EmpathyNote.Field.class)),
        field("order", Codec.ORDER),
        field("text", Codec.TEXT),
        field("became", Codec.IDS),
        field(BY, Codec.BY));
    add(
        "job",
        Job.class,
        field("order", Codec.ORDER),
        field("rank", Codec.words(Job.Rank.class)),
        field("text", Codec.TEXT));
    add(
        "outcome",
        Outcome.class,
        field("job", Codec.ID),
        field("order", Codec.ORDER),
        field("text", Codec.TEXT),
        field("measure", Codec.MEASURE),
        field("step", Codec.STEP_OR_NONE));
    add(
        "measurement",
        Measurement.class,
        field("outcome", Codec.ID),
        field("value", Codec.NUMBER),
        field("on", Codec.DATE_OR_NONE),
        field("source", Codec.TEXT),
        field(BY, Codec.BY));
    add(
        "note",
        Note.class,
        field("place", Codec.PLACE),
        field("text", Codec.TEXT),
        field("key", Codec.FLAG),
        field("step", Codec.STEP_OR_NONE),
        field(BY, Codec.BY));
    add("link", Link.class, field("one", Codec.ID), field("other", Codec.ID));
    add("vote", Vote.class, field("note", Codec.ID), field(BY, Codec.BY));
    add(
        "imported-votes",
        ImportedVotes.class,
        field("note", Codec.ID),
        field("count", Codec.COUNT));
    add(
        "comment",
        Comment.class,
        field("on", Codec.ID),
        field("text", Codec.TEXT),
        field("resolved", Codec.FLAG),
        field("guests", Codec.FLAG),
        field(BY, Codec.BY));
    add(
        "confirmation",
        Confirmation.class,
        field("note", Codec.ID),
        field("state", Codec.words(Confirmation.State.class)),
        field(BY, Codec.BY));
    add(
        "alternative",
        Alternative.class,
        field("on", Codec.ID),
        field("field", Codec.FIELD),
        field("text", Codec.TEXT),
        field(BY, Codec.BY));
    add(
        "dismissal",
        Dismissal.class,
        field("on", Codec.ID),
        field("rule", Codec.RULE),
        field("words", Codec.TEXT),
        field("reason", Codec.TEXT),
        field(BY, Codec.BY));
    add(
        "statement",
        JobStatement.class,
        field("job", Codec.ID),
        field("type", Codec.TEXT),
        field("situation", Codec.TEXT),
        field("motivation", Codec.TEXT),
        field("outcome", Codec.TEXT));
    add(
        "promise",
        Promise.class,
        field("job", Codec.ID),
        field("order", Codec.ORDER),
        field("to", Codec.TEXT),
        field("text", Codec.TEXT),
        field("level", Codec.TEXT),
        field("offerings", Codec.OFFERINGS),
        field("kept", Codec.KEPT));
    add(
        "step-note",
        StepNote.class,
        field("job", Codec.ID),
        field("step", Codec.STEP),
        field("order", Codec.ORDER),
        field("text", Codec.TEXT),
        field(BY, Codec.BY));
    add(
        "force",
        Force.class,
        field("job", Codec.ID),
        field("kind", Codec.words(Force.Kind.class)),
        field("order", Codec.ORDER),
        field("text", Codec.TEXT),
        field("strength", Codec.COUNT_OR_NONE),
        field("alternative", Codec.TEXT),
        field(BY, Codec.BY));
  }

  private final String name;
  private final Fields components;
  private final List<Field> fields;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();

  private Kind(String name, Class<? extends Element> type, List<Field> fields) {
    this.name = name;
    this.components = Fields.of(type);
    this.fields = fields;
    fields.forEach(field -> names.add(field.name));
    known.addAll(names);
    known.addAll(Set.of("is", "id"));
    checkAgainstRecord(type);
  }

  /**
   * @throws Unreadable when there is no such kind
   */
  static Kind named(@Nullable Object name) {
    var kind = name instanceof String text ? BY_NAME.get(text) : null;
    if (kind == null) {
      throw new Unreadable("is: unknown kind of element");
    }
    return kind;
  }

  static Kind of(Element element) {
    var kind = BY_CLASS.get(element.getClass());
    if (kind == null) {
      throw new IllegalStateException("No name for " + element.getClass());
    }
    return kind;
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  String name() {
    return name;
  }

  /**
   * Reads an element.
   *
   * @param signed whether it may carry {@code by}: in stored lines, not in what clients send
   */
  static Element read(@Nullable Object json, boolean signed) {
    var kind = named(Json.object(json, "element").get("is"));
    var object = Json.object(json, kind.name, kind.known);
    kind.refuseSigned(object, signed);
    var values = new @Nullable Object[kind.fields.size() + 1];
    values[0] = Codec.ID.read(object.get("id"), "id");
    for (int i = 0; i < kind.fields.size(); i++) {
      var field = kind.fields.get(i);
      values[i + 1] = field.codec.read(object.get(field.name), field.name);
    }
    return kind.make(values);
  }

  /** Writes an element, its empty fields left out. */
  static void write(JsonGenerator out, Element element) {
    var kind = of(element);
    out.writeStartObject();
    out.writeStringProperty("is", kind.name);
    out.writeStringProperty("id", element.id().value());
    for (int i = 0; i < kind.fields.size(); i++) {
      var field = kind.fields.get(i);
      field.codec.writeField(out, field.name, kind.components.get(element, i + 1));
    }
    out.writeEndObject();
  }

  /** Reads the fields of an alteration: one value a field, {@link #SAME} where none is given. */
  @Nullable Object[] readFields(@Nullable Object json, String what, boolean signed) {
    var object = Json.object(json, what, names);
    refuseSigned(object, signed);
    var values = new @Nullable Object[fields.size()];
    java.util.Arrays.fill(values, SAME);
    for (int i = 0; i < values.length; i++) {
      var field = fields.get(i);
      if (object.containsKey(field.name)) {
        values[i] = field.codec.read(object.get(field.name), field.name);
      }
    }
    return values;
  }

  /** Writes the fields of one element that differ in the other. */
  void writeFields(JsonGenerator out, Element element, Element other) {
    out.writeStartObject();
    for (int i = 0; i < fields.size(); i++) {
      var value = components.get(element, i + 1);
      if (!java.util.Objects.equals(value, components.get(other, i + 1))) {
        var field = fields.get(i);
        if (value == null || value.equals(field.codec.empty())) {
          out.writeNullProperty(field.name);
        } else {
          field.codec.writeField(out, field.name, value);
        }
      }
    }
    out.writeEndObject();
  }

  /** The element with these values where they are given. */
  Element with(Element element, @Nullable Object[] values) {
    var all = components.values(element);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != SAME) {
        all[i + 1] = values[i];
      }
    }
    return make(all);
  }

  boolean is(@Nullable Element element) {
    return element != null && BY_CLASS.get(element.getClass()) == this;
  }

  static @Nullable Id idOrNull(@Nullable Object json) {
    return json instanceof String text && Id.isValid(text) ? new Id(text) : null;
  }

  private Element make(@Nullable Object[] values) {
    return (Element) components.make(values);
  }

  private void refuseSigned(Map<String, ?> object, boolean signed) {
    if (!signed && object.containsKey(BY)) {
      throw new Unreadable(name + ": by is the server's");
    }
  }

  private void checkAgainstRecord(Class<?> type) {
    boolean fits = components.count() == fields.size() + 1;
    for (int i = 0; fits && i < fields.size(); i++) {
      fits = components.components().get(i + 1).getType() == fields.get(i).codec.type();
    }
    if (!fits) {
      throw new IllegalStateException("The names of " + name + " do not fit " + type);
    }
  }

  private static void add(String name, Class<? extends Element> type, Field... fields) {
    var kind = new Kind(name, type, List.of(fields));
    BY_NAME.put(name, kind);
    BY_CLASS.put(type, kind);
  }

  @SuppressWarnings("unchecked") // the constructor compares the codec's type with the record's
  private static Field field(String name, Codec<?> codec) {
    return new Field(name, (Codec<Object>) codec);
  }
}
