package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/** What a map holds beside its canvas, as Markdown to read. What is empty is left out. */
final class MarkdownMethod {
  private final ValueMap map;
  private final StringBuilder text;

  MarkdownMethod(ValueMap map, StringBuilder text) {
    this.map = map;
    this.text = text;
  }

  /** The empathy map comes before the jobs, as in the method. */
  void empathy() {
    var fields = EmpathyNote.Field.values();
    if (Stream.of(fields).allMatch(field -> map.empathy(field).isEmpty())) {
      return;
    }
    head("## ", Words.of("empathy"));
    for (var field : fields) {
      list(
          Words.of("empathy", field),
          map.empathy(field).stream().map(EmpathyNote::text).map(Markdown::escaped).toList());
    }
  }

  void job(Job job) {
    measured(job.id());
    statements(job.id());
    list(
        Words.of("promises"),
        map.promises(job.id()).stream().map(MarkdownMethod::promise).toList());
    steps(job.id());
    list(
        Words.of("forces"),
        Stream.of(Force.Kind.values())
            .flatMap(kind -> map.forces(job.id(), kind).stream())
            .map(MarkdownMethod::force)
            .toList());
  }

  private void measured(Id job) {
    var lines = new ArrayList<String>();
    for (var outcome : map.outcomes(job)) {
      var unit = outcome.measure() == null ? "" : outcome.measure().unit();
      for (var value : map.measurements(outcome.id())) {
        lines.add(
            joined(
                " ",
                value.value().toPlainString(),
                Markdown.escaped(unit),
                value.on() == null ? "" : "(" + value.on() + ")",
                Markdown.escaped(value.source())));
      }
    }
    list(Words.of("measured"), lines);
  }

  private void statements(Id job) {
    for (var said : map.statements(job)) {
      var type = Markdown.escaped(said.type());
      list(
          type.isEmpty() ? Words.of("statement") : Words.of("statement.for", type),
          Stream.of(said.situation(), said.motivation(), said.outcome())
              .filter(part -> !part.isEmpty())
              .map(Markdown::escaped)
              .toList());
    }
  }

  private static String promise(Promise promise) {
    var said = Markdown.escaped(promise.text());
    var to = Markdown.escaped(promise.to());
    var offerings =
        promise.offerings().stream()
            .map(one ->
                joined(
                    ": ",
                    Markdown.escaped(one.partner()),
                    Markdown.escaped(one.name()),
                    one.step() == null ? "" : Words.of("step", one.step())))
            .toList();
    return joined(
        ". ",
        to.isEmpty() ? said : Words.of("promise.for", said, to),
        promise.level().isEmpty()
            ? ""
            : Words.of("promise.level") + " " + Markdown.escaped(promise.level()),
        String.join("; ", offerings));
  }

  private void steps(Id job) {
    var lines = new ArrayList<String>();
    for (var step : Step.values()) {
      var notes = map.stepNotes(job, step).stream().map(note -> note.text());
      var placed =
          Stream.of(Category.values())
              .flatMap(category -> map.notes(job, category).stream())
              .filter(note -> note.step() == step)
              .map(Note::text);
      var outcomes =
          map.outcomes(job).stream()
              .filter(outcome -> outcome.step() == step)
              .map(outcome -> outcome.text());
      var all = Stream.of(outcomes, notes, placed).flatMap(one -> one).map(Markdown::escaped);
      var said = all.toList();
      if (!said.isEmpty()) {
        lines.add("**" + Words.of("step", step) + "**: " + String.join("; ", said));
      }
    }
    list(Words.of("job-map"), lines);
  }

  private static String force(Force force) {
    return joined(
        ". ",
        "**" + Words.of("force", force.kind()) + "**: " + Markdown.escaped(force.text()),
        force.strength() == null ? "" : Words.of("force.strength", force.strength()),
        force.alternative().isEmpty()
            ? ""
            : Words.of("force.compared", Markdown.escaped(force.alternative())));
  }

  private void list(String head, List<String> lines) {
    if (!lines.isEmpty()) {
      head("### ", head);
      lines.forEach(line -> text.append("- ").append(line.replace("\n", "  \n  ")).append("\n"));
    }
  }

  private void head(String mark, String words) {
    text.append("\n").append(mark).append(words).append("\n\n");
  }

  private static String joined(String between, String... parts) {
    return String.join(between, Stream.of(parts).filter(part -> !part.isEmpty()).toList());
  }
}
