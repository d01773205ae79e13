package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as it stands in a file. Rows and columns count from 0; a cell that is not there is empty.
 *
 * @param name of the sheet, empty when the file has but one table
 * @param rows texts, of any length each
 * @param merged ranges whose text stands in their first cell
 * @param turned whether rows are the file's columns, for naming cells
 */
record Grid(String name, List<List<String>> rows, List<Range> merged, boolean turned) {
  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\t&&[^\\n]]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\uFEFF\\u200B\\u2060\\u00AD]");

  /** Rows and columns, both ends included. */
  record Range(int top, int left, int bottom, int right) {
    Range turned() {
      return new Range(left, top, right, bottom);
    }
  }

  static Grid of(String name, List<List<String>> rows, List<Range> merged) {
    return new Grid(
        name,
        rows.stream().map(row -> row.stream().map(Grid::readable).toList()).toList(),
        merged,
        false);
  }

  /** One kind of line end and of space, nothing invisible. */
  private static String readable(String text) {
    var lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u2028', '\n');
    return SPACE.matcher(INVISIBLE.matcher(lines).replaceAll("")).replaceAll(" ").strip();
  }

  String at(int row, int column) {
    if (row < 0 || row >= rows.size() || column < 0 || column >= rows.get(row).size()) {
      return "";
    }
    return rows.get(row).get(column);
  }

  boolean has(int row, int column) {
    return !at(row, column).isEmpty();
  }

  int height() {
    return rows.size();
  }

  int width() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  boolean isBlank() {
    return rows.stream().allMatch(row -> row.stream().allMatch(String::isEmpty));
  }

  /** Rows as columns and columns as rows. */
  Grid turn() {
    var columns = new ArrayList<List<String>>();
    for (int column = 0; column < width(); column++) {
      var cells = new ArrayList<String>();
      for (int row = 0; row < height(); row++) {
        cells.add(at(row, column));
      }
      columns.add(cells);
    }
    return new Grid(name, columns, merged.stream().map(Range::turned).toList(), !turned);
  }

  /** The last column that the text of this cell covers. */
  int reach(int row, int column) {
    return merged.stream()
        .filter(range -> range.top() == row && range.left() == column)
        .mapToInt(Range::right)
        .findFirst()
        .orElse(column);
  }

  /** The cell's name in the file, such as {@code B4}. */
  String cell(int row, int column) {
    return turned ? letters(row) + (column + 1) : letters(column) + (row + 1);
  }

  /** The name of a row: its number, or letters when the table is turned. */
  String row(int row) {
    return turned ? letters(row) : String.valueOf(row + 1);
  }

  String column(int column) {
    return turned ? String.valueOf(column + 1) : letters(column);
  }

  private static String letters(int column) {
    return column < 26
        ? String.valueOf((char) ('A' + column))
        : letters(column / 26 - 1) + letters(column % 26);
  }
}
