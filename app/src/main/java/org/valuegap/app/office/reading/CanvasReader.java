package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.valuegap.app.office.reading.Columns.JobColumns;
import org.valuegap.app.office.reading.ImportedCanvas.ImportedJob;
import org.valuegap.app.office.reading.Rows.Kind;
import org.valuegap.app.office.reading.Rows.Row;
import org.valuegap.core.valuemap.Category;

/** Reads a canvas out of a table and says what it had to assume. */
final class CanvasReader {
  private final Table table;
  private final List<Message> said = new ArrayList<>();
  private final List<ImportedJob> jobs = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final EnumSet<Category> found = EnumSet.noneOf(Category.class);
  private List<String> customer = List.of();

  private CanvasReader(Table table) {
    this.table = table;
  }

  static ImportedCanvas read(Table table) {
    var reader = new CanvasReader(table);
    if (table.grid().turned()) {
      reader.said.add(Message.of("assumed.turned"));
    }
    var beginnings = Rows.beginnings(table);
    for (int i = 0; i < beginnings.size(); i++) {
      boolean last = i + 1 == beginnings.size();
      int end = last ? table.height() : beginnings.get(i + 1);
      if (!reader.readPart(beginnings.get(i), end)) {
        break;
      }
    }
    reader.sayWhatIsMissing();
    return new ImportedCanvas(reader.customer, reader.inOrder(), reader.said);
  }

  /** Reads one set of categories with its jobs; false when it is another customer's canvas. */
  private boolean readPart(int from, int to) {
    var rows = Rows.of(table, from, to);
    var columns = Columns.of(table, rows, said);
    var name = new CustomerCell(table, rows, columns, said).lines();
    if (!customer.isEmpty() && !name.isEmpty() && !customer.equals(name)) {
      said.add(Message.of("assumed.second-canvas", table.grid().row(from), name.getFirst()));
      return false;
    }
    customer = customer.isEmpty() ? name : customer;
    sayAbout(rows);
    var notes = notes(rows, columns);
    for (var job : columns) {
      var read = read(job, rows, notes.getOrDefault(job, Map.of()));
      if (!read.isBlank()) {
        jobs.add(read);
        numbers.add(job.number);
      }
    }
    return true;
  }

  private ImportedJob read(JobColumns job, List<Row> rows, Map<Category, List<String>> notes) {
    var statement = new StringBuilder(job.statement);
    var outcomes = new ArrayList<>(job.outcomes);
    for (var row : rows) {
      for (int column : job.all) {
        var cell = table.grid().at(row.index(), column);
        boolean asJob = row.kind() == Kind.JOB || row.kind() == Kind.STATEMENTS;
        if (asJob && job.statements.contains(column)) {
          readStatement(
              cell,
              row.kind() == Kind.STATEMENTS && job.outcomeColumns.isEmpty(),
              statement,
              outcomes);
        } else if (row.kind() == Kind.OUTCOME
            || (row.kind() == Kind.STATEMENTS && job.outcomeColumns.contains(column))) {
          outcomes.addAll(Answers.in(named(cell, Heading.OUTCOME)));
        }
      }
    }
    return new ImportedJob(statement.toString().strip(), job.rank, outcomes, notes);
  }

  /** A statement; where outcomes have no column of their own they may stand beneath it. */
  private static void readStatement(
      String cell, boolean outcomesToo, StringBuilder statement, List<String> outcomes) {
    var jobLines = new ArrayList<String>();
    for (var line : named(cell, Heading.JOB).lines().toList()) {
      var outcome = named(line, Heading.OUTCOME);
      boolean isOutcome =
          !outcome.equals(line)
              || (statement.length() + jobLines.size() > 0
                  && Columns.isResult(Answers.statement(line)));
      if (outcomesToo && isOutcome) {
        outcomes.addAll(Answers.in(outcome));
      } else {
        jobLines.add(line);
      }
    }
    var text = Answers.statement(String.join("\n", jobLines));
    if (!text.isEmpty()) {
      statement.append(statement.isEmpty() ? "" : " ").append(text);
    }
  }

