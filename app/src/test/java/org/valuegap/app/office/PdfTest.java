package org.valuegap.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;

/** The printed map, read back with PDFBox. */
class PdfTest {
  private static final Path DANA =
      Path.of("app/src/main/resources/sample/dana-okafor.valuemap.yaml");

  /** Of {@link Meridian}: the outcome of each job falls on a step of its job map. */
  private static final int JOB_MAPS = 3;

  private Set<String> missing = Set.of();

  private PDDocument printed(Document document, Paper paper) throws IOException {
    var file = new ByteArrayOutputStream();
    missing = Pdf.write(ValueMap.of(document), paper, "Anubis. Version 14", file);
    return Loader.loadPDF(file.toByteArray());
  }

  private String text(Document document, Paper paper) throws IOException {
    try (var pdf = printed(document, paper)) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @ParameterizedTest
  @CsvSource({"A3, 1, 1191, 842", "A4, 3, 842, 595", "LETTER, 3, 792, 612"})
  void oneSheetOnA3AndOneJobASheetOnSmallerPapers(Paper paper, int pages, int width, int height)
      throws IOException {
    try (var pdf = printed(Meridian.map(), paper)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(pages + JOB_MAPS);
      for (var page : pdf.getPages()) {
        assertThat(Math.round(page.getMediaBox().getWidth())).isEqualTo(width);
        assertThat(Math.round(page.getMediaBox().getHeight())).isEqualTo(height);
      }
    }
  }

  @Test
  void isTaggedNamesItsLanguageAndEmbedsItsFonts() throws IOException {
    try (var pdf = printed(Meridian.map(), Paper.A3)) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("en");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Dana Okafor, Value Gap Map");
      var resources = pdf.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        assertThat(resources.getFont(name).isEmbedded()).isTrue();
      }
    }
  }

  /** As newcomers meet her: with an empathy map, and all that the method asks of one job. */
  private static Document dana() throws IOException {
    int[] drawn = {0};
    return Document.of(
        MapFile.read(Files.readString(DANA), DANA.toString(), () -> new Id("n" + ++drawn[0])));
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void behindTheCanvasLieTheEmpathyMapAndWhatIsFilledInOfEachJob(Paper paper) throws IOException {
    assertThat(text(dana(), paper))
        .containsSubsequence(
            "Empathy map Dana Okafor",
            "Traits Actions Feelings Influences Thoughts",
            "Dread in the week before an audit",
            "Job 1 Dana Okafor",
            "12 incidents per quarter 1 incidents per quarter 3 incidents per quarter 18%",
            "Job 2 Dana Okafor",
            "Prove compliance before the audit deadline",
            "20 days 2 days 12 days, 2026-07-17, Days logged per audit",
            "17 days, 2026-04-24, Days logged per audit",
            "Dana Okafor When an external audit is announced,",
            "Together we hand your auditor the complete trail in two days.",
            "Northwind Audits: Evidence review, Confirm",
            "Define What must be determined first?",
            "Learn what this audit will ask for",
            "No touchpoint of ours: an overlooked opportunity",
            "F1 Export stops at 10,000 rows",
            "Inertia",
            "The spreadsheet has worked for six years",
            "by hand 3 of 5")
        .doesNotContain("Job 3 Dana Okafor");
  }

  @Test
  void eachFurtherPageOfAJobNamesItAgain() throws IOException {
    try (var pdf = printed(dana(), Paper.A4)) {
      var heads = new ArrayList<String>();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        var one = new PDFTextStripper();
        one.setSortByPosition(true);
        one.setStartPage(page);
        one.setEndPage(page);
        heads.add(one.getText(pdf).lines().findFirst().orElseThrow().replaceAll("\\s+", " "));
      }
      assertThat(heads)
          .endsWith(
              "Empathy map Dana Okafor Anubis. Version 14",
              "Job 1 Dana Okafor Gap 18%",
              "Job 2 Dana Okafor Gap 56%",
              "Job 2 Dana Okafor",
              "Job 2 Dana Okafor");
      assertThat(heads.subList(0, heads.size() - 5))
          .isNotEmpty()
          .allMatch(head -> head.startsWith("Value Gap Map"));
    }
  }

  @Test
  void bookmarksLeadToWhatLiesBehindTheCanvas() throws IOException {
    try (var pdf = printed(dana(), Paper.A3)) {
      var names = new ArrayList<String>();
      for (var one : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        names.add(one.getTitle());
      }
      assertThat(names).containsExactly("Value Gap Map", "Empathy map", "Job 1", "Job 2");
    }
  }

  @Test
  void rightToLeftStandsRightBehindTheCanvasToo() throws IOException {
    var id = new Id("saw");
    var thinks =
        new EmpathyNote(
            id,
            EmpathyNote.Field.THOUGHTS,
            Order.first("1"),
            "מי ראה 10,000 שורות?",
            List.of(),
            null);
    assertThat(text(Document.of(List.of(Customer.named("דנה"), thinks)), Paper.A4))
        .contains("Empathy map", "10,000", "שורות");
  }

  @Test
  void codesStandForTheChainInReadingOrder() throws IOException {
    assertThat(text(Meridian.map(), Paper.A4))
        .containsSubsequence(
            "Dana Okafor",
            "Prove compliance",
            "Key touchpoints",
            "T1 Audit trail export 6 votes. Linked to F1",
            "Points of friction",
            "F1 Export stops at 10,000 rows",
            "8 votes. Linked to T1, G1, P1",
            "Key opportunities",
            "O1 Audit pack the auditor can open without us");
  }

  @Test
  void aRowThatFitsOnAPageStaysWholeBesideItsHead() throws IOException {
    var many = Stream.iterate(1, n -> n + 1).limit(12).map(n -> "Export " + n + " stops");
    var other = Stream.iterate(1, n -> n + 1).limit(22).map(n -> "Call " + n);
    var map =
        Meridian.withNotes(
            Map.of(
                Category.TOUCHPOINTS, other.toList(),
                Category.FRICTION, many.toList()));
    try (var pdf = printed(map, Paper.A4)) {
      var second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(pdf).replaceAll("\\s+", " "))
          .contains(
              "Protect patient records", "Points of friction", "Export 1 stops", "Export 12 stops");
    }
  }

  @Test
  void saysTheGapOrThatItIsNotMeasured() throws IOException {
    assertThat(text(Meridian.map(), Paper.A3)).contains("Gap 18%", "Gap 56%", "No measure");
  }

  @Test
  void b01AndB69_whatLooksLikeMarkupIsText() throws IOException {
    var text = "<img onerror=1> <script> </textarea> <w:t> &#x0; ]]> <![CDATA[";
    assertThat(text(Meridian.withFriction(text), Paper.A4)).contains(text);
  }

  @Test
  void b08_numbersInRightToLeftTextStayInOrder() throws IOException {
    var text = text(Meridian.withFriction("הייצוא נעצר אחרי 10,000 שורות"), Paper.A4);
    assertThat(text).contains("10,000").contains("הייצוא").contains("שורות");
  }

  /** The PDF library leaves what numbers part in the order of writing, brackets unturned. */
  @ParameterizedTest
  @CsvSource({
    "The export “הייצוא (3)” stops, The export “(3) הייצוא” stops",
    "See [הנספח (2) של 2026] for 3, See [2026 של (2) הנספח] for 3",
    "Report التقرير رقم 12 (نسخة 3) late, Report (3 نسخة) 12 التقرير رقم late",
    "Version 2.5 של Anubis (beta), Version 2.5 של Anubis (beta)",
  })
  void b08_numbersAndBracketsWithinALeftToRightLineStandAsTheyAreSeen(String text, String seen) {
    assertThat(new Letters().show(text).text().replace("\u200E", "")).isEqualTo(seen);
  }

  @Test
  void b70_whatNoFontHasIsSaidAndNeverABox() throws IOException {
    var text = text(Meridian.withFriction("監査ログ 😀 audit"), Paper.A4);
    assertThat(missing).containsExactly("Han", "Katakana", "symbols and emoji");
    assertThat(text).contains("F1 […] […] audit", "no font of ours has: Han, Katakana");
  }

  @Test
  void b07_anOverrideOfTheDirectionIsLeftOut() throws IOException {
    assertThat(text(Meridian.withFriction("abc \u202Efed"), Paper.A4)).contains("F1 abc fed");
  }
}
