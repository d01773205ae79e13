package org.valuegap.app.office.reading;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a workbook, checked before the reader opens them: how many, how large unpacked,
 * under which names, no document types, no cell or text that is not there (B55 to B59).
 *
 * @param styled whether there are formats to read numbers by
 * @param sheets merged ranges of the sheets, by the number in their part's name
 */
record WorkbookParts(
    boolean styled, boolean macros, boolean links, Map<Integer, List<Grid.Range>> sheets) {
  private static final int ENTRIES = 2_000;
  private static final long UNPACKED = 64L * 1024 * 1024;
  private static final long LARGE = 4L * 1024 * 1024;
  private static final int RATIO = 200;
  private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet(\\d{1,4})\\.xml");
  private static final Pattern RANGE =
      Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
  private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
  private static final XMLInputFactory XML = xml();

  private static XMLInputFactory xml() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * @throws Unreadable when a reader should not open it
   */
  static WorkbookParts check(byte[] file) throws Unreadable {
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      var entries = Collections.list(zip.getEntries());
      checkNames(entries);
      checkSizes(entries, file.length);
      return new Check(zip, file.length).parts(entries);
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw new Unreadable("refused.damaged");
    }
  }

  List<Grid.Range> merged(int sheet) {
    return sheets.getOrDefault(sheet + 1, List.of());
  }

  private static void checkNames(List<ZipArchiveEntry> entries) throws Unreadable {
    if (entries.size() > ENTRIES) {
      throw new Unreadable("refused.entries");
    }
    var names = new HashSet<String>();
    for (var entry : entries) {
      var name = entry.getName();
      boolean outside =
          name.startsWith("/")
              || name.contains("\\")
              || name.contains(":")
              || List.of(name.split("/")).contains("..");
      if (outside || entry.isUnixSymlink() || !names.add(name.toLowerCase(java.util.Locale.ROOT))) {
        throw new Unreadable("refused.paths");
      }
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new Unreadable("refused.password");
      }
    }
    if (names.contains("mimetype") || !names.contains("[content_types].xml")) {
      throw new Unreadable("refused.is-text");
    }
  }

  private static void checkSizes(List<ZipArchiveEntry> entries, int packed) throws Unreadable {
    long declared = entries.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
    if (declared > UNPACKED || (declared > LARGE && declared / RATIO > packed)) {
      throw new Unreadable("refused.bomb");
    }
  }

  /** Reads every XML part once, counting; declared sizes may lie. */
  private static final class Check {
    private final ZipFile zip;
    private final int packed;
    private final Map<Integer, List<Grid.Range>> sheets = new HashMap<>();
    private long unpacked;
    private int texts;
    private int highestText = -1;
    private int cells;

    Check(ZipFile zip, int packed) {
      this.zip = zip;
      this.packed = packed;
    }

    WorkbookParts parts(List<ZipArchiveEntry> entries)
        throws IOException, XMLStreamException, Unreadable {
      boolean styled = false;
      boolean macros = false;
      boolean links = false;
      for (var entry : entries) {
        var name = entry.getName();
        styled |= name.equals("xl/styles.xml");
        macros |= name.endsWith("vbaProject.bin");
        links |= name.startsWith("xl/externalLinks/") || name.equals("xl/connections.xml");
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          read(entry);
        }
      }
      if (highestText >= texts) {
        throw new Unreadable("refused.damaged");
      }
      return new WorkbookParts(styled, macros, links, sheets);
    }

    private void read(ZipArchiveEntry entry) throws IOException, XMLStreamException, Unreadable {
      var sheet = SHEET.matcher(entry.getName());
      List<Grid.Range> merged = new ArrayList<>();
      if (sheet.matches()) {
        sheets.put(Integer.parseInt(sheet.group(1)), merged);
      }
      var in = new Counted(zip.getInputStream(entry));
      try (in) {
        var xml = XML.createXMLStreamReader(in);
        while (xml.hasNext()) {
          int event = xml.next();
          if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unreadable("refused.doctype");
          }
          if (event == XMLStreamConstants.START_ELEMENT) {
            element(xml, merged);
          }
        }
      } catch (IOException | XMLStreamException e) {
        if (in.over) {
          throw new Unreadable("refused.bomb");
        }
        throw e;
      }
    }

    private void element(XMLStreamReader xml, List<Grid.Range> merged)
        throws XMLStreamException, Unreadable {
      switch (xml.getLocalName()) {
        case "si" -> texts++;
        case "mergeCell" -> {
          var range = RANGE.matcher(String.valueOf(xml.getAttributeValue(null, "ref")));
          if (range.matches() && merged.size() < CanvasFile.ROWS) {
            merged.add(
                new Grid.Range(
                    Integer.parseInt(range.group(2)) - 1,
                    column(range.group(1)),
                    Integer.parseInt(range.group(4)) - 1,
                    column(range.group(3))));
          }
        }
        case "c" -> cell(xml);
        default -> {}
      }
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, Unreadable {
      var name = xml.getAttributeValue(null, "r");
      if (name != null && !CELL.matcher(name).matches()) {
        throw new Unreadable("refused.damaged");
      }
      if (++cells > 20 * CanvasFile.CELLS) {
        throw DelimitedText.tooMany();
      }
      if (!"s".equals(xml.getAttributeValue(null, "t"))) {
        return;
      }
      while (xml.hasNext()
          && !(xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c"))) {
        if (xml.isStartElement() && xml.getLocalName().equals("v")) {
          highestText = Math.max(highestText, Integer.parseInt(xml.getElementText().strip()));
        }
      }
    }

    private static int column(String letters) {
      int column = 0;
      for (char letter : letters.toCharArray()) {
        column = column * 26 + letter - 'A' + 1;
      }
      return column - 1;
    }

    /** Ends a stream that gives more than may be, so that no text is gathered from it. */
    private final class Counted extends FilterInputStream {
      private boolean over;

      Counted(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(read);
        return read;
      }

      private void count(int read) throws IOException {
        unpacked += Math.max(0, read);
        over = unpacked > UNPACKED || (unpacked > LARGE && unpacked / RATIO > packed);
        if (over) {
          throw new IOException("too large unpacked");
        }
      }
    }
  }
}
