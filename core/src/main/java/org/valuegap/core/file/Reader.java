package org.valuegap.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Text;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.ImportedVotes;
import org.valuegap.core.valuemap.Measure;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.Step;
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

/** Makes the elements of a map that was checked, each before what stands on it. */
final class Reader {
  private final Source source;
  private final Supplier<Id> drawn;
  private final Set<Id> given = new HashSet<>();
  private final List<Element> elements = new ArrayList<>();
  private final Map<Id, Node> nodes = new HashMap<>();
  private final List<Runnable> last = new ArrayList<>();
  private Document document = Document.EMPTY;

  private Reader(Source source, Supplier<Id> drawn) {
    this.source = source;
    this.drawn = drawn;
  }

  static LocatedMap read(Node map, Source source, Supplier<Id> drawn) {
    var reader = new Reader(source, drawn);
    reader.collect(map);
    reader.map(Part.of(map, "format"));
    reader.last.forEach(Runnable::run);
    return new LocatedMap(map, source.text(), reader.elements, reader.nodes);
  }

  /** Notes the ids that the file gives, so that none is drawn again. */
  private void collect(Node node) {
    switch (node) {
      case SequenceNode list -> list.getValue().forEach(this::collect);
      case MappingNode mapping -> {
        for (var entry : mapping.getValue()) {
          collect(entry.getValueNode());
        }
        var id = Part.of(mapping, "").id("id");
        var at = Part.of(mapping, "").at("id");
        if (id != null && (id.equals(Customer.ID) || !given.add(id))) {
          throw source.fault(at, "the id “" + id + "” is taken; give each its own, or none");
        }
      }
      default -> {}
    }
  }

  private void map(Part map) {
    var customer = map.part("customer", "name");
    add(
        customer,
        new Customer(
            Customer.ID,
            customer.text("name"),
            customer.word("kind", Customer.Kind.PERSONA),
            customer.text("type"),
            customer.text("position"),
            customer.text("profile"),
            customer.id("picture"),
            map.list("filledBy").stream().map(Reader::filledBy).toList()));
    for (var field : EmpathyNote.Field.values()) {
      each(
          map.part("empathy", "").parts(Words.of(field), "text"),
          (note, order) ->
              add(
                  note,
                  new EmpathyNote(
                      id(note),
                      field,
                      order,
                      note.text("text"),
                      ids(note, "became"),
                      note.author())));
    }
    each(map.parts("jobs", "job"), this::job);
    comments(map.parts("comments", "text"));
    map.parts("dismissed", "").forEach(this::dismissal);
  }

  private static Customer.FilledBy filledBy(Node node) {
    return new Customer.FilledBy(((ScalarNode) node).getValue());
  }

  private void job(Part job, Order order) {
    var id = id(job);
    add(job, new Job(id, order, job.word("rank", Job.Rank.MAIN), job.text("job")));
    each(job.parts("outcomes", "text"), (outcome, at) -> outcome(id, outcome, at));
    job.parts("statement", "").forEach(said -> statement(id, said));
    each(job.parts("promises", "text"), (promise, at) -> promise(id, promise, at));
    for (var category : Category.values()) {
      each(
          job.part("canvas", "").parts(Words.of(category), "text"),
          (note, at) -> note(new Place(id, category, at), note));
    }
    for (var step : Step.values()) {
      each(
          job.part("job-map", "").parts(Words.of(step), "text"),
          (note, at) ->
              add(note, new StepNote(id(note), id, step, at, note.text("text"), note.author())));
    }
    for (var kind : Force.Kind.values()) {
      each(
          job.part("forces", "").parts(Words.of(kind), "text"),
          (force, at) -> force(id, kind, force, at));
    }
  }

  private void outcome(Id job, Part outcome, Order order) {
    var id = id(outcome);
    var measure = outcome.part("measure", "");
    add(
        outcome,
        new Outcome(
            id,
            job,
            order,
            outcome.text("text"),
            outcome.has("measure")
                ? new Measure(
                    measure.text("unit"), measure.number("baseline"), measure.number("promised"))
                : null,
            step(outcome)));
    var measurements = outcome.parts("measurements", "value");
    measurements.forEach(each -> measurement(id, each));
    if (measure.has("current")) {
      if (measurements.isEmpty()) {
        measurement(id, new Part(measure.node(), Map.of("value", measure.keys().get("current"))));
      } else {
        checkCurrent(measure, measurements);
      }
    }
  }

  private void measurement(Id outcome, Part measured) {
    add(
        measured,
        new Measurement(
            id(measured),
            outcome,
            Objects.requireNonNull(measured.number("value")),
            measured.day("on"),
            measured.text("source"),
            measured.author()));
  }

  private void statement(Id job, Part said) {
    add(
        said,
        new JobStatement(
            id(said),
            job,
            said.text("type"),
            said.text("situation"),
            said.text("motivation"),
            said.text("outcome")));
  }

  private void promise(Id job, Part promise, Order order) {
    add(
        promise,
        new Promise(
            id(promise),
            job,
            order,
            promise.text("to"),
            promise.text("text"),
            promise.text("level"),
            promise.parts("offerings", "name").stream().map(Reader::offering).toList(),
            promise.parts("kept", "text").stream().map(Reader::kept).toList()));
  }

  private static Promise.Offering offering(Part offering) {
    return new Promise.Offering(offering.text("partner"), offering.text("name"), step(offering));
  }

  private static Promise.Kept kept(Part kept) {
    return new Promise.Kept(kept.text("text"), kept.text("level"), kept.day("on"));
  }

  private static @Nullable Step step(Part part) {
    return part.has("step") ? part.word("step", Step.DEFINE) : null;
  }

