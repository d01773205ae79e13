package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/**
 * What stands on the printed sheets, ready to be set (design screen 09): one sheet of several jobs
 * on A3, one job a sheet on smaller papers. Codes stand for the chain that the screen draws. Behind
 * the canvas lies what else the map holds.
 */
public record Print(
    String title,
    String heading,
    Shown left,
    Shown right,
    Who who,
    List<Row> rows,
    List<Sheet> sheets,
    List<Leaf> leaves,
    String missing,
    Paper paper) {
  /** The customer's cell. */
  public record Who(Shown name, Shown position, Shown type) {}

  /** The head of a row. */
  public record Row(Category category, String name, String question, String side) {
    /** The name of its drawn sign. */
    public String sign() {
      return Words.name(category);
    }

    /** Where it stands: the first of our rows is parted from the customer's by a heavy rule. */
    public String place() {
      return category == Category.INTERNAL_PROCESSES ? "turn" : "";
    }
  }

  /** Jobs that stand side by side; {@code part} says which of how many. */
  public record Sheet(String part, List<Column> columns) {}

  /**
   * A job.
   *
   * @param gap what is not delivered, 0 to 1; null when it is not measured
   * @param cells in the order of the rows
   */
  public record Column(
      String name, Stated job, List<Stated> outcomes, @Nullable Double gap, List<Cell> cells) {
    /** The gap for the drawn gears; blank when it is not measured. */
    public String share() {
      return gap == null ? "" : gap.toString();
    }
  }

  /** Answers; where there are none, {@code blanks} lines to write on. */
  public record Cell(List<Answer> answers, int blanks) {}

  /**
   * @param top whether it is the first of the key notes
   * @param more votes and links; may be blank
   */
  public record Answer(String code, boolean top, Shown text, String more) {}

  /**
   * What lies behind the canvas on a page or more of its own.
   *
   * @param name its head, and its bookmark
   * @param anchor where the bookmark leads
   * @param column the job that it tells of; null for the customer
   */
  public record Leaf(String name, String anchor, @Nullable Column column, List<Part> parts) {}

  /**
   * A table of a leaf, by rows and cells of paragraphs.
   *
   * @param name its head; blank when the leaf's own is enough
   * @param kind for the style sheet, which gives the columns their widths
   */
  public record Part(String name, String kind, List<String> heads, List<List<List<Shown>>> rows) {}

  public String language() {
    return Words.language();
  }

  /** For the style sheet, where the sheet runs from right to left; else blank. */
  public String way() {
    return Words.runFromRight() ? "from-right" : "";
  }

  public String word(String key) {
    return Words.of(key);
  }

  public String spoken(Column column) {
    return column.gap == null
        ? Words.of("no-measure.spoken")
        : Words.of("gap.spoken", percent(column.gap));
  }

  public String gap(Column column) {
    return column.gap == null ? Words.of("no-measure") : Words.of("gap", percent(column.gap));
  }

  static long percent(double share) {
    return Math.round(share * 100);
  }

  /**
   * A map's sheets.
   *
   * @param from where it comes from, for the head of the sheet
   */
  static Print of(ValueMap map, Paper paper, String from, Letters letters) {
    var coded = new Columns(map, letters);
    var columns = coded.all();
    var customer = map.customer();
    var filled =
        customer.filledBy().stream().map(Customer.FilledBy::who).collect(Collectors.joining(", "));
    return assemble(
        new Heads(
            customer.name().isEmpty() ? Words.of("map") : Words.of("title", customer.name()),
            Words.of("map"),
            filled.isEmpty() ? "" : Words.of("filled-by", filled),
            from),
        new Who(
            letters.show(customer.name()),
            letters.show(customer.position()),
            letters.show(Words.type(customer.type()))),
        columns,
        new Leaves(map, coded, letters).all(columns),
        paper,
        letters);
  }

  /** The blank canvas, with the canvas's own prompts. */
  static Print blank(int jobs, Paper paper, Letters letters) {
    var columns =
        IntStream.rangeClosed(1, jobs)
            .mapToObj(n ->
                Columns.blank(
                    n,
                    letters.show(Words.of("prompt.job")),
                    letters.show(Words.of("prompt.outcome"))))
            .toList();
    var nothing = new Shown("", false, false);
    return assemble(
        new Heads(Words.of("blank"), Words.of("map"), "", ""),
        new Who(nothing, letters.show(Words.of("prompt.customer")), nothing),
        columns,
        List.of(),
        paper,
        letters);
  }

  private record Heads(String title, String heading, String left, String right) {}

  private static Print assemble(
      Heads heads, Who who, List<Column> columns, List<Leaf> leaves, Paper paper, Letters letters) {
    var left = letters.show(heads.left);
    var right = letters.show(heads.right);
    return new Print(
        heads.title,
        heads.heading,
        left,
        right,
        who,
        Stream.of(Category.values()).map(Print::row).toList(),
        sheets(columns, paper.jobs),
        leaves,
        letters.missing().isEmpty()
            ? ""
            : Words.of("missing", String.join(", ", letters.missing())),
        paper);
  }

  private static Row row(Category category) {
    return new Row(
        category,
        Words.of("category", category),
        Words.of("question", category),
        Words.of(category.isInternal() ? "seen-by.us" : "seen-by.customer"));
  }

  /** As even as can be: five jobs of at most four stand three and two, not four and one. */
  private static List<Sheet> sheets(List<Column> columns, int most) {
    int all = columns.size();
    int count = Math.ceilDiv(all, most);
    var sheets = new ArrayList<Sheet>();
    for (int i = 0; i < count; i++) {
      int first = i * (all / count) + Math.min(i, all % count);
      int end = first + all / count + (i < all % count ? 1 : 0);
      sheets.add(new Sheet(part(first + 1, end, all, count), columns.subList(first, end)));
    }
    return sheets;
  }

  private static String part(int first, int last, int all, int sheets) {
    if (sheets == 1) {
      return "";
    }
    return first == last ? Words.of("job-of", first, all) : Words.of("jobs-of", first, last, all);
  }
}
