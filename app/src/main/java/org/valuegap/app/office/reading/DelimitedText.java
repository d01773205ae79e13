package org.valuegap.app.office.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text with separators, in whatever encoding and with whatever separator it was saved. */
final class DelimitedText {
  private static final Pattern DIRECTIVE = Pattern.compile("\\Asep=(.)\\r?\\n");

  /** How spreadsheets are kept from running a text as a formula. */
  private static final Pattern GUARD =
      Pattern.compile("(?m)(^[\\s\\u00A0'\\p{Cf}]*)'([=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

  private DelimitedText() {}

  /** One grid: by the separator that shows most of a canvas. */
  static List<Grid> read(byte[] file, List<Message> said) throws Unreadable {
    var text = decoded(file, said);
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable("refused.is-binary");
    }
    var directive = DIRECTIVE.matcher(text);
    var separators = List.of(',', ';', '\t', '|');
    if (directive.find()) {
      separators = List.of(directive.group(1).charAt(0));
      text = text.substring(directive.end());
    }
    Read best = null;
    int most = -1;
    for (char separator : separators) {
      if (best != null && text.indexOf(separator) < 0) {
        continue;
      }
      var read = split(text, separator);
      int score = Table.of(read.grid()).score() * 1000 + Math.min(read.grid().width(), 999);
      if (score > most) {
        best = read;
        most = score;
      }
    }
    if (best == null) {
      throw new Unreadable("refused.empty");
    }
    said.addAll(best.said());
    return List.of(best.grid());
  }

  private record Read(Grid grid, List<Message> said) {}

  private static Read split(String text, char separator) throws Unreadable {
    var rows = new ArrayList<List<String>>();
    int cells = 0;
    try (var reader = reader(text, separator)) {
      for (CsvRecord record : reader) {
        var row = record.getFields().stream().map(DelimitedText::unguarded).toList();
        cells += (int) row.stream().filter(cell -> !cell.isBlank()).count();
        rows.add(row);
        if (rows.size() > CanvasFile.ROWS
            || row.size() > CanvasFile.COLUMNS
            || cells > CanvasFile.CELLS) {
          throw tooMany();
        }
      }
    } catch (CsvParseException e) {
      throw tooMany(); // the one thing a lenient reader refuses is a cell without end
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    int line = openQuote(text, separator);
    if (line > 0) {
      var without = split(withoutQuote(text, line), separator);
      var said = new ArrayList<>(without.said());
      said.addFirst(Message.of("assumed.quote", line));
      return new Read(without.grid(), said);
    }
    return new Read(Grid.of("", rows, List.of()), List.of());
  }

  private static CsvReader<CsvRecord> reader(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .allowUnclosedQuote(true)
        .ofCsvRecord(text);
  }

  static Unreadable tooMany() {
    return new Unreadable("refused.cells", CanvasFile.ROWS, CanvasFile.COLUMNS, CanvasFile.CELLS);
  }

  private static String unguarded(String cell) {
    return GUARD.matcher(cell).replaceAll("$1$2");
  }

  /** The line in which a cell begins with a quotation mark that nothing closes, or 0. */
  private static int openQuote(String text, char separator) {
    boolean quoted = false;
    boolean atStart = true;
    int line = 1;
    int opened = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (quoted || atStart)) {
        quoted = !quoted;
        atStart = quoted && atStart;
        opened = quoted && opened == 0 ? line : quoted ? opened : 0;
      } else {
        atStart = !quoted && (c == separator || c == '\n' || c == '\r');
      }
      line += c == '\n' ? 1 : 0;
    }
    return quoted ? opened : 0;
  }

  /** The text without the last quotation mark of this line that could open a cell. */
  private static String withoutQuote(String text, int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    int end = text.indexOf('\n', start);
    int quote = text.lastIndexOf('"', end < 0 ? text.length() : end);
    return text.substring(0, quote) + text.substring(quote + 1);
  }

  private static String decoded(byte[] file, List<Message> said) {
    for (var mark :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      var bytes = "\uFEFF".getBytes(mark);
      if (file.length >= bytes.length
          && ByteBuffer.wrap(file, 0, bytes.length).equals(ByteBuffer.wrap(bytes))) {
        return new String(file, bytes.length, file.length - bytes.length, mark);
      }
    }
    var wide = wide(file);
    if (wide != null) {
      return new String(file, wide);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      said.add(Message.of("assumed.encoding"));
      return new String(file, Charset.forName("windows-1252"));
    }
  }

  /** UTF-16 without a mark shows by zeros in every other byte. */
  private static @Nullable Charset wide(byte[] file) {
    int length = Math.min(file.length, 4_000);
    int even = 0;
    int odd = 0;
    for (int i = 0; i < length; i++) {
      if (file[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    if (length < 4 || Math.max(even, odd) < length / 4) {
      return null;
    }
    return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }
}