  private void note(Place place, Part note) {
    var id = id(note);
    add(note, new Note(id, place, note.text("text"), note.flag("key"), step(note), note.author()));
    var votes = note.number("votes");
    if (votes != null && votes.signum() > 0) {
      add(
          new Part(note.node(), Map.of()),
          new ImportedVotes(derived("votes", id), id, votes.intValueExact()));
    }
    for (var confirmed : note.parts("confirmed", "state")) {
      add(
          confirmed,
          new Confirmation(
              id(confirmed),
              id,
              confirmed.word("state", Confirmation.State.CONFIRMED),
              confirmed.stamp("by", "on")));
    }
    note.list("links").forEach(end -> last.add(() -> link(id, end)));
  }

  private void link(Id from, Node end) {
    var to = new Id(((ScalarNode) end).getValue());
    if (document.get(to, Note.class) == null) {
      throw source.fault(
          end,
          document.has(to)
              ? "“" + to + "” is not a note of a canvas, so nothing can be linked to it"
              : "no note has the id “" + to + "”" + Words.meant(to.value(), known()));
    }
    var one = from.compareTo(to) < 0 ? from : to;
    var other = one.equals(from) ? to : from;
    var link = new Link(derived("link", one, other), one, other);
    if (!document.has(link.id())) {
      add(new Part(end, Map.of()), link);
    }
  }

  private void force(Id job, Force.Kind kind, Part force, Order order) {
    var strength = force.number("strength");
    add(
        force,
        new Force(
            id(force),
            job,
            kind,
            order,
            force.text("text"),
            strength == null ? null : strength.intValueExact(),
            force.text("alternative"),
            force.author()));
  }

  /** Comments name what they stand on, which may be a comment further down. */
  private void comments(List<Part> comments) {
    var waiting = new ArrayList<>(comments);
    boolean more = true;
    while (more) {
      more = waiting.removeIf(comment -> document.has(on(comment)) && comment(comment));
    }
    waiting.forEach(this::checkOn);
  }

  private static Id on(Part part) {
    return Objects.requireNonNull(part.id("on"));
  }

  private void checkOn(Part part) {
    if (!document.has(on(part))) {
      throw source.fault(
          part.at("on"),
          "nothing has the id “" + on(part) + "”" + Words.meant(on(part).value(), known()));
    }
  }

  private void dismissal(Part dismissal) {
    checkOn(dismissal);
    add(
        dismissal,
        new Dismissal(
            id(dismissal),
            on(dismissal),
            new Dismissal.Rule(dismissal.text("rule")),
            dismissal.text("words"),
            dismissal.text("reason"),
            dismissal.author()));
  }

  private boolean comment(Part comment) {
    add(
        comment,
        new Comment(
            id(comment),
            on(comment),
            comment.text("text"),
            comment.flag("resolved"),
            comment.flag("guests"),
            comment.author()));
    return true;
  }

  /** {@code current} is no value of its own: it may only say again what was measured last. */
  private void checkCurrent(Part measure, List<Part> measurements) {
    var current = Objects.requireNonNull(measure.number("current"));
    var latest = measurements.stream().map(each -> each.text("on")).max(String::compareTo);
    boolean agrees =
        measurements.stream()
            .filter(each -> each.text("on").equals(latest.orElseThrow()))
            .map(each -> Objects.requireNonNull(each.number("value")))
            .anyMatch(value -> value.compareTo(current) == 0);
    if (!agrees) {
      throw source.fault(
          measure.at("current"),
          "current is not the latest measurement; add a measurement with its date, or leave current"
              + " out");
    }
  }

  /** Adds an element and what alternatives stand on it, or throws the fault of its place. */
  private void add(Part part, Element element) {
    var fault = element.fault(document);
    if (fault == null && document.size() >= Decide.MAX_ELEMENTS) {
      int most = Decide.MAX_ELEMENTS;
      fault = new Fault(Fault.Reason.FULL, "at most " + most + " things in a map", most);
    }
    if (fault != null) {
      throw source.fault(part.node(), fault.detail());
    }
    if (document.has(element.id())) {
      throw source.fault(part.node(), "the id “" + element.id() + "” is taken");
    }
    if (element.unique() != null && document.holding(element.unique()) != null) {
      throw source.fault(part.node(), "this stands here twice; leave one out");
    }
    document = document.apply(new Added(element));
    elements.add(element);
    nodes.put(element.id(), part.node());
    for (var lost : part.parts("alternatives", "text")) {
      var field = new Alternative.Field(lost.has("field") ? lost.text("field") : "text");
      var text = Text.clean(lost.text("text"));
      add(lost, new Alternative(id(lost), element.id(), field, text, lost.author()));
    }
  }

  private static void each(List<Part> parts, BiConsumer<Part, Order> read) {
    var places = Order.run(null, null, "1", parts.size());
    for (int i = 0; i < parts.size(); i++) {
      read.accept(parts.get(i), places.get(i));
    }
  }

  /** The id that the file gives, else one that is drawn. */
  private Id id(Part part) {
    var id = part.id("id");
    while (id == null || !part.has("id") && (given.contains(id) || document.has(id))) {
      id = drawn.get();
    }
    return id;
  }

  /** The id of what has none in a file: it follows from what it is about. */
  private static Id derived(String kind, Id... about) {
    var name = kind + " " + List.of(about);
    return new Id(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
  }

  private static List<Id> ids(Part part, String key) {
    return part.list(key).stream().map(node -> new Id(((ScalarNode) node).getValue())).toList();
  }

  private List<String> known() {
    return given.stream().map(Id::value).toList();
  }
}
