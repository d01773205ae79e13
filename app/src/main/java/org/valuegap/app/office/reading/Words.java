package org.valuegap.app.office.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts compared as people read them: no case, accents, punctuation or plural, typing errors. */
final class Words {
  private static final Pattern MARK = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Words() {}

  /** The words of a text in lower case and singular. */
  static List<String> of(String text) {
    return Stream.of(plain(text).split(" "))
        .filter(word -> !word.isEmpty())
        .map(Words::singular)
        .toList();
  }

  /** Letters and digits in lower case, single spaces between words. */
  static String plain(String text) {
    var letters = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.endsWith("sses")) {
      return word.substring(0, word.length() - 2);
    }
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /** Whether two words differ by no more than typing errors: one in five letters, two in ten. */
  static boolean alike(String one, String other) {
    int allowed = Math.min(one.length(), other.length()) / 5;
    return one.equals(other)
        || (sameBeginning(one, other)
            && Math.abs(one.length() - other.length()) <= Math.min(allowed, 2)
            && distance(one, other) <= Math.min(allowed, 2));
  }

  /** Few mistype both of the first two letters; comparing the rest is what costs. */
  private static boolean sameBeginning(String one, String other) {
    return one.length() > 1
        && other.length() > 1
        && (one.charAt(0) == other.charAt(0) || one.charAt(1) == other.charAt(1));
  }

  /** How many letters to add, drop, change or swap with the next (optimal string alignment). */
  private static int distance(String one, String other) {
    var costs = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          costs[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
        cost = Math.min(cost, costs[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          cost = Math.min(cost, costs[i - 2][j - 2] + 1);
        }
        costs[i][j] = cost;
      }
    }
    return costs[one.length()][other.length()];
  }
}
