package org.valuegap.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.app.office.reading.CanvasFile;
import org.valuegap.app.office.reading.Unreadable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMap;

/** Exports in the languages of the interface: their words, their direction, and their way back. */
class OtherLanguagesTest {
  private static final Locale ARABIC = Locale.of("ar");

  static Stream<Locale> languages() {
    return Stream.of(Locale.ENGLISH, Locale.GERMAN, ARABIC);
  }

  private static byte[] written(ExportFormat format, Document map, Locale language)
      throws IOException {
    var file = new ByteArrayOutputStream();
    Words.in(language, () -> format.write(map, Paper.A3, "Anubis", file));
    return file.toByteArray();
  }

  private static String yaml(byte[] file, String name) throws Unreadable {
    int[] drawn = {0};
    var read = CanvasFile.map(file, name, () -> new Id("n" + ++drawn[0]));
    return MapFile.write(Document.of(read.elements()), MapFile.Form.YAML);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aTableComesBackWhicheverLanguageItsHeadsAreIn(Locale language) throws Exception {
    var english = written(ExportFormat.CSV, Meridian.map(), Locale.ENGLISH);
    var other = written(ExportFormat.CSV, Meridian.map(), language);
    assertThat(yaml(other, "map.csv")).isEqualTo(yaml(english, "map.csv"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aWorkbookComesBackWhole(Locale language) throws Exception {
    var file = written(ExportFormat.XLSX, Meridian.map(), language);
    assertThat(yaml(file, "map.xlsx")).isEqualTo(MapFile.write(Meridian.map(), MapFile.Form.YAML));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aBlankCanvasIsEmpty(Locale language) throws Exception {
    var file = new ByteArrayOutputStream();
    Words.in(
        language,
        () -> {
          Xlsx.writeBlank(3, file);
          return file;
        });
    assertThat(yaml(file.toByteArray(), "canvas.xlsx"))
        .isEqualTo("format: valuemap/1\ncustomer: {kind: persona}\n");
  }

  @Test
  void anArabicWorkbookOpensFromTheRight() throws IOException {
    assertThat(firstSheet(written(ExportFormat.XLSX, Meridian.map(), ARABIC)))
        .contains("rightToLeft=\"true\"");
    assertThat(firstSheet(written(ExportFormat.XLSX, Meridian.map(), Locale.GERMAN)))
        .doesNotContain("rightToLeft");
  }

  private static String firstSheet(byte[] book) throws IOException {
    var file = Files.createTempFile("map", ".xlsx");
    try {
      Files.write(file, book);
      try (var zip = new ZipFile(file.toFile())) {
        var sheet = zip.getEntry("xl/worksheets/sheet1.xml");
        return new String(zip.getInputStream(sheet).readAllBytes(), UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void markdownSpeaksTheLanguage() throws IOException {
    assertThat(new String(written(ExportFormat.MD, Meridian.map(), Locale.GERMAN), UTF_8))
        .contains("# Wertlücken-Karte: Dana Okafor", "### Reibungspunkte");
    assertThat(new String(written(ExportFormat.MD, Meridian.map(), ARABIC), UTF_8))
        .contains("### نقاط الاحتكاك");
  }

  @Test
  void mapFilesAreTheSameInAllLanguages() throws IOException {
    for (var format : List.of(ExportFormat.YAML, ExportFormat.JSON)) {
      assertThat(written(format, Meridian.map(), ARABIC))
          .isEqualTo(written(format, Meridian.map(), Locale.ENGLISH));
    }
  }

  @Test
  void b70_anArabicSheetRunsFromTheRightAndLacksNoLetter() throws IOException {
    var map = ValueMap.of(Meridian.map());
    var file = new ByteArrayOutputStream();
    assertThat(Words.in(ARABIC, () -> Pdf.write(map, Paper.A3, "Anubis", file))).isEmpty();
    try (var pdf = Loader.loadPDF(file.toByteArray())) {
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ar");
      var words = new Places();
      words.setEndPage(1);
      var text = words.getText(pdf);
      assertThat(text.replaceAll("\\s+", " "))
          .contains("Protect", "نقاط")
          .doesNotContain("#"); // which the library puts where a face lacks a letter
      assertThat(words.x("Protect")).isGreaterThan(words.x("Prove"));
      assertThat(words.x("Prove")).isGreaterThan(words.x("Revoke"));
    }
  }

  @Test
  void aGermanSheetRunsFromTheLeft() throws IOException {
    var file = written(ExportFormat.PDF, Meridian.map(), Locale.GERMAN);
    try (var pdf = Loader.loadPDF(file)) {
      var words = new Places();
      words.setEndPage(1);
      assertThat(words.getText(pdf)).contains("Reibungspunkte", "Definierter Wert");
      assertThat(words.x("Protect")).isLessThan(words.x("Prove"));
    }
  }

  /** Where the words of a page begin. */
  private static final class Places extends PDFTextStripper {
    private final List<TextPosition> first = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
      said.add(text);
      first.add(positions.getFirst());
      super.writeString(text, positions);
    }

    float x(String word) {
      for (int i = 0; i < said.size(); i++) {
        if (said.get(i).startsWith(word)) {
          return first.get(i).getX();
        }
      }
      throw new AssertionError(word + " is not on the page");
    }
  }
}
