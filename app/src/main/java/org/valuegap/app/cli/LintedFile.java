package org.valuegap.app.cli;

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

/**
 * A map file and what the rules find in it.
 *
 * @param name as it was called
 */
record LintedFile(String name, List<Found> findings) {

  /**
   * A finding and where it stands.
   *
   * @param text the whole text that the finding's span is of; null when it is about no text
   */
  record Found(Location location, Finding finding, @Nullable String text) {
    /** The words in question, or all of what the finding is about. */
    Location place() {
      var span = finding.span();
      return text == null || span == null
          ? location
          : location.within(text, span.start(), span.end());
    }
  }

  /**
   * @throws org.valuegap.core.file.MapFileException when it is not a map
   */
  static LintedFile of(Input input, Products products) {
    var located = MapFile.locate(input.text(), input.name());
    var document = Document.of(located.elements());
    var findings =
        Findings.of(ValueMap.of(document), products).stream()
            .map(finding -> found(finding, located, document))
            .toList();
    return new LintedFile(input.name(), findings);
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

  boolean hasErrors() {
    return findings.stream().anyMatch(found -> found.finding().severity() == Severity.ERROR);
  }
}
