package org.valuegap.core.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.file.Shape.Group;
import org.valuegap.core.file.Shape.Many;
import org.valuegap.core.file.Value.Kind;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** The format {@code valuemap/1}: every key, in canonical order. */
final class Format {
  static final String VERSION = "valuemap/1";

  private static final Value TEXT = Value.of(Kind.TEXT);
  private static final Value LINE = Value.of(Kind.LINE);
  private static final Value ID = Value.of(Kind.ID);
  private static final Many IDS = new Many(ID, false, true);

  private static final Group AUTHOR =
      inline("an author", "name", key("name", LINE), key("on", Value.of(Kind.MOMENT)));

  private static final Many ALTERNATIVES =
      list(
          inline(
              "an alternative",
              "text",
              key("id", ID),
              key("field", ID),
              need("text", TEXT),
              key("author", AUTHOR)));

  private static final Group CUSTOMER =
      inline(
          "a customer",
          null,
          key("name", LINE),
          key("kind", Value.of(Customer.Kind.class)),
          key("type", LINE),
          key("position", LINE),
          key("profile", TEXT),
          key("picture", ID),
          key("alternatives", ALTERNATIVES));

  private static final Group MEASUREMENT =
      inline(
          "a measurement",
          null,
          key("id", ID),
          need("value", Value.of(Kind.NUMBER)),
          key("on", Value.of(Kind.DAY)),
          key("source", LINE),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  private static final Group OUTCOME =
      inline(
          "an outcome",
          null,
          key("id", ID),
          key("text", LINE),
          key(
              "measure",
              inline(
                  "a measure",
                  null,
                  key("unit", LINE),
                  key("baseline", Value.of(Kind.NUMBER)),
                  key("promised", Value.of(Kind.NUMBER)),
                  key("current", Value.of(Kind.NUMBER)))),
          key("measurements", list(MEASUREMENT)),
          key("step", Value.of(Step.class)),
          key("alternatives", ALTERNATIVES));

  private static final Group STATEMENT =
      inline(
          "a statement",
          null,
          key("id", ID),
          key("type", LINE),
          key("situation", TEXT),
          key("motivation", TEXT),
          key("outcome", TEXT),
          key("alternatives", ALTERNATIVES));

  private static final Group OFFERING =
      inline(
          "an offering",
          "name",
          key("partner", LINE),
          key("name", LINE),
          key("step", Value.of(Step.class)));

  private static final Group KEPT =
      inline(
          "a kept version",
          "text",
          need("text", TEXT),
          key("level", LINE),
          key("on", Value.of(Kind.DAY)));

  private static final Group PROMISE =
      inline(
          "a promise",
          null,
          key("id", ID),
          key("to", LINE),
          key("text", TEXT),
          key("level", LINE),
          key("offerings", list(OFFERING)),
          key("kept", list(KEPT)),
          key("alternatives", ALTERNATIVES));

  private static final Group CONFIRMED =
      inline(
          "a confirmation",
          null,
          key("id", ID),
          need("state", Value.of(Confirmation.State.class)),
          key("by", LINE),
          key("on", Value.of(Kind.MOMENT)));

  private static final Group NOTE =
      inline(
          "a note",
          "text",
          key("id", ID),
          need("text", TEXT),
          key("key", Value.of(Kind.FLAG)),
          key("step", Value.of(Step.class)),
          key("votes", Value.of(Kind.COUNT)),
          key("confirmed", new Many(CONFIRMED, true, false)),
          key("links", IDS),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  private static final Group STEP_NOTE =
      inline(
          "a note on a step",
          "text",
          key("id", ID),
          need("text", TEXT),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  private static final Group FORCE =
      inline(
          "a force",
          "text",
          key("id", ID),
          need("text", TEXT),
          key("strength", Value.of(Kind.COUNT)),
          key("alternative", LINE),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  private static final Group EMPATHY_NOTE =
      inline(
          "an empathy note",
          "text",
          key("id", ID),
          need("text", TEXT),
          key("became", IDS),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  private static final Group JOB =
      block(
          "a job",
          null,
          key("id", ID),
          key("rank", Value.of(Job.Rank.class)),
          key("job", LINE),
          key("outcomes", list(OUTCOME)),
          key("statement", new Many(STATEMENT, true, false)),
          key("promises", list(PROMISE)),
          key("canvas", each("a canvas", Category.class, NOTE)),
          key("job-map", each("a job map", Step.class, STEP_NOTE)),
          key("forces", each("forces", Force.Kind.class, FORCE)),
          key("alternatives", ALTERNATIVES));

  private static final Group COMMENT =
      inline(
          "a comment",
          null,
          key("id", ID),
          need("on", ID),
          need("text", TEXT),
          key("resolved", Value.of(Kind.FLAG)),
          key("guests", Value.of(Kind.FLAG)),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  private static final Group DISMISSAL =
      inline(
          "a dismissal",
          null,
          key("id", ID),
          need("on", ID),
          need("rule", ID),
          key("words", LINE),
          key("reason", TEXT),
          key("author", AUTHOR),
          key("alternatives", ALTERNATIVES));

  static final Group MAP =
      block(
          "a map",
          null,
          need("format", new Value(Kind.WORD, List.of(VERSION))),
          key("customer", CUSTOMER),
          key("filledBy", new Many(LINE, false, true)),
          key("empathy", each("an empathy map", EmpathyNote.Field.class, EMPATHY_NOTE)),
          key("jobs", list(JOB)),
          key("comments", list(COMMENT)),
          key("dismissed", list(DISMISSAL)));

  private Format() {}

  private record Key(String name, Shape shape, boolean needed) {}

  private static Key key(String name, Shape shape) {
    return new Key(name, shape, false);
  }

  private static Key need(String name, Shape shape) {
    return new Key(name, shape, true);
  }

  private static Many list(Shape item) {
    return new Many(item, false, false);
  }

  private static Group inline(String what, @Nullable String main, Key... keys) {
    return group(what, main, true, List.of(keys));
  }

  private static Group block(String what, @Nullable String main, Key... keys) {
    return group(what, main, false, List.of(keys));
  }

  /** A list under each of these words. */
  private static Group each(String what, Class<? extends Enum<?>> words, Shape item) {
    var keys = Words.of(words).stream().map(word -> key(word, list(item))).toList();
    return group(what, null, false, keys);
  }

  private static Group group(String what, @Nullable String main, boolean inline, List<Key> keys) {
    var shapes = new LinkedHashMap<String, Shape>();
    keys.forEach(key -> shapes.put(key.name, key.shape));
    var needed = keys.stream().filter(Key::needed).map(Key::name).collect(Collectors.toSet());
    return new Group(what, shapes, main, Set.copyOf(needed), inline);
  }
}
