package org.valuegap.app.office;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.valuegap.core.document.Document;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/**
 * Maps as workbooks: the printed canvas for people, and everything but comments on two sheets for
 * the way back ({@link OwnSheets}). Every cell is a text, so nothing is ever taken for a formula.
 */
public final class Xlsx {
  private static final int FROZEN_ROWS = 3;
  private static final double POINTS_A_LINE = 15;
  private static final int LETTERS_A_LINE = 52;

  private Xlsx() {}

  public static void write(Document document, OutputStream to) throws IOException {
    var map = ValueMap.of(document);
    try (var book = new Workbook(to, "Valuegap", null)) {
      var sheet = book.newWorksheet(Words.of("sheet.map"));
      draw(sheet, CanvasTable.rows(map));
      if (Words.runFromRight() || Letters.runsRightToLeft(CanvasTable.customer(map) + said(map))) {
        sheet.rightToLeft();
      }
      for (var own : OwnSheets.of(document)) {
        list(book.newWorksheet(own.name()), own.rows());
      }
    }
  }

  /** The blank canvas; its prompts count as empty when it is read. */
  public static void writeBlank(int jobs, OutputStream to) throws IOException {
    var rows = new ArrayList<List<String>>();
    rows.add(row(jobs, Words.of("customer"), n -> Words.of("table.job", n), _ -> ""));
    rows.add(row(jobs, "", _ -> Words.of("table.statement"), _ -> Words.of("table.outcome")));
    rows.add(
        row(
            jobs,
            Words.of("prompt.customer"),
            _ -> Words.of("prompt.job"),
            _ -> Words.of("prompt.outcome")));
    for (var category : Category.values()) {
      rows.add(row(jobs, CanvasTable.head(category), _ -> "", _ -> ""));
    }
    try (var book = new Workbook(to, "Valuegap", null)) {
      var sheet = book.newWorksheet(Words.of("sheet.map"));
      draw(sheet, rows);
      if (Words.runFromRight()) {
        sheet.rightToLeft();
      }
    }
  }

  private interface Cell {
    String of(int job);
  }

  private static List<String> row(int jobs, String head, Cell first, Cell second) {
    var row = new ArrayList<String>();
    row.add(head);
    IntStream.rangeClosed(1, jobs).forEach(n -> row.addAll(List.of(first.of(n), second.of(n))));
    return row;
  }

  private static String said(ValueMap map) {
    var texts = new StringBuilder();
    map.jobs().forEach(job -> texts.append(job.text()));
    return texts.toString();
  }

  private static void draw(Worksheet sheet, List<List<String>> rows) {
    int last = Math.max(1, rows.getFirst().size() - 1);
    for (int row = 0; row < rows.size(); row++) {
      var cells = rows.get(row);
      double lines = 1;
      for (int column = 0; column < cells.size(); column++) {
        var text = cells.get(column);
        if (!text.isEmpty()) {
          sheet.value(row, column, text);
        }
        boolean wide = column > 0 && row != 1 && row != 2;
        lines = Math.max(lines, lines(text, wide ? 2 * LETTERS_A_LINE : LETTERS_A_LINE / 2));
      }
      sheet.rowHeight(row, Math.min(409, lines * POINTS_A_LINE + 6));
      for (int column = 1; row != 1 && row != 2 && column + 1 < cells.size(); column += 2) {
        sheet.range(row, column, row, column + 1).merge();
      }
    }
    style(sheet, rows.size() - 1, last);
    sheet.width(0, 34);
    IntStream.rangeClosed(1, last).forEach(column -> sheet.width(column, 30));
    sheet.freezePane(1, FROZEN_ROWS);
    sheet.pageOrientation("landscape");
    sheet.repeatRows(0, FROZEN_ROWS - 1);
  }

  private static void style(Worksheet sheet, int lastRow, int lastColumn) {
    sheet
        .range(0, 0, lastRow, lastColumn)
        .style()
        .wrapText(true)
        .verticalAlignment("top")
        .borderStyle(BorderStyle.THIN)
        .format("@")
        .set();
    int ours = FROZEN_ROWS + Category.INTERNAL_PROCESSES.ordinal();
    sheet
        .range(ours, 0, ours, lastColumn)
        .style()
        .wrapText(true)
        .verticalAlignment("top")
        .borderStyle(BorderStyle.THIN)
        .borderStyle(BorderSide.TOP, BorderStyle.MEDIUM)
        .format("@")
        .set();
    for (int row = 0; row < FROZEN_ROWS; row++) {
      sheet
          .range(row, 0, row, lastColumn)
          .style()
          .bold()
          .wrapText(true)
          .verticalAlignment("top")
          .borderStyle(BorderStyle.THIN)
          .format("@")
          .set();
    }
  }

  private static double lines(String text, int width) {
    return text.lines().mapToDouble(line -> Math.max(1, Math.ceilDiv(line.length(), width))).sum();
  }

  private static void list(Worksheet sheet, List<List<String>> rows) {
    for (int row = 0; row < rows.size(); row++) {
      var cells = rows.get(row);
      for (int column = 0; column < cells.size(); column++) {
        if (!cells.get(column).isEmpty()) {
          sheet.value(row, column, cells.get(column));
          sheet.style(row, column).format("@").set();
        }
      }
    }
    int last = rows.getFirst().size() - 1;
    sheet.range(0, 0, 0, last).style().bold().format("@").set();
    sheet.freezePane(0, 1);
    sheet.setAutoFilter(0, 0, rows.size() - 1, last);
    for (int column = 0; column <= last; column++) {
      sheet.width(column, rows.getFirst().get(column).equals("text") ? 60 : 16);
    }
  }
}
