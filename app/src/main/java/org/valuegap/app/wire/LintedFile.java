package org.valuegap.app.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Document;
import org.valuegap.core.file.LocatedMap;
import org.valuegap.core.file.LocatedMap.Location;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.guidance.Findings;
import org.valuegap.core.guidance.MapFinding;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Products;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import tools.jackson.core.JsonGenerator;

/**
 * A map file and what the rules find in it.
 *
 * @param name as it was called
 */
public record LintedFile(String name, List<Found> findings) {

  /**
   * A finding and where it stands.
   *
   * @param text the whole text that the finding's span is of; null when it is about no text
   */
  public record Found(Location location, Finding finding, @Nullable String text) {
    /** The words in question, or all of what the finding is about. */
    public Location place() {
      var span = finding.span();
      return text == null || span == null
          ? location
          : location.within(text, span.start(), span.end());
    }
  }

  /**
   * @throws org.valuegap.core.file.MapFileException when it is not a map
   */
  public static LintedFile of(String name, String text, Products products) {
    var located = MapFile.locate(text, name);
    var document = Document.of(located.elements());
    var findings =
        Findings.of(ValueMap.of(document), products).stream()
            .map(finding -> found(finding, located, document))
            .toList();
    return new LintedFile(name, findings);
  }

  private static Found found(MapFinding found, LocatedMap located, Document document) {
    var element = document.get(found.on());
    var key =
        switch (element) {
          case Job _ -> "job";
          case Customer _ -> "name";
          case null, default -> found.field();
        };
    return new Found(located.at(found.on(), key), found.finding(), found.text());
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(found -> found.finding().severity() == Severity.ERROR);
  }

  /** What CONTRACTS.md says: an object for one file, a list of such for several. */
  public static String json(List<LintedFile> files) {
    return Json.write(out -> {
      if (files.size() == 1) {
        files.getFirst().write(out);
      } else {
        out.writeStartArray();
        files.forEach(file -> file.write(out));
        out.writeEndArray();
      }
    });
  }

  private void write(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("file", name);
    out.writeArrayPropertyStart("findings");
    findings.forEach(found -> Check.write(out, found.finding(), found.location().path()));
    out.writeEndArray();
    out.writeEndObject();
  }
}
