package org.valuegap.core.file;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/** Lays a document out as a map file. What is empty is left out, but for the cells of a canvas. */
final class Writer {
  private final ValueMap map;
  private final Document document;

  private Writer(Document document) {
    this.document = document;
    map = ValueMap.of(document);
  }

  static Node node(Document document) {
    return Format.MAP.canonical(node(new Writer(document).map()));
  }

  private Map<String, Object> map() {
    var customer = map.customer();
    return keys(
        "format", Format.VERSION,
        "customer", customer(customer),
        "filledBy", list(customer.filledBy(), Customer.FilledBy::who),
        "empathy",
            each(EmpathyNote.Field.values(), field -> list(map.empathy(field), this::empathy)),
        "jobs", list(map.jobs(), this::job),
        "comments", list(signed(Comment.class), this::comment),
        "dismissed", list(signed(Dismissal.class), this::dismissal));
  }

  private Map<String, Object> customer(Customer customer) {
    return keys(
        "name", customer.name(),
        "kind", Words.of(customer.kind()),
        "type", customer.type(),
        "position", customer.position(),
        "profile", customer.profile(),
        "picture", customer.picture(),
        "alternatives", alternatives(customer));
  }

  private Object empathy(EmpathyNote note) {
    return keys(
        "id", note.id(),
        "text", note.text(),
        "became", list(note.became(), Id::value),
        "author", author(note.by()),
        "alternatives", alternatives(note));
  }

  private Object job(Job job) {
    var id = job.id();
    return keys(
        "id", id,
        "rank", Words.of(job.rank()),
        "job", job.text(),
        "outcomes", list(map.outcomes(id), this::outcome),
        "statement", list(map.statements(id), this::statement),
        "promises", list(map.promises(id), this::promise),
        "canvas", canvas(id),
        "job-map",
            each(Step.values(), step -> list(map.stepNotes(id, step), n -> text(n, n.text()))),
        "forces", each(Force.Kind.values(), kind -> list(map.forces(id, kind), this::force)),
        "alternatives", alternatives(job));
  }

  private Object outcome(Outcome outcome) {
    var measured = map.measurements(outcome.id());
    var measure = outcome.measure();
    return keys(
        "id", outcome.id(),
        "text", outcome.text(),
        "measure",
            measure == null
                ? null
                : keys(
                    "unit", measure.unit(),
                    "baseline", measure.baseline(),
                    "promised", measure.promised(),
                    "current", measured.isEmpty() ? null : measured.getLast().value()),
        "measurements", list(measured, this::measurement),
        "step", word(outcome.step()),
        "alternatives", alternatives(outcome));
  }

  private Object measurement(Measurement measured) {
    return keys(
        "id", measured.id(),
        "value", measured.value(),
        "on", Objects.toString(measured.on(), null),
        "source", measured.source(),
        "author", author(measured.by()),
        "alternatives", alternatives(measured));
  }

  private Object statement(JobStatement said) {
    return keys(
        "id", said.id(),
        "type", said.type(),
        "situation", said.situation(),
        "motivation", said.motivation(),
        "outcome", said.outcome(),
        "alternatives", alternatives(said));
  }

  private Object promise(Promise promise) {
    return keys(
        "id", promise.id(),
        "to", promise.to(),
        "text", promise.text(),
        "level", promise.level(),
        "offerings", list(promise.offerings(), Writer::offering),
        "kept", list(promise.kept(), Writer::kept),
        "alternatives", alternatives(promise));
  }

  private static Object offering(Promise.Offering offering) {
    return keys(
        "partner", offering.partner(),
        "name", offering.name(),
        "step", word(offering.step()));
  }

  private static Object kept(Promise.Kept kept) {
    return keys(
        "text", kept.text(),
        "level", kept.level(),
        "on", Objects.toString(kept.on(), null));
  }

  private static @Nullable String word(@Nullable Step step) {
    return step == null ? null : Words.of(step);
  }

  /** All six cells, empty or not; the notes by their place, key or not, so that none moves. */
  private Object canvas(Id job) {
    var cells = new LinkedHashMap<String, Object>();
    for (var category : Category.values()) {
      var notes =
          map.notes(job, category).stream()
              .sorted(
                  Comparator.comparing((Note note) -> note.place().order()).thenComparing(Note::id))
              .map(this::note);
      cells.put(Words.of(category), notes.toList());
    }
    return cells;
  }

