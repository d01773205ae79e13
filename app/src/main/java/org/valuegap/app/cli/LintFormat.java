package org.valuegap.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.valuegap.app.wire.LintedFile;
import org.valuegap.app.wire.Sarif;
import org.valuegap.core.language.Finding;

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
      Output.text(text, streams);
    }
  },
  JSON {
    @Override
    void write(List<LintedFile> files, Streams streams) {
      Output.text(LintedFile.json(files) + "\n", streams);
    }
  },
  /** SARIF 2.1.0, for code hosts. */
  SARIF {
    @Override
    void write(List<LintedFile> files, Streams streams) {
      Output.text(Sarif.write(files) + "\n", streams);
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

  private static String severity(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
