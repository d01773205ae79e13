package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.office.reading.Rows.Kind;
import org.valuegap.app.office.reading.Rows.Row;
import org.valuegap.core.valuemap.ValueMapElement.Job.Rank;

/** Which columns belong to which job, and what each of them holds. */
final class Columns {
  /** A job's columns, as they are found. */
  static final class JobColumns {
    int number;
    @Nullable Rank rank;
    String statement = "";
    final List<String> outcomes = new ArrayList<>();
    final List<Integer> statements = new ArrayList<>();
    final List<Integer> outcomeColumns = new ArrayList<>();
    final TreeSet<Integer> all = new TreeSet<>();

    private void take(int column, @Nullable Label label) {
      all.add(column);
      if (label != null) {
        number = number == 0 ? label.number() : number;
        rank = rank == null ? label.rank() : rank;
        if (label.heading() == Heading.JOB && !label.rest().isEmpty()) {
          statement = (statement + " " + Answers.statement(label.rest())).strip();
        } else if (label.heading() == Heading.OUTCOME) {
          outcomes.addAll(Answers.in(label.rest()));
        }
      }
    }
  }

  private static final Pattern RESULT =
      Pattern.compile(
          "(?i)\\A(?:(?:to\\s+)?(?:minimi[sz]|maximi[sz]|increas|decreas|reduc|improv|lower|rais"
              + "|shorten|eliminat|cut|halv|doubl)\\p{L}*|(?:more|fewer|less|higher|faster)\\b).*",
          Pattern.DOTALL);

  private final Table table;
  private final List<Row> rows;
  private final List<Message> said;
  private final List<JobColumns> jobs = new ArrayList<>();

  /** Columns that are headed by something else than jobs and outcomes. */
  private final Map<Integer, String> strange = new TreeMap<>();

  private Columns(Table table, List<Row> rows, List<Message> said) {
    this.table = table;
    this.rows = rows;
    this.said = said;
  }

  static List<JobColumns> of(Table table, List<Row> rows, List<Message> said) {
    var columns = new Columns(table, rows, said);
    columns.find();
    columns.sayStrange();
    return columns.jobs;
  }

  /** Whether a text reads as a desired outcome: it begins with the delta. */
  static boolean isResult(String text) {
    return RESULT.matcher(text.strip()).matches();
  }

  private void find() {
    var numbers = richest(true);
    var heads = richest(false);
    if (numbers != null && heads != null && countJobs(heads) > countJobs(numbers)) {
      numbers = null;
    }
    if (numbers != null) {
      byNumbers(numbers, heads);
    } else if (heads != null) {
      byHeads(heads);
    } else {
      byContent();
    }
    takeWhatStandsBetween();
  }

  /** The row with most numbered jobs and no outcomes, or the one with most other heads. */
  private @Nullable Row richest(boolean numbered) {
    Row best = null;
    int most = 0;
    for (var row : rows) {
      if (row.kind() == Kind.HEADS) {
        int found = 0;
        boolean outcomes = false;
        for (int column : table.answerColumns()) {
          var label = table.columnLabel(row.index(), column);
          found += label != null && (label.number() > 0) == numbered ? 1 : 0;
          outcomes |= label != null && label.heading() == Heading.OUTCOME;
        }
        found += outcomes && !numbered ? 100 : 0;
        if (found > most && !(numbered && outcomes)) {
          best = row;
          most = found;
        }
      }
    }
    return best;
  }

  private int countJobs(Row row) {
    return (int)
        table.answerColumns().stream()
            .map(column -> table.columnLabel(row.index(), column))
            .filter(label -> label != null && label.heading() == Heading.JOB)
            .count();
  }

  private void byNumbers(Row numbers, @Nullable Row heads) {
    JobColumns job = null;
    for (int column : table.answerColumns()) {
      var label = table.columnLabel(numbers.index(), column);
      if (label != null && label.heading() == Heading.JOB) {
        job = new JobColumns();
        jobs.add(job);
      } else if (table.grid().has(numbers.index(), column)) {
        strange.put(column, table.grid().at(numbers.index(), column));
        continue;
      }
      if (job != null) {
        job.take(column, label);
      }
    }
    for (var each : jobs) {
      assignRoles(each, heads);
    }
  }

  /** Within a job's columns: by their heads, else the job first and its outcome beside it. */
  private void assignRoles(JobColumns job, @Nullable Row heads) {
    var unnamed = new ArrayList<Integer>();
    for (int column : List.copyOf(job.all)) {
      var label = heads == null ? null : table.columnLabel(heads.index(), column);
      if (label != null) {
        job.take(column, label);
        (label.heading() == Heading.JOB ? job.statements : job.outcomeColumns).add(column);
      } else {
        unnamed.add(column);
      }
    }
    for (int column : unnamed) {
      var head = heads == null ? "" : table.grid().at(heads.index(), column);
      boolean free = job.statements.isEmpty() || job.outcomeColumns.isEmpty();
      if (free && (head.isEmpty() || job.all.size() == 2)) {
        sayAssumedHead(head, job.statements.isEmpty() ? "job" : "outcome");
        (job.statements.isEmpty() ? job.statements : job.outcomeColumns).add(column);
      } else if (!head.isEmpty()) {
        job.all.remove(column);
        strange.put(column, head);
      }
    }
  }

  private void sayAssumedHead(String head, String role) {
    if (!head.isEmpty()) {
      var message = Message.of("assumed.head-" + role, head);
      if (!said.contains(message)) {
        said.add(message);
      }
    }
  }

