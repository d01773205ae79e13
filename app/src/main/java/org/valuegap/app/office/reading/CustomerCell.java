package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.valuegap.app.office.reading.Columns.JobColumns;
import org.valuegap.app.office.reading.Rows.Kind;
import org.valuegap.app.office.reading.Rows.Row;

/** Finds who the customer is: beneath or beside the word, or beside the statements. */
final class CustomerCell {
  private final Table table;
  private final List<Row> rows;
  private final Set<Integer> jobColumns = new TreeSet<>();
  private final List<Message> said;
  private final List<String> lines = new ArrayList<>();

  CustomerCell(Table table, List<Row> rows, List<JobColumns> columns, List<Message> said) {
    this.table = table;
    this.rows = rows;
    this.said = said;
    columns.forEach(job -> jobColumns.addAll(job.all));
  }

  /**
   * The lines of the customer's cell, without marks and prompts; none when there is no customer.
   */
  List<String> lines() {
    for (var row : rows) {
      switch (row.kind()) {
        case HEADS -> addRest(row.index());
        case CUSTOMER -> addRow(row.index());
        case STATEMENTS -> {
          addHead(row.index());
          addBeside(row.index());
        }
        case BEFORE -> addLabelled(row.index());
        default -> {}
      }
    }
    if (lines.isEmpty()) {
      addBelowTheWord();
    }
    if (lines.isEmpty()) {
      table.beforeHeads().forEach(this::add);
    }
    return lines.stream().distinct().toList();
  }

  private void add(String text) {
    Prompts.without(text)
        .lines()
        .map(Answers::statement)
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
  }

  private boolean addRest(int row) {
    var label = table.rowLabel(row);
    if (label == null || label.heading() != Heading.CUSTOMER) {
      return false;
    }
    add(label.rest());
    return true;
  }

  /** Beside the second row of heads, as where a cell is merged down to the statements. */
  private void addBelowTheWord() {
    for (int i = 1; i < rows.size() && lines.isEmpty(); i++) {
      var above = table.rowLabel(rows.get(i - 1).index());
      int row = rows.get(i).index();
      boolean heads = rows.get(i).kind() == Kind.HEADS && table.rowLabel(row) == null;
      if (heads && above != null && above.heading() == Heading.CUSTOMER) {
        add(table.rowHead(row));
      }
    }
  }

  private void addHead(int row) {
    if (!addRest(row)) {
      add(table.rowHead(row));
    }
  }

  /** A row about the customer alone: the values beside its head, or the text in place of one. */
  private void addRow(int row) {
    var values = new LinkedHashSet<String>();
    for (int column : table.answerColumns()) {
      if (!Prompts.without(table.grid().at(row, column)).isEmpty()) {
        values.add(table.grid().at(row, column));
      }
    }
    boolean headed = addRest(row);
    if (!values.isEmpty()) {
      add(values.getFirst());
    } else if (!headed) {
      add(table.rowHead(row));
    }
    if (values.size() > 1) {
      said.add(Message.of("assumed.several-customers", values.size(), values.getFirst()));
    }
  }

  /** In the statements' row, in a column that is no job's. */
  private void addBeside(int row) {
    if (rows.stream().noneMatch(each -> each.kind() == Kind.HEADS)) {
      return;
    }
    int first = jobColumns.stream().findFirst().orElse(0);
    table.answerColumns().stream()
        .filter(column -> column < first)
        .forEach(column -> add(table.grid().at(row, column)));
  }

  /** The word may stand anywhere above the heads, its value on its right. */
  private void addLabelled(int row) {
    for (int column : table.answerColumns()) {
      var label = table.columnLabel(row, column);
      if (label != null && label.heading() == Heading.CUSTOMER) {
        add(label.rest().isEmpty() ? table.grid().at(row, column + 1) : label.rest());
        return;
      }
    }
  }
}
