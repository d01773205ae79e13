package org.valuegap.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import org.valuegap.core.valuemap.ValueMap;

/** The printed canvas as CSV (CONTRACTS.md, Canvas as a table): texts and their order only. */
public final class Csv {
  private Csv() {}

  /** Writes UTF-8 with a byte order mark, so that spreadsheets read the letters right. */
  public static void write(ValueMap map, OutputStream to) throws IOException {
    to.write("\uFEFF".getBytes(UTF_8));
    var writer = new OutputStreamWriter(to, UTF_8);
    var csv =
        CsvWriter.builder().quoteStrategy(QuoteStrategies.NON_EMPTY).bufferSize(0).build(writer);
    for (var row : CanvasTable.rows(map)) {
      csv.writeRecord(row.stream().map(Csv::safe).toList());
    }
    writer.flush();
  }

  /**
   * A text that no spreadsheet takes for a formula: an apostrophe goes before any line that begins
   * like one. Import takes it off again.
   */
  static String safe(String text) {
    return FORMULA.matcher(text).replaceAll("$1'$2");
  }

  private static final java.util.regex.Pattern FORMULA =
      java.util.regex.Pattern.compile(
          "(?m)(^[\\s\\u00A0'\\p{Cf}]*)([=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");
}