  private void byHeads(Row heads) {
    var labels = new TreeMap<Integer, Label>();
    for (int column : table.answerColumns()) {
      var label = table.columnLabel(heads.index(), column);
      if (label != null && label.heading() != Heading.CUSTOMER) {
        labels.put(column, label);
      } else if (table.grid().has(heads.index(), column)) {
        strange.put(column, table.grid().at(heads.index(), column));
      }
    }
    takeRenamedHeads(labels);
    if (outcomesStandApart(labels)) {
      joinApart(labels);
    } else {
      joinNeighbours(labels);
    }
  }

  /** Where one of the two heads is missing everywhere, a strange one beside each other is it. */
  private void takeRenamedHeads(TreeMap<Integer, Label> labels) {
    var known = labels.values().stream().map(Label::heading).distinct().toList();
    var texts = strange.values().stream().map(Words::plain).distinct().toList();
    if (known.size() != 1 || texts.size() != 1 || strange.size() != labels.size()) {
      return;
    }
    boolean results =
        rows.stream()
            .filter(row -> row.kind() == Kind.STATEMENTS)
            .anyMatch(row ->
                strange.keySet().stream()
                    .anyMatch(column -> isResult(table.grid().at(row.index(), column))));
    if (labels.size() > 1 || results || known.getFirst() == Heading.OUTCOME) {
      var other = known.getFirst() == Heading.JOB ? Heading.OUTCOME : Heading.JOB;
      sayAssumedHead(strange.values().iterator().next(), other == Heading.JOB ? "job" : "outcome");
      strange.keySet().forEach(c -> labels.put(c, new Label(other, false, false, 0, null, "")));
      strange.clear();
    }
  }

  /** Job, job, job, outcome, outcome, outcome. */
  private static boolean outcomesStandApart(TreeMap<Integer, Label> labels) {
    var kinds = labels.values().stream().map(Label::heading).toList();
    int jobs = (int) kinds.stream().filter(kind -> kind == Heading.JOB).count();
    return jobs > 1
        && kinds.size() == 2 * jobs
        && (kinds.lastIndexOf(Heading.JOB) == jobs - 1 || kinds.indexOf(Heading.JOB) == jobs);
  }

  private void joinApart(TreeMap<Integer, Label> labels) {
    labels.forEach((column, label) -> {
      if (label.heading() == Heading.JOB) {
        jobs.add(holding(column, label));
      }
    });
    var left = new ArrayList<>(jobs);
    labels.forEach((column, label) -> {
      if (label.heading() == Heading.OUTCOME) {
        var job =
            left.stream()
                .filter(each -> each.number > 0 && each.number == label.number())
                .findFirst()
                .orElse(left.getFirst());
        left.remove(job);
        job.take(column, label);
        job.outcomeColumns.add(column);
      }
    });
  }

  /** Each job with the outcomes beside it, whichever of the two comes first. */
  private void joinNeighbours(TreeMap<Integer, Label> labels) {
    var first = labels.isEmpty() ? Heading.JOB : labels.firstEntry().getValue().heading();
    JobColumns job = null;
    for (var entry : labels.entrySet()) {
      var label = entry.getValue();
      boolean complete =
          job != null
              && !job.statements.isEmpty()
              && (first == Heading.JOB || !job.outcomeColumns.isEmpty());
      if (job == null || (label.heading() == first && complete)) {
        job = new JobColumns();
        jobs.add(job);
      }
      job.take(entry.getKey(), label);
      (label.heading() == Heading.JOB ? job.statements : job.outcomeColumns).add(entry.getKey());
    }
  }

  private static JobColumns holding(int column, @Nullable Label label) {
    var job = new JobColumns();
    job.take(column, label);
    job.statements.add(column);
    return job;
  }

  /** Without heads over the columns: from the statements, else from the answers. */
  private void byContent() {
    var filled = new HashMap<Kind, TreeSet<Integer>>();
    for (var row : rows) {
      for (int column : table.answerColumns()) {
        if (!Answers.in(table.grid().at(row.index(), column)).isEmpty()) {
          filled.computeIfAbsent(row.kind(), _ -> new TreeSet<>()).add(column);
        }
      }
    }
    var none = new TreeSet<Integer>();
    var statements = filled.getOrDefault(Kind.JOB, filled.getOrDefault(Kind.STATEMENTS, none));
    var results = filled.getOrDefault(Kind.OUTCOME, none);
    if (statements.isEmpty()) {
      statements = results.isEmpty() ? filled.getOrDefault(Kind.CATEGORY, none) : results;
    }
    boolean mixed = filled.get(Kind.JOB) == null;
    for (int column : statements) {
      boolean result = mixed && !results.contains(column) && isResultColumn(column);
      if (result && !jobs.isEmpty()) {
        jobs.getLast().take(column, null);
        jobs.getLast().outcomeColumns.add(column);
      } else {
        jobs.add(holding(column, null));
      }
    }
  }

  private boolean isResultColumn(int column) {
    return rows.stream()
        .filter(row -> row.kind() == Kind.STATEMENTS)
        .map(row -> Answers.in(table.grid().at(row.index(), column)))
        .filter(answers -> !answers.isEmpty())
        .findFirst()
        .map(answers -> isResult(answers.getFirst()))
        .orElse(false);
  }

  /** A column without a head belongs to the job on its left. */
  private void takeWhatStandsBetween() {
    var owned = new TreeSet<Integer>();
    jobs.forEach(job -> owned.addAll(job.all));
    JobColumns last = null;
    for (int column : table.answerColumns()) {
      int here = column;
      if (owned.contains(column)) {
        last = jobs.stream().filter(job -> job.all.contains(here)).findFirst().orElse(last);
      } else if (last != null && !strange.containsKey(column)) {
        last.all.add(column);
      }
    }
  }

  private void sayStrange() {
    strange.forEach((column, head) -> {
      if (!Prompts.without(head).isEmpty()) {
        said.add(Message.of("assumed.column-left-out", table.grid().column(column), head));
      }
    });
  }
}
