package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.valuegap.app.office.Print.Answer;
import org.valuegap.app.office.Print.Cell;
import org.valuegap.app.office.Print.Column;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Statement;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** The jobs of a map as printed columns. A note's code is its category's letter and its place. */
final class Columns {
  private static final int BLANK_LINES = 3;
  private static final int EMPTY_LINES = 2;

  private record Code(int job, Category category, int place) {
    private static final Comparator<Code> AS_READ =
        Comparator.comparing(Code::job).thenComparing(Code::category).thenComparing(Code::place);

    String seenFrom(int other) {
      var text = Words.of("code", category) + place;
      return job == other ? text : Words.of("other-job", job, text);
    }
  }

  private final ValueMap map;
  private final Letters letters;
  private final Map<Id, Code> codes = new HashMap<>();

  Columns(ValueMap map, Letters letters) {
    this.map = map;
    this.letters = letters;
    for (int i = 0; i < map.jobs().size(); i++) {
      for (var category : Category.values()) {
        var notes = map.notes(map.jobs().get(i).id(), category);
        for (int place = 1; place <= notes.size(); place++) {
          var code = new Code(i + 1, category, place);
          codes.put(notes.get(place - 1).id(), code);
        }
      }
    }
  }

  /** A column for every job; one to write in where there is none yet. */
  List<Column> all() {
    var columns = new ArrayList<Column>();
    for (var job : map.jobs()) {
      columns.add(column(columns.size() + 1, job));
    }
    var nothing = letters.show("");
    return columns.isEmpty() ? List.of(blank(1, nothing, nothing)) : columns;
  }

  static Column blank(int number, Shown job, Shown outcome) {
    var cells = Stream.of(Category.values()).map(_ -> new Cell(List.of(), BLANK_LINES)).toList();
    return new Column(
        Words.of("job", number), Stated.plain(job), List.of(Stated.plain(outcome)), null, cells);
  }

  private Column column(int number, Job job) {
    var gap = map.gap(job);
    return new Column(
        Words.of("job", number),
        Stated.of(Statement.job(job.text()), letters),
        map.outcomes(job.id()).stream()
            .map(outcome -> Stated.of(Statement.outcome(outcome.text()), letters))
            .toList(),
        gap.isPresent() ? gap.getAsDouble() : null,
        Stream.of(Category.values()).map(category -> cell(number, job, category)).toList());
  }

  private Cell cell(int number, Job job, Category category) {
    var notes = map.notes(job.id(), category);
    var answers = new ArrayList<Answer>();
    for (var note : notes) {
      boolean top = note.key() && answers.isEmpty();
      answers.add(
          new Answer(code(number, note), top, letters.show(note.text()), more(number, note)));
    }
    return new Cell(answers, answers.isEmpty() ? EMPTY_LINES : 0);
  }

  private String more(int number, Note note) {
    int votes = map.votes(note.id());
    var links =
        map.linked(note.id()).stream()
            .map(this::code)
            .sorted(Code.AS_READ)
            .map(code -> code.seenFrom(number))
            .collect(Collectors.joining(", "));
    return Stream.of(
            votes == 0 ? "" : Words.of("votes", votes),
            links.isEmpty() ? "" : Words.of("linked", links))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(". "));
  }

  /** A note's code as a job's sheet names it. */
  String code(int number, Note note) {
    return code(note).seenFrom(number);
  }

  private Code code(Note note) {
    var code = codes.get(note.id());
    if (code == null) {
      throw new IllegalArgumentException("A note without a job: " + note.id());
    }
    return code;
  }
}
