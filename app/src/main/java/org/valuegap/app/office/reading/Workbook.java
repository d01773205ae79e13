package org.valuegap.app.office.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The visible sheets of an Excel workbook: values only, nothing is run or followed. */
final class Workbook {
  private static final int SHEETS = 30;

  private final WorkbookParts parts;
  private final List<Message> said;
  private final List<String> valueless = new ArrayList<>();
  private boolean formulas;
  private int cells;

  private Workbook(WorkbookParts parts, List<Message> said) {
    this.parts = parts;
    this.said = said;
  }

  static List<Grid> read(byte[] file, List<Message> said) throws Unreadable {
    var parts = WorkbookParts.check(file);
    var options = new ReadingOptions(parts.styled(), true);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file), options)) {
      return new Workbook(parts, said).sheets(book);
    } catch (Unreadable e) {
      throw e;
    } catch (Exception | StackOverflowError e) { // whatever a damaged file makes a reader throw
      throw new Unreadable("refused.damaged");
    }
  }

  /** The texts of all sheets just as they stand, by their names. */
  static Map<String, List<List<String>>> texts(byte[] file) throws Unreadable {
    var parts = WorkbookParts.check(file);
    var options = new ReadingOptions(parts.styled(), true);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file), options)) {
      var reader = new Workbook(parts, new ArrayList<>());
      var texts = new LinkedHashMap<String, List<List<String>>>();
      for (var sheet : book.getSheets().limit(SHEETS).toList()) {
        texts.put(sheet.getName(), reader.rows(sheet));
      }
      return texts;
    } catch (Unreadable e) {
      throw e;
    } catch (Exception | StackOverflowError e) { // whatever a damaged file makes a reader throw
      throw new Unreadable("refused.damaged");
    }
  }

  /** An encrypted workbook is an old container with a part of this name. */
  static boolean isEncrypted(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1)
        .contains(
            new String(
                "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE),
                StandardCharsets.ISO_8859_1));
  }

  private List<Grid> sheets(ReadableWorkbook book) throws IOException, Unreadable {
    var visible = new ArrayList<Sheet>();
    var hidden = new ArrayList<String>();
    book.getSheets()
        .limit(SHEETS)
        .forEach(sheet -> {
          if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
            visible.add(sheet);
          } else {
            hidden.add(sheet.getName());
          }
        });
    var grids = new ArrayList<Grid>();
    for (var sheet : visible) {
      grids.add(grid(sheet));
    }
    if (!hidden.isEmpty()) {
      said.add(Message.of("assumed.hidden", String.join(", ", hidden)));
    }
    if (parts.macros()) {
      said.add(Message.of("assumed.macros"));
    }
    if (parts.links()) {
      said.add(Message.of("assumed.links"));
    }
    if (formulas) {
      said.add(Message.of("assumed.formulas"));
    }
    if (!valueless.isEmpty()) {
      said.add(Message.of("assumed.empty-formulas", String.join(", ", valueless)));
    }
    return grids;
  }

  private Grid grid(Sheet sheet) throws IOException, Unreadable {
    return Grid.of(sheet.getName(), rows(sheet), parts.merged(sheet.getIndex()));
  }

  private List<List<String>> rows(Sheet sheet) throws IOException, Unreadable {
    var rows = new ArrayList<List<String>>();
    try (Stream<Row> stream = sheet.openStream()) {
      for (var iterator = stream.iterator(); iterator.hasNext(); ) {
        var row = iterator.next();
        for (var cell : row) {
          if (cell != null) {
            put(cell, row.getRowNum() - 1, rows);
          }
        }
      }
    }
    return rows;
  }

  private void put(Cell cell, int row, List<List<String>> rows) throws Unreadable {
    var text = text(cell);
    if (text.isBlank()) {
      return;
    }
    int column = cell.getColumnIndex();
    if (row >= CanvasFile.ROWS || column >= CanvasFile.COLUMNS || ++cells > CanvasFile.CELLS) {
      throw DelimitedText.tooMany();
    }
    while (rows.size() <= row) {
      rows.add(new ArrayList<>());
    }
    var line = rows.get(row);
    while (line.size() <= column) {
      line.add("");
    }
    line.set(column, text);
  }

  private String text(Cell cell) {
    boolean formula = cell.getFormula() != null;
    formulas |= formula;
    var raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    boolean error = cell.getType() == CellType.ERROR || (formula && raw.matches("#[A-Z/0!?]+"));
    if (error || (formula && raw.isEmpty())) {
      valueless.add(cell.getAddress().toString());
      return "";
    }
    var format = cell.getDataFormatString();
    if (cell.getType() == CellType.NUMBER && format != null) {
      return numbered(cell, format);
    }
    return cell.getType() == CellType.BOOLEAN
        ? (raw.equals("1") ? "Yes" : "No")
        : raw.replaceAll("_x000[dD]_", "");
  }

  private static String numbered(Cell cell, String format) {
    var plain = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "");
    if (plain.matches(".*[yd].*")) {
      return cell.asDate().toLocalDate().toString();
    }
    return plain.endsWith("%")
        ? cell.asNumber().movePointRight(2).stripTrailingZeros().toPlainString() + "%"
        : cell.asNumber().toPlainString();
  }
}
