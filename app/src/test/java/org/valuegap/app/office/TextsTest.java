package org.valuegap.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.valuegap.core.document.Document;

/** CSV and Markdown. */
class TextsTest {
  private static String written(ExportFormat format, Document map) throws IOException {
    var file = new ByteArrayOutputStream();
    format.write(map, Paper.A3, "", file);
    return file.toString(UTF_8);
  }

  private static List<List<String>> csv(Document map) throws IOException {
    var text = written(ExportFormat.CSV, map).substring(1);
    try (var reader = CsvReader.builder().ofCsvRecord(text)) {
      return reader.stream().map(row -> List.copyOf(row.getFields())).toList();
    }
  }

  @Test
  void csvIsThePrintedCanvas() throws IOException {
    var rows = csv(Meridian.map());
    assertThat(rows).hasSize(9);
    assertThat(rows.get(0)).containsExactly("Customer", "JOB #1", "", "JOB #2", "", "JOB #3", "");
    assertThat(rows.get(3).get(1))
        .isEqualTo("Transfer policy editor\nDaily exposure digest\nAlert inbox");
  }

  @Test
  void b12AndB13_noLineOfACsvCellBeginsAFormula() throws IOException {
    var map =
        Meridian.withFriction("=cmd|'/c calc'!A1", "+1", "-2", "@x", "a\n=b", "x \t=1", "plain");
    assertThat(csv(map).get(5).get(1).lines())
        .containsExactly("'=cmd|'/c calc'!A1", "'+1", "'-2", "'@x", "a =b", "x \t=1", "plain");
  }

  @Test
  void markdownHasASectionToAJobAndKeyAnswersBold() throws IOException {
    assertThat(written(ExportFormat.MD, Meridian.map()))
        .startsWith("# Value Gap Map: Dana Okafor\n\nHead of Information Security")
        .contains(
            """
            ## Job 2: Prove compliance before the audit deadline

            Desired outcome: Minimize the time to assemble audit evidence

            Gap 56%

            ### Key touchpoints

            - **Audit trail export** (6 votes)
            - Evidence requests by email
            - Quarterly review call
            """);
  }

  @Test
  void b01AndB02_markdownTakesNoTextForMarkup() throws IOException {
    var map = Meridian.withFriction("x", "<b>*a*</b> [l](javascript:1)", "1. one", "# head");
    assertThat(written(ExportFormat.MD, map))
        .contains("- \\<b\\>\\*a\\*\\</b\\> \\[l\\](javascript:1)\n- 1\\. one\n- \\# head\n");
  }
}
