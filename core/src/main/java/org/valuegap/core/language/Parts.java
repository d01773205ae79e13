package org.valuegap.core.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a statement as they are marked where it stands, on screens and on paper. */
public final class Parts {
  private static final List<@Nullable Span> NONE = Arrays.asList(null, null, null);

  private Parts() {}

  /**
   * Verb, object and circumstance, or delta, measure and focus; null where there is none, and
   * throughout where the rules do not read the language. Widened over the small words before them,
   * so that the marks leave no holes.
   */
  public static List<@Nullable Span> of(Statement statement) {
    if (WritingRules.isOtherLanguage(statement)) {
      return NONE;
    }
    var parts = new ArrayList<@Nullable Span>();
    int end = 0;
    for (var part :
        Arrays.<@Nullable Span>asList(
            statement.verb(), statement.object(), statement.circumstance())) {
      if (part == null) {
        parts.add(null);
      } else {
        parts.add(end == 0 ? part : new Span(firstWord(statement.text(), end, part), part.end()));
        end = part.end();
      }
    }
    return parts;
  }

  /** Where the first word behind {@code from} begins, at the latest where the part does. */
  private static int firstWord(String text, int from, Span part) {
    int at = Math.min(from, part.start());
    while (at < part.start() && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
