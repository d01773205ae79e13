package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.valuegap.app.office.OwnSheetsReader;
import org.valuegap.app.office.SheetFault;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;
import org.valuegap.core.valuemap.Limits;

/** A file that a team keeps its canvas in: {@code .xlsx}, {@code .csv}, {@code .tsv}. */
public final class CanvasFile {
  /** Bytes. A canvas has tens of kilobytes. */
  public static final int LARGEST = 10 * 1024 * 1024;

  static final int ROWS = 10_000;
  static final int COLUMNS = 1_024;
  static final int CELLS = 100_000;

  private CanvasFile() {}

  /** Whether a file of this name is one of the kinds that are read here. */
  public static boolean isNamed(String fileName) {
    return isWorkbook(fileName) || isText(fileName);
  }

  private static boolean isWorkbook(String fileName) {
    var name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".xlsx") || name.endsWith(".xlsm") || name.endsWith(".xltx");
  }

  private static boolean isText(String fileName) {
    var name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
  }

  /**
   * Reads a canvas. The name tells the kind and nothing is opened by it.
   *
   * @throws Unreadable when the file is no canvas or more than is taken
   */
  public static ImportedCanvas read(byte[] file, String fileName) throws Unreadable {
    if (file.length > LARGEST) {
      throw new Unreadable("refused.too-large", LARGEST / 1024 / 1024);
    }
    var said = new ArrayList<Message>();
    checkKind(file, fileName);
    var grids = isWorkbook(fileName) ? Workbook.read(file, said) : DelimitedText.read(file, said);
    if (grids.stream().allMatch(Grid::isBlank)) {
      throw new Unreadable("refused.empty");
    }
    var tables = grids.stream().map(Table::of).toList();
    var best = tables.stream().max(Comparator.comparingInt(Table::score)).orElseThrow();
    // Of several canvases the first is read; max takes the last of equals.
    var chosen =
        tables.stream().filter(table -> table.score() == best.score()).findFirst().orElseThrow();
    if (!chosen.isCanvas()) {
      throw new Unreadable("refused.not-canvas");
    }
    if (isWorkbook(fileName)) {
      saySheets(tables, chosen, said);
    }
    var canvas = CanvasReader.read(chosen);
    said.addAll(canvas.assumptions());
    check(canvas);
    return new ImportedCanvas(canvas.customer(), canvas.jobs(), said);
  }

  /**
   * The map in a file, read as it is brought in anywhere: of a workbook that Valuegap wrote ids,
   * ranks, links and votes come back; of any other file its canvas is read.
   *
   * @param ids draws an id for what has none
   * @throws Unreadable as {@link #read}
   * @throws SheetFault when a workbook that Valuegap wrote was changed and is no map any more
   */
  public static ImportedMap map(byte[] file, String fileName, Supplier<Id> ids) throws Unreadable {
    boolean workbook = isWorkbook(fileName) && startsWith(file, 'P', 'K', 3, 4);
    if (workbook && file.length <= LARGEST) {
      var sheets = Workbook.texts(file);
      if (OwnSheetsReader.isOwn(sheets)) {
        return new ImportedMap(OwnSheetsReader.read(sheets, fileName, ids), List.of());
      }
    }
    var canvas = read(file, fileName);
    return new ImportedMap(canvas.elements(ids), canvas.assumptions());
  }

  private static void checkKind(byte[] file, String fileName) throws Unreadable {
    boolean zip = startsWith(file, 'P', 'K', 3, 4);
    if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new Unreadable(Workbook.isEncrypted(file) ? "refused.password" : "refused.old-xls");
    }
    if (!isNamed(fileName)) {
      throw new Unreadable(zip ? "refused.is-workbook" : "refused.extension");
    }
    if (isWorkbook(fileName) && !zip) {
      throw new Unreadable(file.length == 0 ? "refused.empty" : "refused.is-text");
    }
    if (isText(fileName) && zip) {
      throw new Unreadable("refused.is-workbook");
    }
  }

  private static boolean startsWith(byte[] file, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (file.length <= i || (file[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static void saySheets(List<Table> tables, Table chosen, List<Message> said) {
    var others =
        tables.stream()
            .filter(table -> table != chosen && !table.grid().isBlank())
            .map(table -> table.grid().name())
            .toList();
    if (!others.isEmpty()) {
      said.add(Message.of("assumed.sheets", chosen.grid().name(), String.join(", ", others)));
    }
  }

  /** What a map would refuse is refused here, before anything is made. */
  private static void check(ImportedCanvas canvas) throws Unreadable {
    int jobs = canvas.jobs().size();
    if (jobs > Limits.JOBS) {
      throw new Unreadable("refused.many-jobs", jobs, Limits.JOBS);
    }
    int notes = 0;
    for (int i = 0; i < jobs; i++) {
      var job = canvas.jobs().get(i);
      checkLength("job " + (i + 1), List.of(job.text()), Limits.STATEMENT);
      checkLength("an outcome of job " + (i + 1), job.outcomes(), Limits.STATEMENT);
      for (var texts : job.notes().values()) {
        notes += texts.size();
        checkLength("a note of job " + (i + 1), texts, Limits.NOTE);
      }
    }
    if (notes > Limits.NOTES) {
      throw new Unreadable("refused.many-notes", notes, Limits.NOTES);
    }
    if (!canvas.customer().isEmpty()) {
      checkLength("the customer", canvas.customer().subList(0, 1), Limits.STATEMENT);
      checkLength("the customer", List.of(String.join("\n", canvas.customer())), Limits.PROFILE);
    }
  }

  private static void checkLength(String what, List<String> texts, int limit) throws Unreadable {
    for (var text : texts) {
      Fault fault = Text.fault(what, text, limit);
      if (fault != null) {
        throw new Unreadable(
            fault.reason() == Fault.Reason.TOO_LONG ? "refused.long" : "refused.is-binary",
            what,
            limit);
      }
    }
  }
}
