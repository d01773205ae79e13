package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DELTA;
import static org.valuegap.core.language.Words.Is.DELTA_OR_JOB;
import static org.valuegap.core.language.Words.Is.MEASURE;
import static org.valuegap.core.language.Words.Is.QUALITY;
import static org.valuegap.core.language.Words.Is.VAGUE_MEASURE;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A result, or how well it should be reached, which belongs to the desired outcome. */
final class IsOutcome implements WritingRule {
  @Override
  public String id() {
    return "is-outcome";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    boolean delta =
        clause.verb() >= 0
            && (Words.is(DELTA, clause.verbWord()) || Words.is(DELTA, clause.verbPhrase()))
            && (!Words.is(DELTA_OR_JOB, clause.verbWord()) || measures(clause));
    if (delta) {
      return found("result", clause.span(clause.verb(), clause.rest()), null);
    }
    var target = TARGET.matcher(statement.text());
    if (target.find()) {
      return found("target", new Span(target.start(), target.end()), null);
    }
    if (clause.verb() >= 0
        && GETS.contains(clause.verbWord())
        && Words.oneOf(clause.word(clause.rest()), "more", "fewer", "less", "zero")
        && !clause.word(clause.rest() + 1).equals("than")) {
      return found("how-much", clause.span(clause.rest(), clause.rest() + 1), null);
    }
    if (clause.verbWord().equals("make") && clause.rest() < clause.size()) {
      int last = clause.rest();
      while (last + 1 < clause.size()
          && Words.match(CIRCUMSTANCE, clause.tokens(), last + 1) == 0) {
        last++;
      }
      if (Words.oneOf(clause.word(last - 1), "more", "less")
          || VagueMeasure.isComparative(clause.word(last))) {
        return found("how-well", clause.span(last, last + 1), null);
      }
    }
    for (int i = 0; i < clause.size(); i++) {
      int length = Words.match(QUALITY, clause.tokens(), i);
      if (i > clause.rest() && Words.oneOf(clause.word(i), "that", "which", "who")) {
        return null; // what is said of the object is not said of the job
      }
      if (length > 0 && (i != clause.verb() || length > 1) && !savesUp(clause, i + length)) {
        return found("how-well", clause.span(i, i + length), without(statement, i, i + length));
      }
    }
    return null;
  }

  /** Verbs behind which "more" or "fewer" is a result: "win more deals". */
  private static final Set<String> GETS =
      Set.of("attract", "close", "earn", "gain", "get", "have", "lose", "sell", "spend", "win");

  /** "Save money for retirement" puts it aside; "save money on fuel" spends less. */
  private static boolean savesUp(Statement.Clause clause, int next) {
    return clause.verbWord().equals("save")
        && Words.oneOf(clause.word(next), "for", "toward", "towards");
  }

  /** A share or a limit that a number sets: "by 20%", "in less than two hours". */
  private static final Pattern TARGET =
      Pattern.compile(
          "(?i)\\b(?:by |of |a |to )?\\d+(?:[.,]\\d+)? ?(?:%|percent\\b|per cent\\b)"
              + "|\\b(?:reach|hit|achieve|exceed|attain) [$€£]?\\d[\\d.,]*\\w*"
              + "|\\bby (?:\\w+ )?(?:percent|per cent|half|a third|a quarter)\\b"
              + "|\\b(?:in|under|for|within|by) (?:less|fewer|more|at least|at most|under) than \\w+"
              + "|\\b(?:in|within) (?:under|at most) \\w+ (?:second|minute|hour|day|week|month)s?\\b");

  private Finding found(String what, Span span, @Nullable String rewrite) {
    return new Finding(id(), Severity.ERROR, Message.of(id() + "." + what), span, rewrite);
  }

  private static boolean measures(Statement.Clause clause) {
    int at = clause.rest();
    for (; at < clause.size() && Words.match(CIRCUMSTANCE, clause.tokens(), at) == 0; at++) {
      boolean head = at + 1 == clause.size() || !Words.is(MEASURE, clause.word(at + 1));
      if (head && Words.match(MEASURE, clause.tokens(), at) > 0
          || Words.match(VAGUE_MEASURE, clause.tokens(), at) > 0) {
        return true;
      }
    }
    return false;
  }

  /** The job without the words that say how well, with those that joined them to others. */
  private static @Nullable String without(Statement statement, int from, int to) {
    var clause = statement.clause();
    if (clause.word(from - 1).equals("and") || clause.word(to).equals("and")) {
      return null;
    }
    int start = clause.token(from).start();
    int end = clause.token(to - 1).end();
    var text = statement.text();
    var left =
        (text.substring(0, start).stripTrailing() + " " + text.substring(end).stripLeading())
            .strip();
    return left.isEmpty() ? null : Character.toUpperCase(left.charAt(0)) + left.substring(1);
  }
}
