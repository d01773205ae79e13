package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.valuemap.Category;

/** What each row of one canvas is. A row without a head of its own goes on with the one above. */
final class Rows {
  enum Kind {
    BEFORE,
    CUSTOMER,
    HEADS,
    STATEMENTS,
    JOB,
    OUTCOME,
    CATEGORY,
    EXTRA
  }

  /**
   * @param category of a category's row, else null
   * @param begins false when the row goes on with the one above
   */
  record Row(int index, Kind kind, @Nullable Category category, boolean begins) {}

  private static final Set<String> NOT_CATEGORIES =
      Set.of(
          "owner",
          "comment",
          "note",
          "statu",
          "date",
          "priority",
          "source",
          "score",
          "legend",
          "emotion",
          "feeling",
          "mood",
          "team",
          "responsible",
          "due",
          "deadline",
          "kpi",
          "metric",
          "quote",
          "evidence",
          "remark",
          "version",
          "facilitator",
          "vote",
          "link",
          "tag");
  private static final Set<String> DETAILS =
      Set.of(
          "position",
          "role",
          "title",
          "job title",
          "profile",
          "description",
          "company",
          "organization",
          "organisation",
          "department",
          "industry",
          "picture");

  /** Whether a head names something about the customer. */
  static boolean isDetail(String head) {
    return DETAILS.contains(Words.plain(head));
  }

  private final Table table;
  private final List<Row> rows = new ArrayList<>();

  private Rows(Table table) {
    this.table = table;
  }

  static List<Row> of(Table table, int from, int to) {
    var rows = new Rows(table);
    for (int row = from; row < to; row++) {
      if (!table.isBlank(row)) {
        rows.classify(row);
      }
    }
    rows.takeStatementsWithoutHeads();
    rows.takeRenamed();
    return List.copyOf(rows.rows);
  }

  private Kind above() {
    return rows.isEmpty() ? Kind.BEFORE : rows.getLast().kind();
  }

  private void classify(int row) {
    var label = table.rowLabel(row);
    if (label != null && label.heading().category() != null) {
      rows.add(new Row(row, Kind.CATEGORY, label.heading().category(), true));
    } else if (table.isHeads(row, above() == Kind.CATEGORY)) {
      add(row, Kind.HEADS, true);
    } else if (label != null) {
      add(row, labelled(row, label.heading()), true);
    } else if (table.rowHead(row).isEmpty()) {
      goOn(row);
    } else {
      add(row, unknown(row), true);
    }
  }

  private Kind labelled(int row, Heading heading) {
    return switch (heading) {
      case JOB -> Kind.JOB;
      case OUTCOME -> Kind.OUTCOME;
      default -> has(Kind.HEADS) && table.hasAnswers(row) ? Kind.STATEMENTS : Kind.CUSTOMER;
    };
  }

  private void goOn(int row) {
    switch (above()) {
      case CATEGORY -> rows.add(new Row(row, Kind.CATEGORY, rows.getLast().category(), false));
      case HEADS -> add(row, Kind.STATEMENTS, true);
      case CUSTOMER -> add(row, has(Kind.HEADS) ? Kind.STATEMENTS : Kind.BEFORE, true);
      default -> add(row, above(), false);
    }
  }

  private Kind unknown(int row) {
    boolean answers = table.hasAnswers(row);
    if (above() != Kind.CATEGORY && above() != Kind.EXTRA && isDetail(table.rowHead(row))) {
      return Kind.CUSTOMER;
    }
    return switch (above()) {
      case HEADS -> Kind.STATEMENTS;
      case STATEMENTS -> !answers || !statementsHaveAnswers() ? Kind.STATEMENTS : Kind.EXTRA;
      case CUSTOMER -> !answers ? Kind.CUSTOMER : has(Kind.HEADS) ? Kind.STATEMENTS : Kind.BEFORE;
      case BEFORE -> Kind.BEFORE;
      default -> Kind.EXTRA;
    };
  }

  private boolean statementsHaveAnswers() {
    return rows.stream()
        .anyMatch(row -> row.kind() == Kind.STATEMENTS && table.hasAnswers(row.index()));
  }

  private boolean has(Kind kind) {
    return rows.stream().anyMatch(row -> row.kind() == kind);
  }

  private void add(int row, Kind kind, boolean begins) {
    rows.add(new Row(row, kind, null, begins));
  }

  /** Without any heads, the rows right above the first category are the statements. */
  private void takeStatementsWithoutHeads() {
    if (has(Kind.HEADS) || has(Kind.JOB) || has(Kind.OUTCOME)) {
      return;
    }
    int first = 0;
    while (first < rows.size() && rows.get(first).kind() != Kind.CATEGORY) {
      first++;
    }
    for (int i = first - 1; i >= 0 && rows.get(i).kind() == Kind.BEFORE; i--) {
      var row = rows.get(i);
      if (!table.hasAnswers(row.index())) {
        return;
      }
      rows.set(i, new Row(row.index(), Kind.STATEMENTS, null, true));
    }
  }

  /** A row of unknown name between two categories is the one that is missing between them. */
  private void takeRenamed() {
    var missing = EnumSet.allOf(Category.class);
    var firsts = new HashMap<Integer, Category>();
    for (var row : rows) {
      if (row.category() != null) {
        missing.remove(row.category());
        firsts.put(row.index(), row.category());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).kind() == Kind.EXTRA && rows.get(i).begins()) {
        var category = between(i, missing);
        if (category != null) {
          missing.remove(category);
          rename(i, category);
        }
      }
    }
  }

  private @Nullable Category between(int index, Set<Category> missing) {
    if (Words.of(table.rowHead(rows.get(index).index())).stream().anyMatch(NOT_CATEGORIES::contains)
        || !table.hasAnswers(rows.get(index).index())) {
      return null;
    }
    int before = neighbour(index, -1, -1);
    int after = neighbour(index, 1, Category.values().length);
    return after - before == 2 && missing.contains(Category.values()[before + 1])
        ? Category.values()[before + 1]
        : null;
  }

  private int neighbour(int index, int step, int none) {
    for (int i = index + step; i >= 0 && i < rows.size(); i += step) {
      var category = rows.get(i).category();
      if (category != null) {
        return category.ordinal();
      }
      if (rows.get(i).kind() == Kind.EXTRA && rows.get(i).begins() && i != index) {
        return Integer.MIN_VALUE / 2;
      }
    }
    return none;
  }

  private void rename(int index, Category category) {
    int i = index;
    do {
      rows.set(i, new Row(rows.get(i).index(), Kind.CATEGORY, category, i == index));
      i++;
    } while (i < rows.size() && rows.get(i).kind() == Kind.EXTRA && !rows.get(i).begins());
  }

  /** Where the canvases of one table begin: at heads after which the categories come again. */
  static List<Integer> beginnings(Table table) {
    var beginnings = new ArrayList<>(List.of(0));
    Map<Category, Boolean> seen = new HashMap<>();
    int heads = -1;
    for (int row = 0; row < table.height(); row++) {
      var label = table.rowLabel(row);
      var category = label == null ? null : label.heading().category();
      if (category == null) {
        boolean isHead = label != null || table.isHeads(row, true);
        heads = isHead && heads < 0 && !seen.isEmpty() ? row : heads;
      } else if (seen.put(category, true) != null && heads >= 0) {
        beginnings.add(heads);
        heads = -1;
        seen.clear();
        seen.put(category, true);
      } else {
        heads = -1;
      }
    }
    return beginnings;
  }
}
