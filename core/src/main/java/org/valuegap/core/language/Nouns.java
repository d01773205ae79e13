package org.valuegap.core.language;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Number of nouns: how many an English noun says, and how it says more than one. */
final class Nouns {
  private static final Map<String, String> PLURALS =
      Map.of(
          "person", "people",
          "child", "children",
          "man", "men",
          "woman", "women",
          "staff", "staff",
          "personnel", "personnel",
          "people", "people");

  /** End in s and are one. */
  private static final Set<String> SINGULAR_IN_S =
      Set.of(
          "analysis",
          "basis",
          "bias",
          "bonus",
          "campus",
          "census",
          "chaos",
          "consensus",
          "corps",
          "crisis",
          "diagnosis",
          "focus",
          "gas",
          "hypothesis",
          "lens",
          "logistics",
          "mathematics",
          "minus",
          "news",
          "plus",
          "radius",
          "series",
          "status",
          "surplus",
          "synthesis",
          "virus");

  private Nouns() {}

  static String plural(String noun) {
    int blank = noun.lastIndexOf(' ') + 1;
    var head = noun.substring(blank);
    return noun.substring(0, blank)
        + PLURALS.getOrDefault(head, isPlural(head) ? head : regularPlural(head));
  }

  private static String regularPlural(String noun) {
    if (noun.matches(".*[^aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun + (noun.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }

  static boolean isPlural(String noun) {
    var word = noun.toLowerCase(Locale.ROOT);
    return Words.oneOf(word, "people", "children", "men", "women", "police", "odds", "data")
        || word.endsWith("s")
            && !word.matches(".*(ss|us|is|'s|’s)")
            && !SINGULAR_IN_S.contains(word);
  }
}
