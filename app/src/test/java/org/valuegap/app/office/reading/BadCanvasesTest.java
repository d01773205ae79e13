package org.valuegap.app.office.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Hostile and broken files (reliability.md, section 6): one sentence, nothing done. */
class BadCanvasesTest {
  private static final String NAMESPACE =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
          + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  private static String refusal(byte[] file, String name) {
    var refused = catchThrowableOfType(Unreadable.class, () -> CanvasFile.read(file, name));
    assertThat(refused).isNotNull();
    assertThat(refused.why().in(Locale.ENGLISH)).doesNotContain("\n", "{");
    return refused.why().key();
  }

  /** A small workbook of our own, with one sheet of these rows. */
  private static Map<String, String> workbook(String rows) {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".spreadsheetml.sheet.main+xml\"/></Types>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            + "relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    parts.put(
        "xl/workbook.xml",
        "<workbook "
            + NAMESPACE
            + "><sheets><sheet name=\"Map\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet " + NAMESPACE + "><sheetData>" + rows + "</sheetData></worksheet>");
    return parts;
  }

  private static final String CANVAS =
      row(1, "Customer", "JOB #1")
          + row(2, "Dana Okafor", "Protect patient records")
          + row(3, "Key touchpoints", "Alert inbox")
          + row(4, "Value gap", "I can't see who opened a file");

  private static String row(int number, String... texts) {
    var row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < texts.length; i++) {
      row.append("<c r=\"" + (char) ('A' + i) + number + "\" t=\"inlineStr\"><is><t>")
          .append(texts[i])
          .append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void theSmallWorkbookItselfIsRead() throws Exception {
    var canvas = CanvasFile.read(zip(workbook(CANVAS)), "canvas.xlsx");
    assertThat(canvas.customer()).containsExactly("Dana Okafor");
    assertThat(canvas.jobs()).hasSize(1);
  }

  @Test
  void b55BombsAreRefusedBySizeAndCount() throws IOException {
    var large = workbook(CANVAS);
    large.put("xl/styles.xml", "<a>" + " ".repeat(80_000_000) + "</a>");
    assertThat(refusal(zip(large), "canvas.xlsx")).isEqualTo("refused.bomb");
    var many = workbook(CANVAS);
    for (int i = 0; i < 3_000; i++) {
      many.put("x" + i, "");
    }
    assertThat(refusal(zip(many), "canvas.xlsx")).isEqualTo("refused.entries");
  }

  @Test
  void b56PathsAndDoubleNamesAreRefused() throws IOException {
    for (var name : new String[] {"../x.xml", "/etc/x", "XL/Workbook.xml"}) {
      var parts = workbook(CANVAS);
      parts.put(name, "<a/>");
      assertThat(refusal(zip(parts), "canvas.xlsx")).as(name).isEqualTo("refused.paths");
    }
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      for (var name : new String[] {"[Content_Types].xml", "a", "a"}) {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.closeArchiveEntry();
      }
    }
    assertThat(refusal(bytes.toByteArray(), "canvas.xlsx")).isEqualTo("refused.paths");
  }

  @Test
  void b57DocumentTypesAreRefused() throws IOException {
    var parts = workbook(CANVAS);
    parts.compute(
        "xl/worksheets/sheet1.xml",
        (_, sheet) -> "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + sheet);
    assertThat(refusal(zip(parts), "canvas.xlsx")).isEqualTo("refused.doctype");
  }

  @Test
  void b58MacrosLinksAndHiddenSheetsAreSaidAndLeftOut() throws Exception {
    var parts = workbook(CANVAS);
    parts.put("xl/vbaProject.bin", "x");
    parts.put("xl/externalLinks/externalLink1.xml", "<externalLink/>");
    parts.compute(
        "xl/workbook.xml",
        (_, book) ->
            book.replace(
                "</sheets>",
                "<sheet name=\"Secret\" sheetId=\"2\" state=\"hidden\" r:id=\"rId1\"/></sheets>"));
    var canvas = CanvasFile.read(zip(parts), "canvas.xlsm");
    assertThat(canvas.assumptions())
        .contains(
            Message.of("assumed.macros"),
            Message.of("assumed.links"),
            Message.of("assumed.hidden", "Secret"));
  }

  @Test
  void b58FormulasAreTheirLastValues() throws Exception {
    var formula =
        "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>Friction</t></is></c>"
            + "<c r=\"B5\" t=\"str\"><f>cmd|'/c calc'!A1</f><v>Slow</v></c></row>";
    var canvas = CanvasFile.read(zip(workbook(CANVAS + formula)), "canvas.xlsx");
    assertThat(canvas.jobs().getFirst().notes(org.valuegap.core.valuemap.Category.FRICTION))
        .containsExactly("Slow");
    assertThat(canvas.assumptions()).contains(Message.of("assumed.formulas"));
  }

  @Test
  void b59OneCellFarAwayIsALimit() throws IOException {
    var far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assertThat(refusal(zip(workbook(far)), "canvas.xlsx")).isEqualTo("refused.cells");
  }

  @Test
  void hugeTextNumbersAndColumnsAreRefusedBeforeTheReaderSeesThem() throws IOException {
    var text = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row>";
    assertThat(refusal(zip(workbook(text)), "canvas.xlsx")).isEqualTo("refused.damaged");
    var column = "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>";
    assertThat(refusal(zip(workbook(column)), "canvas.xlsx")).isEqualTo("refused.damaged");
  }

  @Test
  void b60WrongKindsAreNamed() throws IOException {
    var good = zip(workbook(CANVAS));
    assertThat(refusal(good, "canvas.csv")).isEqualTo("refused.is-workbook");
    assertThat(refusal("Customer,Job".getBytes(UTF_8), "canvas.xlsx")).isEqualTo("refused.is-text");
    assertThat(refusal(Arrays.copyOf(good, good.length / 2), "canvas.xlsx"))
        .isEqualTo("refused.damaged");
    assertThat(refusal("%PDF-1.7".getBytes(UTF_8), "canvas.pdf")).isEqualTo("refused.extension");
    assertThat(refusal(new byte[0], "canvas.xlsx")).isEqualTo("refused.empty");
    assertThat(refusal(new byte[0], "canvas.csv")).isEqualTo("refused.empty");
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    assertThat(refusal(old, "canvas.xls")).isEqualTo("refused.old-xls");
    var locked = Arrays.copyOf(old, 200);
    var name = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, locked, 100, name.length);
    assertThat(refusal(locked, "canvas.xlsx")).isEqualTo("refused.password");
  }

  @Test
  void b61AMillionRowsAreALimitAndOpenQuotesAreMended() throws Exception {
    assertThat(refusal("a,b\n".repeat(1_000_000).getBytes(UTF_8), "canvas.csv"))
        .isEqualTo("refused.cells");
    var canvas =
        MessyCanvasesTest.read(
            "Customer,JOB #1\nDana Okafor,Protect records\n"
                + "Key touchpoints,\"Alert inbox\nValue gap,I can't see\n");
    assertThat(canvas.jobs().getFirst().notes()).hasSize(2);
    assertThat(canvas.assumptions()).contains(Message.of("assumed.quote", 3));
  }

  @Test
  void whatIsNoCanvasSaysSo() {
    var feedback = "id,text,topic\n1,It is slow,speed\n2,I can't find it,search\n";
    assertThat(refusal(feedback.getBytes(UTF_8), "feedback.csv")).isEqualTo("refused.not-canvas");
    assertThat(refusal("\u0000\u0001\u0002binary".getBytes(UTF_8), "x.csv"))
        .isEqualTo("refused.is-binary");
  }
}
