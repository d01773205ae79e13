package org.valuegap.app.office;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.office.Print.Column;
import org.valuegap.app.office.Print.Leaf;
import org.valuegap.app.office.Print.Part;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;
import org.valuegap.core.valuemap.ValueMapElement.StepNote;

/**
 * What a map holds beside its canvas, on leaves behind it: the empathy map, then a leaf a job. What
 * is empty is left out, and so is a leaf of which the canvas says all.
 */
final class Leaves {
  private final ValueMap map;
  private final Columns columns;
  private final Letters letters;

  Leaves(ValueMap map, Columns columns, Letters letters) {
    this.map = map;
    this.columns = columns;
    this.letters = letters;
  }

  List<Leaf> all(List<Column> canvas) {
    var jobs = map.jobs();
    return Stream.concat(
            Stream.of(new Leaf(Words.of("empathy"), "empathy", null, parts(empathy()))),
            IntStream.range(0, jobs.size())
                .mapToObj(i -> {
                  var column = canvas.get(i);
                  return new Leaf(column.name(), "job-" + (i + 1), column, job(i + 1, jobs.get(i)));
                }))
        .filter(leaf -> !leaf.parts().isEmpty())
        .toList();
  }

  private List<Part> job(int number, Job job) {
    return parts(outcomes(job), statements(job), promises(job), jobMap(number, job), forces(job));
  }

  private static List<Part> parts(Part... parts) {
    return Stream.of(parts).filter(part -> !part.rows().isEmpty()).toList();
  }

  private Part empathy() {
    var fields = EmpathyNote.Field.values();
    var cells =
        Stream.of(fields)
            .map(field -> map.empathy(field).stream().map(EmpathyNote::text).toList())
            .toList();
    boolean blank = cells.stream().allMatch(List::isEmpty);
    return part("", "empathy", words("empathy", fields), blank ? List.of() : List.of(cells));
  }

  private Part outcomes(Job job) {
    var all = map.outcomes(job.id());
    boolean onCanvas =
        all.stream().allMatch(one -> one.measure() == null && map.measurements(one.id()).isEmpty());
    return part(
        Words.of("outcomes"),
        "outcomes",
        words("desired-outcome", "baseline", "promise.level", "measured", "gap.head"),
        onCanvas ? List.of() : all.stream().map(this::outcome).toList());
  }

  private List<List<String>> outcome(Outcome outcome) {
    var measure = outcome.measure();
    var unit = measure == null ? "" : measure.unit();
    var gap = map.gap(outcome);
    return List.of(
        List.of(outcome.text()),
        List.of(measure == null ? "" : amount(measure.baseline(), unit)),
        List.of(measure == null ? "" : amount(measure.promised(), unit)),
        map.measurements(outcome.id()).reversed().stream().map(one -> measured(one, unit)).toList(),
        List.of(
            gap.isEmpty()
                ? Words.of("no-measure")
                : Words.of("percent", Print.percent(gap.getAsDouble()))));
  }

  private static String measured(Measurement one, String unit) {
    var on = one.on() == null ? "" : one.on().toString();
    return joined(", ", amount(one.value(), unit), on, one.source());
  }

  private static String amount(@Nullable BigDecimal value, String unit) {
    return value == null ? "" : (value.toPlainString() + " " + unit).strip();
  }

  private Part statements(Job job) {
    return part(
        Words.of("statement"),
        "statements",
        words("statement.type", "situation", "motivation", "expected-outcome"),
        map.statements(job.id()).stream()
            .map(said ->
                Stream.of(performer(said), said.situation(), said.motivation(), said.outcome())
                    .map(List::of)
                    .toList())
            .toList());
  }

  private String performer(JobStatement said) {
    return said.type().isEmpty() ? map.customer().name() : said.type();
  }

  private Part promises(Job job) {
    var outcomes = map.outcomes(job.id());
    var achieved = PromiseSheet.achieved(map, outcomes.isEmpty() ? null : outcomes.getFirst());
    return part(
        Words.of("promises"),
        "promises",
        words("promise.to", "promise", "promise.level", "promise.achieved"),
        map.promises(job.id()).stream()
            .map(promise ->
                List.of(
                    List.of(promise.to()),
                    Stream.concat(
                            Stream.of(promise.text()),
                            promise.offerings().stream().map(Leaves::offering))
                        .toList(),
                    List.of(promise.level()),
                    List.of(achieved)))
            .toList());
  }

  private static String offering(Promise.Offering one) {
    var step = one.step() == null ? "" : Words.of("step", one.step());
    return joined(": ", one.partner(), joined(", ", one.name(), step));
  }

  private Part jobMap(int number, Job job) {
    boolean blank =
        Stream.of(Step.values())
            .allMatch(step ->
                outcomes(job, step).isEmpty()
                    && own(job, step).isEmpty()
                    && map.notesAt(job.id(), step).isEmpty());
    var rows = Stream.of(Step.values()).map(step -> step(number, job, step)).toList();
    return part(
        Words.of("job-map"),
        "job-map",
        words("job-map.step", "job-map.outcomes", "job-map.notes", "job-map.canvas"),
        blank ? List.of() : rows);
  }

  private List<List<String>> step(int number, Job job, Step step) {
    var placed = map.notesAt(job.id(), step);
    var canvas = new ArrayList<String>();
    if (placed.stream().noneMatch(note -> note.place().category() == Category.TOUCHPOINTS)) {
      canvas.add(Words.of("job-map.overlooked"));
    }
    placed.forEach(note -> canvas.add(coded(number, note)));
    return List.of(
        List.of(Words.of("step", step), Words.of("step.question", step)),
        outcomes(job, step),
        own(job, step),
        canvas);
  }

  private List<String> outcomes(Job job, Step step) {
    return map.outcomes(job.id()).stream()
        .filter(outcome -> outcome.step() == step)
        .map(Outcome::text)
        .toList();
  }

  private String coded(int number, Note note) {
    return columns.code(number, note) + "  " + note.text();
  }

  /** What is written on a step itself, and what partners bring there. */
  private List<String> own(Job job, Step step) {
    return Stream.concat(
            map.stepNotes(job.id(), step).stream().map(StepNote::text),
            map.promises(job.id()).stream()
                .flatMap(promise -> promise.offerings().stream())
                .filter(offering -> offering.step() == step)
                .map(offering -> joined(": ", offering.partner(), offering.name())))
        .toList();
  }

  private Part forces(Job job) {
    return part(
        Words.of("forces"),
        "forces",
        words("forces.kind", "forces.what", "forces.alternative", "forces.strength"),
        Stream.of(Force.Kind.values())
            .flatMap(kind -> map.forces(job.id(), kind).stream())
            .map(force ->
                List.of(
                    List.of(Words.of("force", force.kind())),
                    List.of(force.text()),
                    List.of(force.alternative()),
                    List.of(force.strength() == null ? "" : Words.of("of-5", force.strength()))))
            .toList());
  }

  private Part part(String name, String kind, List<String> heads, List<List<List<String>>> rows) {
    return new Part(
        name,
        kind,
        heads,
        rows.stream()
            .map(
                row -> row.stream().map(cell -> cell.stream().map(letters::show).toList()).toList())
            .toList());
  }

  private static List<String> words(String... keys) {
    return Stream.of(keys).map(key -> Words.of(key)).toList();
  }

  private static List<String> words(String kind, Enum<?>[] values) {
    return Stream.of(values).map(value -> Words.of(kind, value)).toList();
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }
}
