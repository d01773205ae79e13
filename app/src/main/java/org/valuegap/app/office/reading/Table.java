package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.valuemap.Category;

/** A grid seen as a canvas: which way it lies, and which columns hold the heads of its rows. */
final class Table {
  /** Heads stand within so many rows and columns; further on there are answers only. */
  private static final int LOOK_AT = 150;

  private static final int LEAST_SCORE = 3;

  private final Grid grid;
  private final int width;
  private List<Integer> answerColumns = List.of();
  private final Map<String, Optional<Label>> labels = new HashMap<>();
  private final Set<Integer> headColumns = new TreeSet<>();
  private final Set<Category> plainlyNamed = EnumSet.noneOf(Category.class);

  private Table(Grid grid) {
    this.grid = grid;
    this.width = grid.width();
  }

  /** The table of a grid, turned where its categories stand side by side. */
  static Table of(Grid grid) {
    var table = new Table(grid);
    var turned = new Table(grid.turn());
    int down = table.mostCategories();
    int across = turned.mostCategories();
    var best = across > down || (across == down && down < 2 && table.isList()) ? turned : table;
    best.findHeadColumns();
    return best;
  }

  Grid grid() {
    return grid;
  }

  int height() {
    return grid.height();
  }

  int width() {
    return width;
  }

  private int looked(int size) {
    return Math.min(size, LOOK_AT);
  }

  private @Nullable Label label(int row, int column) {
    return labels
        .computeIfAbsent(grid.at(row, column), text -> Optional.ofNullable(Label.of(text)))
        .orElse(null);
  }

  private Set<Category> categories(int column) {
    var found = EnumSet.noneOf(Category.class);
    for (int row = 0; row < height(); row++) {
      var label = row < LOOK_AT || column == 0 ? label(row, column) : null;
      if (label != null && label.heading().category() != null) {
        found.add(label.heading().category());
      }
    }
    return found;
  }

  private int mostCategories() {
    return IntStream.range(0, looked(width())).map(c -> categories(c).size()).max().orElse(0);
  }

  /** A list of jobs: one row of heads with the job among them, and several rows below. */
  private boolean isList() {
    for (int row = 0; row < looked(height()); row++) {
      var jobs = new ArrayList<Integer>();
      int others = 0;
      for (int column = 0; column < looked(width()); column++) {
        var label = label(row, column);
        if (label != null && label.heading() == Heading.JOB && label.rest().isEmpty()) {
          jobs.add(column);
        } else if (label != null) {
          others++;
        }
      }
      if (jobs.size() == 1 && others > 0) {
        int head = row;
        long below =
            IntStream.range(head + 1, height()).filter(r -> grid.has(r, jobs.getFirst())).count();
        return below > 1;
      }
    }
    return false;
  }

  private void findHeadColumns() {
    int main = 0;
    int most = -1;
    for (int column = 0; column < looked(width()); column++) {
      int found = 2 * categories(column).size() + (namesStatements(column) ? 1 : 0);
      if (found > most) {
        main = column;
        most = found;
      }
    }
    headColumns.add(main);
    for (int column = 0; column < looked(width()); column++) {
      if (column != main && Math.abs(column - main) < 3 && !overlaps(column, main)) {
        headColumns.add(column);
      }
    }
    answerColumns = findAnswerColumns(main);
    for (int row = 0; row < height(); row++) {
      var label = anyLabel(row);
      if (label != null && !label.loose() && label.heading().category() != null) {
        plainlyNamed.add(label.heading().category());
      }
    }
  }

  /** Right of the heads, or left of them where nothing stands on their right. */
  private List<Integer> findAnswerColumns(int main) {
    boolean right =
        IntStream.range(main + 1, width)
            .anyMatch(column -> !isHeadColumn(column) && answersSomething(column, main));
    return IntStream.range(right ? main : 0, width)
        .filter(column -> !isHeadColumn(column))
        .boxed()
        .toList();
  }

  private boolean answersSomething(int column, int main) {
    return IntStream.range(0, height())
        .anyMatch(row -> grid.has(row, column) && label(row, main) != null);
  }