  private Object note(Note note) {
    var id = note.id();
    return keys(
        "id", id,
        "text", note.text(),
        "key", note.key() ? true : null,
        "step", word(note.step()),
        "votes", map.votes(id) == 0 ? null : BigDecimal.valueOf(map.votes(id)),
        "confirmed", list(map.confirmations(id), Writer::confirmed),
        "links", links(id),
        "author", author(note.by()),
        "alternatives", alternatives(note));
  }

  private List<Object> links(Id note) {
    return map.linked(note).stream()
        .map(end -> end.id().value())
        .sorted()
        .<Object>map(id -> id)
        .toList();
  }

  private static Object confirmed(Confirmation confirmation) {
    var by = confirmation.by();
    return keys(
        "id",
        confirmation.id(),
        "state",
        Words.of(confirmation.state()),
        "by",
        by == null ? null : by.name(),
        "on",
        by == null || by.at() == null ? null : Value.written(by.at()));
  }

  private Object text(Element note, String text) {
    return keys(
        "id", note.id(),
        "text", text,
        "author", author(note.by()),
        "alternatives", alternatives(note));
  }

  private Object force(Force force) {
    return keys(
        "id", force.id(),
        "text", force.text(),
        "strength", force.strength() == null ? null : BigDecimal.valueOf(force.strength()),
        "alternative", force.alternative(),
        "author", author(force.by()),
        "alternatives", alternatives(force));
  }

  private <T extends Element> List<T> signed(Class<T> kind) {
    return document
        .all(kind)
        .sorted(Comparator.comparing(Writer::writtenAt).thenComparing(Element::id))
        .toList();
  }

  private static String writtenAt(Element element) {
    var by = element.by();
    return by == null ? "" : Objects.toString(by.at(), "");
  }

  private Object comment(Comment comment) {
    return keys(
        "id", comment.id(),
        "on", comment.on(),
        "text", comment.text(),
        "resolved", comment.resolved() ? true : null,
        "guests", comment.guests() ? true : null,
        "author", author(comment.by()),
        "alternatives", alternatives(comment));
  }

  private Object dismissal(Dismissal dismissal) {
    return keys(
        "id", dismissal.id(),
        "on", dismissal.on(),
        "rule", dismissal.rule().id(),
        "words", dismissal.words(),
        "reason", dismissal.reason(),
        "author", author(dismissal.by()),
        "alternatives", alternatives(dismissal));
  }

  private List<Object> alternatives(Element element) {
    return list(
        map.alternatives(element.id()),
        lost ->
            keys(
                "id", lost.id(),
                "field", lost.field().name().equals("text") ? null : lost.field().name(),
                "text", lost.text(),
                "author", author(lost.by())));
  }

  private static @Nullable Object author(@Nullable Stamp by) {
    return by == null
        ? null
        : keys("name", by.name(), "on", by.at() == null ? null : Value.written(by.at()));
  }

  private static <E extends Enum<E>> Map<String, Object> each(
      E[] words, Function<E, List<Object>> listOf) {
    return keys(
        Stream.of(words).flatMap(word -> Stream.of(Words.of(word), listOf.apply(word))).toArray());
  }

  private static <T> List<Object> list(List<T> things, Function<T, ? extends Object> as) {
    return things.stream().<Object>map(as).toList();
  }

  /** Keys and values in turn; what is null or empty is left out. */
  private static Map<String, Object> keys(@Nullable Object... keysAndValues) {
    var keys = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      var value = keysAndValues[i + 1];
      boolean empty =
          value == null
              || value.equals("")
              || value instanceof List<?> list && list.isEmpty()
              || value instanceof Map<?, ?> map && map.isEmpty();
      if (!empty) {
        keys.put((String) Objects.requireNonNull(keysAndValues[i]), Objects.requireNonNull(value));
      }
    }
    return keys;
  }

  private static Node node(Object value) {
    return switch (value) {
      case Map<?, ?> keys ->
          new MappingNode(
              Tag.MAP,
              keys.entrySet().stream()
                  .map(e -> new NodeTuple(Style.word((String) e.getKey()), node(e.getValue())))
                  .toList(),
              FlowStyle.BLOCK);
      case List<?> list ->
          new SequenceNode(Tag.SEQ, list.stream().map(Writer::node).toList(), FlowStyle.BLOCK);
      case BigDecimal number -> Style.number(number);
      case Boolean flag -> Style.flag(flag);
      default -> Style.text(value.toString());
    };
  }
}