  /** A cell's text without its own head, as in {@code Job: protect records}. */
  private static String named(String cell, Heading heading) {
    var label = Label.of(cell);
    return label != null && label.heading() == heading && !label.rest().isEmpty()
        ? label.rest()
        : cell;
  }

  private Map<JobColumns, Map<Category, List<String>>> notes(
      List<Row> rows, List<JobColumns> columns) {
    Map<JobColumns, Map<Category, List<String>>> notes = new IdentityHashMap<>();
    for (var row : rows) {
      if (row.category() == null) {
        continue;
      }
      for (int column : table.answerColumns()) {
        var answers = Answers.in(table.grid().at(row.index(), column));
        if (!answers.isEmpty()) {
          var of = owners(columns, row.index(), column);
          of.forEach(job -> add(notes, job, row.category(), answers));
          sayOwners(of, row.index(), column);
        }
      }
    }
    return notes;
  }

  private static void add(
      Map<JobColumns, Map<Category, List<String>>> notes,
      JobColumns job,
      Category category,
      List<String> answers) {
    notes
        .computeIfAbsent(job, _ -> new EnumMap<>(Category.class))
        .computeIfAbsent(category, _ -> new ArrayList<>())
        .addAll(answers);
  }

  /** The jobs that a cell stands under: several when it is merged over them. */
  private List<JobColumns> owners(List<JobColumns> columns, int row, int column) {
    int last = table.grid().reach(row, column);
    return columns.stream()
        .filter(job -> job.all.subSet(column, true, last, true).size() > 0)
        .toList();
  }

  private void sayOwners(List<JobColumns> owners, int row, int column) {
    var cell = table.grid().cell(row, column);
    if (owners.isEmpty()) {
      said.add(Message.of("assumed.cell-left-out", cell));
    } else if (owners.size() > 1) {
      said.add(Message.of("assumed.cell-over-jobs", cell, owners.size()));
    }
  }

  private void sayAbout(List<Row> rows) {
    for (var row : rows) {
      var head = table.rowHead(row.index()).lines().findFirst().orElse("");
      var label = table.rowLabel(row.index());
      if (row.category() != null) {
        found.add(row.category());
        if (row.begins() && (label == null || !label.own() || label.loose())) {
          said.add(
              Message.of(
                  "assumed.row-renamed", table.grid().row(row.index()), head, row.category()));
        }
      } else if (row.kind() == Kind.EXTRA && row.begins()) {
        said.add(Message.of("assumed.row-left-out", table.grid().row(row.index()), head));
      } else if (row.kind() == Kind.BEFORE) {
        said.add(Message.of("assumed.title", table.grid().row(row.index()), first(row.index())));
      }
    }
  }

  private String first(int row) {
    for (int column = 0; column < table.width(); column++) {
      if (table.grid().has(row, column)) {
        return table.grid().at(row, column).lines().findFirst().orElse("");
      }
    }
    return "";
  }

  private void sayWhatIsMissing() {
    for (var category : EnumSet.complementOf(found)) {
      said.add(Message.of("assumed.row-missing", category));
    }
    if (customer.isEmpty() && !jobs.isEmpty()) {
      said.add(Message.of("assumed.no-customer"));
    }
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i).text().isEmpty()) {
        said.add(Message.of("assumed.no-statement", i + 1));
      } else if (jobs.get(i).outcomes().isEmpty()) {
        said.add(Message.of("assumed.no-outcome", i + 1));
      }
    }
    if (jobs.stream().allMatch(job -> job.rank() == null) && !jobs.isEmpty()) {
      said.add(Message.of("assumed.ranks", Math.min(2, jobs.size()), jobs.size()));
    }
  }

  /** By their numbers where all have one of their own, else from left to right. */
  private List<ImportedJob> inOrder() {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < jobs.size(); i++) {
      order.add(i);
    }
    boolean numbered = !numbers.contains(0) && new HashSet<>(numbers).size() == jobs.size();
    if (numbered) {
      order.sort(Comparator.comparing(numbers::get));
    }
    var sorted = order.stream().map(jobs::get).toList();
    if (!sorted.equals(jobs)) {
      said.add(Message.of("assumed.order"));
    }
    return sorted;
  }
}