  /** What stands before the heads' column, such as the customer above a list of jobs. */
  List<String> beforeHeads() {
    var texts = new ArrayList<String>();
    int first =
        Math.min(
            headColumns.iterator().next(), answerColumns.isEmpty() ? 0 : answerColumns.getFirst());
    for (int column = 0; column < first; column++) {
      for (int row = 0; row < height(); row++) {
        var label = label(row, column);
        if (label != null && label.heading() == Heading.CUSTOMER) {
          texts.add(label.rest().isEmpty() ? grid.at(row + 1, column) : label.rest());
        } else if (!texts.isEmpty() && Rows.isDetail(grid.at(row, column))) {
          texts.add(grid.at(row + 1, column));
        }
      }
    }
    return texts;
  }

  /** Whether the statements' rows, not their columns, are headed, as in a list that was turned. */
  private boolean namesStatements(int column) {
    var found = EnumSet.noneOf(Heading.class);
    for (int row = 0; row < looked(height()); row++) {
      var label = label(row, column);
      if (label != null && label.number() == 0) {
        found.add(label.heading());
      }
    }
    return found.contains(Heading.JOB)
        && (found.contains(Heading.OUTCOME) || found.contains(Heading.CUSTOMER));
  }

  /** Heads may be indented: a second column of them names nothing where the first does. */
  private boolean overlaps(int column, int main) {
    boolean names = false;
    for (int row = 0; row < looked(height()); row++) {
      var label = label(row, column);
      boolean isCategory = label != null && label.own() && label.heading().category() != null;
      if (label != null && !isCategory || (isCategory && grid.has(row, main))) {
        return true;
      }
      names |= isCategory;
    }
    return !names;
  }

  boolean isHeadColumn(int column) {
    return headColumns.contains(column);
  }

  /** The columns that hold answers and statements. */
  List<Integer> answerColumns() {
    return answerColumns;
  }

  /** What a row is headed by, as it is written. */
  String rowHead(int row) {
    return headColumns.stream()
        .map(column -> grid.at(row, column))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private @Nullable Label anyLabel(int row) {
    for (int column : headColumns) {
      var label = label(row, column);
      if (label != null) {
        return label;
      }
    }
    return null;
  }

  /** What a row is headed by, or null when that is no part of the canvas. */
  @Nullable Label rowLabel(int row) {
    var label = anyLabel(row);
    return label != null && label.loose() && plainlyNamed.contains(label.heading().category())
        ? null
        : label;
  }

  /** What heads a column in this row: a job, an outcome, a customer, or null. */
  @Nullable Label columnLabel(int row, int column) {
    var label = isHeadColumn(column) ? null : label(row, column);
    return label == null || label.heading().category() != null ? null : label;
  }

  boolean isBlank(int row) {
    return IntStream.range(0, width()).noneMatch(column -> grid.has(row, column));
  }

  boolean hasAnswers(int row) {
    return answerColumns().stream()
        .anyMatch(column -> !Prompts.without(grid.at(row, column)).isEmpty());
  }

  /**
   * Whether a row heads columns with jobs and outcomes.
   *
   * @param amongAnswers where an answer of one word may look like a head
   */
  boolean isHeads(int row, boolean amongAnswers) {
    int heads = 0;
    int others = 0;
    boolean numbered = false;
    for (int column : answerColumns()) {
      var label = columnLabel(row, column);
      if (label != null && label.heading() != Heading.CUSTOMER) {
        heads++;
        numbered |= label.number() > 0;
      } else if (grid.has(row, column)) {
        others++;
      }
    }
    var label = rowLabel(row);
    boolean rowIsForIt = label == null || label.heading() == Heading.CUSTOMER;
    return rowIsForIt
        && heads > 0
        && (others <= heads || numbered)
        && (!amongAnswers || heads > 1 || numbered);
  }

  /** How much of this looks like a canvas: 2 for each of its own names, 1 for a like wording. */
  int score() {
    var scores = new HashMap<Heading, Integer>();
    for (int row = 0; row < looked(height()); row++) {
      for (int column = 0; column < looked(width()); column++) {
        var label = label(row, column);
        if (label != null && counts(label, column)) {
          scores.merge(label.heading(), label.own() ? 2 : 1, Math::max);
        }
      }
    }
    return scores.values().stream().mapToInt(Integer::intValue).sum();
  }

  private boolean counts(Label label, int column) {
    return label.heading() != Heading.CUSTOMER
        && (isHeadColumn(column) || label.heading().category() == null);
  }

  boolean isCanvas() {
    return score() >= LEAST_SCORE;
  }
}
