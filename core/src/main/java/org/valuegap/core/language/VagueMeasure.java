package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A measure that nobody could measure. */
final class VagueMeasure implements WritingRule {
  @Override
  public String id() {
    return "vague-measure";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var span = OutcomeGrammar.vagueMeasure(statement);
    var clause = statement.clause();
    if (span == null && statement.object() == null && compares(clause)) {
      span = clause.span(clause.start(), clause.size());
    }
    if (span == null
        || statement.object() != null
            && !span.equals(statement.object())
            && statement.object().end() < span.start()) {
      return null;
    }
    return new Finding(
        id(), Severity.ERROR, Message.of(id(), span.of(statement.text())), span, null);
  }

  /** "Faster service", "the thing should be lighter", "the most attractive house". */
  static boolean compares(Statement.Clause clause) {
    if (clause.verb() >= 0 || clause.word(clause.start()).equals("no")) {
      return false;
    }
    for (int i = clause.start(); i < clause.size(); i++) {
      var word = clause.word(i);
      if (isComparative(word)
          || Words.oneOf(word, "more", "most", "better", "best", "less", "worse")
          || ADJECTIVE.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** {@code faster}, {@code easiest}. */
  static boolean isComparative(String word) {
    return word.length() > 4
        && word.matches(".*(er|est|ier|iest)")
        && !Words.isVerb(word)
        && isAdjective(word.replaceAll("(ier|iest)$", "y").replaceAll("(er|est)$", ""));
  }

  private static boolean isAdjective(String stem) {
    int last = stem.length() - 1;
    return ADJECTIVE.contains(stem)
        || ADJECTIVE.contains(stem + "e")
        || stem.charAt(last) == stem.charAt(last - 1)
            && ADJECTIVE.contains(stem.substring(0, last));
  }

  private static final Set<String> ADJECTIVE =
      Set.of(
          "fast",
          "light",
          "quick",
          "cheap",
          "easy",
          "safe",
          "strong",
          "smooth",
          "simple",
          "clear",
          "clean",
          "reliable",
          "attractive",
          "good",
          "great",
          "nice",
          "small",
          "large",
          "big",
          "long",
          "short",
          "high",
          "low",
          "smart",
          "comfortable",
          "friendly",
          "secure",
          "seamless",
          "flexible",
          "intuitive",
          "modern",
          "happy",
          "quiet",
          "warm",
          "cold",
          "bright",
          "robust",
          "convenient",
          "efficient",
          "effective",
          "accurate",
          "affordable",
          "stable",
          "beautiful",
          "perfect");
}
