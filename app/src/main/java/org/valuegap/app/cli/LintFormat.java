package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.valuegap.core.language.Finding;
import tools.jackson.core.JsonGenerator;

/** How findings are written; each is named as {@code --format} names it. */
enum LintFormat {
  /** One line a finding: {@code file:line:column: severity rule: message}, and the rewrite. */
  TEXT {
    @Override
    void write(List<LintedFile> files, Streams streams) {
      var text =
          files.stream()
              .flatMap(file -> file.findings().stream().map(found -> line(file, found)))
              .collect(Collectors.joining());
      Output.write(null, text.getBytes(UTF_8), streams);
    }
  },
  /** What CONTRACTS.md says: an object for one file, a list of such for several. */
  JSON {
    @Override
    void write(List<LintedFile> files, Streams streams) {
      JsonText.write(
          streams,
          json -> {
            if (files.size() == 1) {
              object(json, files.getFirst());
            } else {
              json.writeStartArray();
              files.forEach(file -> object(json, file));
              json.writeEndArray();
            }
          });
    }
  },
  /** SARIF 2.1.0, for code hosts. */
  SARIF {
    @Override
    void write(List<LintedFile> files, Streams streams) {
      JsonText.write(streams, json -> Sarif.write(files, json));
    }
  };

  abstract void write(List<LintedFile> files, Streams streams);

  private static String line(LintedFile file, LintedFile.Found found) {
    var finding = found.finding();
    var start = found.place().start();
    return "%s:%d:%d: %s %s: %s%s%n"
        .formatted(
            file.name(),
            start.line(),
            start.column(),
            severity(finding),
            finding.rule(),
            finding.message(),
            finding.rewrite() == null ? "" : " Try: " + finding.rewrite());
  }

  private static void object(JsonGenerator json, LintedFile file) {
    json.writeStartObject();
    json.writeStringProperty("file", file.name());
    json.writeArrayPropertyStart("findings");
    for (var found : file.findings()) {
      finding(json, found.finding(), found.location().path());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A finding as CONTRACTS.md has it. */
  static void finding(JsonGenerator json, Finding finding, String path) {
    json.writeStartObject();
    json.writeStringProperty("rule", finding.rule());
    json.writeStringProperty("severity", severity(finding));
    json.writeStringProperty("path", path);
    json.writeName("span");
    var span = finding.span();
    if (span == null) {
      json.writeNull();
    } else {
      json.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
    json.writeStringProperty("message", finding.message());
    json.writeName("rewrite");
    if (finding.rewrite() == null) {
      json.writeNull();
    } else {
      json.writeString(finding.rewrite());
    }
    json.writeEndObject();
  }

  static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
