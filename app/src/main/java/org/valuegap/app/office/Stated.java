package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Parts;
import org.valuegap.core.language.Span;
import org.valuegap.core.language.Statement;

/**
 * A statement as it is printed, its parts underlined as on the screen.
 *
 * @param pieces together the whole text, in its order
 */
public record Stated(Shown whole, List<Piece> pieces) {
  /**
   * @param mark of the style sheet: {@code part-1} to {@code part-3}; null between the parts
   */
  public record Piece(@Nullable String mark, String text) {}

  /** A part and its number, from 1. */
  private record Part(int number, Span span) {}

  static Stated of(Statement statement, Letters letters) {
    var shown = letters.show(statement.text());
    // What print had to change, for its letters or its direction, has its parts elsewhere.
    var parts =
        shown.text().equals(statement.text()) && !shown.rightToLeft()
            ? parts(statement)
            : List.<Part>of();
    var pieces = new ArrayList<Piece>();
    int end = 0;
    for (var part : parts) {
      var span = part.span;
      if (span.start() > end) {
        pieces.add(new Piece(null, shown.text().substring(end, span.start())));
      }
      pieces.add(new Piece("part-" + part.number, span.of(shown.text())));
      end = span.end();
    }
    if (end < shown.text().length()) {
      pieces.add(new Piece(null, shown.text().substring(end)));
    }
    return new Stated(shown, pieces);
  }

  private static List<Part> parts(Statement statement) {
    var spans = Parts.of(statement);
    return IntStream.rangeClosed(1, spans.size())
        .filter(number -> spans.get(number - 1) != null)
        .mapToObj(number -> new Part(number, Objects.requireNonNull(spans.get(number - 1))))
        .sorted(Comparator.comparing(part -> part.span.start()))
        .toList();
  }

  /** A prompt or a blank: a text without parts. */
  static Stated plain(Shown shown) {
    return new Stated(shown, List.of(new Piece(null, shown.text())));
  }
}
