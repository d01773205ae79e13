package org.valuegap.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.office.reading.CanvasFile;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMapElement.Comment;

/** Workbooks, opened as another program would open them. */
class XlsxTest {
  @Test
  void everythingButCommentsSurvives() throws IOException {
    var read = roundTrip(Meridian.map());
    assertThat(yaml(read)).isEqualTo(yaml(Meridian.map()));
  }

  /** As the page and the command both read it. */
  @Test
  void aWorkbookOfOursIsReadWholeWithNothingAssumed() throws Exception {
    var file = new ByteArrayOutputStream();
    Xlsx.write(Meridian.map(), file);
    var read = CanvasFile.map(file.toByteArray(), "map.xlsx", XlsxTest::noId);
    assertThat(yaml(Document.of(read.elements()))).isEqualTo(yaml(Meridian.map()));
    assertThat(read.assumptions()).isEmpty();
  }

  /** The seed is the test's name; -323 put a character of two units across a buffer's end. */
  @ParameterizedTest
  @MethodSource("seeds")
  void randomMapsSurvive(long seed) throws IOException {
    var map = RandomMap.of(new Random(seed));
    assertThat(yaml(roundTrip(map))).isEqualTo(yaml(withoutComments(map)));
  }

  private static Document withoutComments(Document map) {
    return Document.of(
        map.elements().stream().filter(element -> !(element instanceof Comment)).toList());
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(-323), LongStream.range(0, 60));
  }

  @Test
  void b12AndB13_whatLooksLikeAFormulaIsAText() throws IOException {
    var map = Meridian.withFriction("=1+1", "+1", "-2", "@x", "a\n=cmd|'/c'!A1");
    try (var book = open(map)) {
      for (var sheet : book.getSheets().toList()) {
        for (var row : sheet.read()) {
          assertThat(row.stream().filter(cell -> cell != null).map(Cell::getType))
              .isSubsetOf(CellType.STRING, CellType.EMPTY);
        }
      }
    }
    assertThat(yaml(roundTrip(map))).isEqualTo(yaml(map));
  }

  @Test
  void theFirstSheetIsThePrintedCanvas() throws IOException {
    var map = sheets(Meridian.map()).get("Map");
    assertThat(map.get(0)).startsWith("Customer", "JOB #1", "", "JOB #2");
    assertThat(map.get(1)).startsWith("", "Job-to-be-Done", "Desired Outcome");
    assertThat(map.get(2).get(0)).startsWith("Dana Okafor");
    assertThat(map.get(5).get(0)).startsWith("Points of friction");
    assertThat(map.get(5).get(1).lines()).hasSize(2);
  }

  @Test
  void aFaultNamesSheetAndRow() throws IOException {
    var sheets = sheets(Meridian.map());
    sheets.get("Notes").get(2).set(OwnSheets.NOTE_COLUMNS.indexOf("votes"), "many");
    assertThatThrownBy(() -> OwnSheetsReader.read(sheets, "map.xlsx", XlsxTest::noId))
        .isInstanceOf(SheetFault.class)
        .hasMessageStartingWith("map.xlsx, Notes row 3: ");
  }

  @Test
  void aNoteOfNoJobIsRefusedAndNotLost() throws IOException {
    var sheets = sheets(Meridian.map());
    sheets.get("Notes").get(2).set(OwnSheets.NOTE_COLUMNS.indexOf("job"), "gone");
    assertThatThrownBy(() -> OwnSheetsReader.read(sheets, "map.xlsx", XlsxTest::noId))
        .hasMessageStartingWith("map.xlsx, Notes row 3: stands on nothing");
  }

  private static Id noId() {
    throw new AssertionError("everything has an id");
  }

  private static String yaml(Document document) {
    return MapFile.write(document, MapFile.Form.YAML);
  }

  private static Document roundTrip(Document document) throws IOException {
    int[] drawn = {0};
    var sheets = sheets(document);
    assertThat(OwnSheetsReader.isOwn(sheets)).isTrue();
    return Document.of(
        OwnSheetsReader.read(sheets, "map.xlsx", () -> new Id("drawn" + ++drawn[0])));
  }

  private static ReadableWorkbook open(Document document) throws IOException {
    var file = new ByteArrayOutputStream();
    Xlsx.write(document, file);
    return new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()));
  }

  private static Map<String, List<List<String>>> sheets(Document document) throws IOException {
    var sheets = new HashMap<String, List<List<String>>>();
    try (var book = open(document)) {
      for (var sheet : book.getSheets().toList()) {
        var rows = new ArrayList<List<String>>();
        for (var row : sheet.read()) {
          var cells = new ArrayList<String>();
          for (int i = 0; i < Math.max(row.getCellCount(), OwnSheets.JOB_COLUMNS.size()); i++) {
            cells.add(i < row.getCellCount() ? row.getCellText(i) : "");
          }
          rows.add(cells);
        }
        sheets.put(sheet.getName(), rows);
      }
    }
    return sheets;
  }
}
