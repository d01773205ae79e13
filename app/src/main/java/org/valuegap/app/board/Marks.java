package org.valuegap.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.wire.Check;
import org.valuegap.core.document.Id;
import org.valuegap.core.guidance.Findings;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Span;
import org.valuegap.core.valuemap.ValueMap;

/**
 * How a statement is marked where it stands: line styles for its parts, a wave under what is at
 * fault. The browser's {@code model/checks.ts} marks alike.
 */
public final class Marks {
  /**
   * A stretch of a statement under one mark.
   *
   * @param css its classes; empty for plain words
   */
  public record Piece(String text, String css) {}

  private Marks() {}

  /**
   * @param on the job or outcome that says it
   */
  static List<Piece> of(Check check, ValueMap map, Id on) {
    var flags =
        check.findings().stream()
            .filter(finding -> finding.severity() != Severity.ADVICE)
            .filter(finding -> !Findings.isLetBe(map, on, finding, check.text()))
            .<@Nullable Span>map(Finding::span)
            .toList();
    var cuts = new TreeSet<>(List.of(0, check.text().length()));
    for (var spans : List.of(check.parts(), flags)) {
      for (var span : spans) {
        if (span != null) {
          cuts.addAll(List.of(span.start(), span.end()));
        }
      }
    }
    var pieces = new ArrayList<Piece>();
    for (int from : cuts.headSet(check.text().length())) {
      var text = check.text().substring(from, Objects.requireNonNull(cuts.higher(from)));
      pieces.add(new Piece(text, css(check, flags, from)));
    }
    return pieces;
  }

  private static String css(Check check, List<@Nullable Span> flags, int at) {
    if (flags.stream().anyMatch(span -> holds(span, at))) {
      return "part part-flag";
    }
    for (int i = 0; i < check.parts().size(); i++) {
      if (holds(check.parts().get(i), at)) {
        return "part part-" + (i + 1);
      }
    }
    return "";
  }

  private static boolean holds(@Nullable Span span, int at) {
    return span != null && span.start() <= at && at < span.end();
  }
}
