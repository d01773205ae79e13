package org.valuegap.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import org.valuegap.core.document.Document;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMap;

/** What a map can be exported as. */
public enum ExportFormat {
  PDF("application/pdf"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  CSV("text/csv;charset=UTF-8"),
  MD("text/markdown;charset=UTF-8"),
  YAML("application/yaml"),
  JSON("application/json");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** As it is written on the command line and at the end of a file's name. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a document, which must be as its reader may see it.
   *
   * @param paper for PDF
   * @param from where it comes from, for the head of a printed sheet; may be blank
   * @return the scripts that could not be printed, in words; empty but for PDF
   */
  public Set<String> write(Document document, Paper paper, String from, OutputStream to)
      throws IOException {
    var map = ValueMap.of(document);
    switch (this) {
      case PDF -> {
        return Pdf.write(map, paper, from, to);
      }
      case XLSX -> Xlsx.write(document, to);
      case CSV -> Csv.write(map, to);
      case MD -> Markdown.write(map, to);
      case YAML -> to.write(MapFile.write(document, MapFile.Form.YAML).getBytes(UTF_8));
      case JSON -> to.write(MapFile.write(document, MapFile.Form.JSON).getBytes(UTF_8));
    }
    return Set.of();
  }
}
