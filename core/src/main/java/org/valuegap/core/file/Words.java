package org.valuegap.core.file;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Text;

/**
 * The words of the format: constants as they are written, and what a mistyped one may have meant.
 */
final class Words {
  private Words() {}

  /** A constant as the file writes it: {@code high-points}. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> of(Class<? extends Enum<?>> kind) {
    return Arrays.stream(kind.getEnumConstants()).map(Words::of).toList();
  }

  static <E extends Enum<E>> E constant(Class<E> kind, String word) {
    return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** {@code ; did you mean “x”?}, or what there is to choose from. */
  static String meant(String word, Collection<String> known) {
    var nearest = nearest(word, known);
    if (nearest != null) {
      return "; did you mean “" + nearest + "”?";
    }
    return known.size() > 20 ? "" : "; expected one of: " + String.join(", ", known);
  }

  private static @Nullable String nearest(String word, Collection<String> known) {
    String best = null;
    int least = (word.length() < 4 ? 1 : Math.max(2, word.length() / 2)) + 1;
    for (var candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /** How many letters must be changed (Levenshtein). */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 64) {
      return Integer.MAX_VALUE;
    }
    var row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /** A text as it is quoted in a message: short, on one line. */
  static String quoted(String text) {
    var line = text.replaceAll("[\\s\\p{Cc}]+", " ");
    return "“" + (line.length() > 40 ? Text.cut(line, 39) + "…" : line) + "”";
  }
}
