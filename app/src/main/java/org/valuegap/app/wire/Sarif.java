package org.valuegap.app.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.valuegap.core.file.LocatedMap.Location;
import org.valuegap.core.guidance.MapRules;
import org.valuegap.core.guidance.MethodReference;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.WritingRules;
import tools.jackson.core.JsonGenerator;

/** Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS). */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** All rules, each at the index that results name. */
  private static final List<String> RULES =
      Stream.of(WritingRules.ids(), List.of(WritingRules.OTHER_LANGUAGE), MapRules.ids())
          .flatMap(List::stream)
          .distinct()
          .toList();

  private Sarif() {}

  public static String write(List<LintedFile> files) {
    return Json.write(json -> write(files, json));
  }

  private static void write(List<LintedFile> files, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    json.writeObjectPropertyStart("tool");
    driver(json);
    json.writeEndObject();
    json.writeStringProperty("columnKind", "unicodeCodePoints");
    json.writeArrayPropertyStart("results");
    for (var file : files) {
      file.findings().forEach(found -> result(json, file, found));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void driver(JsonGenerator json) {
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "valuegap lint");
    var version = Sarif.class.getPackage().getImplementationVersion();
    json.writeStringProperty("version", Objects.requireNonNullElse(version, "0"));
    json.writeArrayPropertyStart("rules");
    for (var rule : RULES) {
      json.writeStartObject();
      json.writeStringProperty("id", rule);
      text(json, "shortDescription", inWords(rule));
      text(json, "fullDescription", MethodReference.summary(rule));
      json.writeObjectPropertyStart("help");
      json.writeStringProperty("text", MethodReference.section(rule));
      json.writeStringProperty("markdown", MethodReference.section(rule));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String inWords(String rule) {
    var words = rule.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static void text(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, LintedFile file, LintedFile.Found found) {
    var finding = found.finding();
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.rule());
    json.writeNumberProperty("ruleIndex", RULES.indexOf(finding.rule()));
    json.writeStringProperty("level", level(finding.severity()));
    text(json, "message", message(finding));
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", uri(file.name()));
    json.writeEndObject();
    region(json, found.place());
    json.writeEndObject();
    json.writeArrayPropertyStart("logicalLocations");
    json.writeStartObject();
    json.writeStringProperty("fullyQualifiedName", found.location().path());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case ADVICE -> "note";
    };
  }

  private static String message(Finding finding) {
    return finding.rewrite() == null
        ? finding.message()
        : finding.message() + " Try: " + finding.rewrite();
  }

  private static void region(JsonGenerator json, Location place) {
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", place.start().line());
    json.writeNumberProperty("startColumn", place.start().column());
    json.writeNumberProperty("endLine", place.end().line());
    json.writeNumberProperty("endColumn", place.end().column());
    json.writeEndObject();
  }

  /** Relative as it was named, which is how code hosts find it in the repository. */
  private static String uri(String name) {
    if (Path.of(name).isAbsolute()) {
      return Path.of(name).toUri().toString();
    }
    try {
      return new URI(null, null, name.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      return new String(name.replaceAll("[^A-Za-z0-9._/-]", "_"));
    }
  }
}
