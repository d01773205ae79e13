package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DELTA;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.MEASURE;
import static org.valuegap.core.language.Words.Is.VAGUE_MEASURE;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Statement.Clause;
import org.valuegap.core.language.Statement.Kind;

/** Outcome = delta + measure + focus (PRODUCT.md M3), read by position. */
final class OutcomeGrammar {
  /** What counts something, so that the thing counted belongs to the measure. */
  private static final Set<String> COUNT =
      Set.of(
          "number",
          "percentage",
          "percent",
          "share",
          "amount",
          "proportion",
          "count",
          "quantity",
          "portion",
          "volume",
          "rate");

  private static final Set<String> REQUIRED =
      Set.of("required", "needed", "necessary", "spent", "taken", "used", "involved", "it");

  private OutcomeGrammar() {}

  static Statement parse(String text) {
    var tokens = Token.of(text);
    int size = tokens.size();
    while (size > 0 && tokens.get(size - 1).isMark()) {
      size--;
    }
    tokens = tokens.subList(0, size);
    int at = 0;
    while (at < size
        && (tokens.get(at).isMark() || tokens.get(at).word().matches("to|i|we|want|need|please"))) {
      at++;
    }
    int adverb = at < size && tokens.get(at).word().endsWith("ly") ? at + 1 : at;
    boolean hasDelta = adverb < size && isDelta(tokens.get(adverb).word());
    int delta = hasDelta ? adverb : -1;
    var clause = new Clause(tokens, at, delta, hasDelta ? delta + 1 : at, false);
    return parts(text, clause);
  }

  static boolean isDelta(String word) {
    return Words.is(DELTA, word) || Words.is(DELTA, Words.base(word));
  }

  private static Statement parts(String text, Clause clause) {
    int from = clause.rest();
    while (from < clause.size() && Words.is(DETERMINER, clause.token(from))) {
      from++;
    }
    int to = measureEnd(clause, from);
    var measure = isMeasure(clause, from, to) ? clause.span(from, to) : null;
    int focus = measure == null ? from : focusStart(clause, to);
    return new Statement(
        text,
        Kind.OUTCOME,
        clause.verb() < 0 ? null : clause.span(clause.verb(), clause.verb() + 1),
        measure,
        focus < clause.size() ? clause.span(focus, clause.size()) : null,
        clause);
  }

  /** Behind the noun of the metric, and behind the thing counted where it counts something. */
  static int measureEnd(Clause clause, int from) {
    int to = from;
    while (to < clause.size() && !endsNoun(clause, to)) {
      to++;
      if (Words.is(MEASURE, clause.word(to - 1))
          && !Words.is(MEASURE, clause.word(to))
          && !Words.is(VAGUE_MEASURE, clause.word(to))) {
        break;
      }
    }
    if (to > from && COUNT.contains(clause.word(to - 1)) && clause.word(to).equals("of")) {
      to++;
      while (to < clause.size() && !endsNoun(clause, to) && !isParticiple(clause, to)) {
        to++;
      }
    }
    return to;
  }

  private static boolean endsNoun(Clause clause, int at) {
    var word = clause.word(at);
    return clause.token(at).isMark()
        || word.matches("of|that|and|or|being|who|which")
        || at > 0 && REQUIRED.contains(word)
        || Words.match(CIRCUMSTANCE, clause.tokens(), at) > 0;
  }

  /** {@code lost}, {@code caused}: what the counted thing suffers; not an adjective before it. */
  private static boolean isParticiple(Clause clause, int at) {
    var word = clause.word(at);
    boolean form =
        word.endsWith("ed") && word.length() > 4
            || word.matches("lost|sent|made|paid|left|kept|found|held|given|taken|sold|spent");
    var next = clause.word(at + 1);
    return form
        && (next.isEmpty()
            || Words.match(CIRCUMSTANCE, clause.tokens(), at + 1) > 0
            || next.equals("of"));
  }

  static boolean isMeasure(Clause clause, int from, int to) {
    if (from >= to || clause.word(to).equals("being")) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Words.match(MEASURE, clause.tokens(), i) > 0) {
        return true;
      }
    }
    var head = clause.word(to - 1);
    return clause.verb() >= 0
        && !Words.is(VAGUE_MEASURE, head)
        && (head.endsWith("s") && !head.endsWith("ss") || head.endsWith("age"));
  }

  private static int focusStart(Clause clause, int from) {
    var rest = new StringBuilder();
    for (int i = from; i < Math.min(clause.size(), from + 6); i++) {
      rest.append(clause.word(i)).append(' ');
    }
    var words = rest.toString();
    for (var filler : FILLERS) {
      if (words.startsWith(filler + " ")) {
        int length = filler.split(" ").length;
        return Math.min(clause.size(), from + length);
      }
    }
    boolean counted = from > 1 && !Words.is(MEASURE, clause.word(from - 1));
    var joins =
        counted ? "of|from|for|during|to" : "of|that|from|for|in|during|between|among|on|to";
    boolean skip = clause.word(from).matches(joins) && !clause.word(from - 1).equals("distance");
    return skip ? from + 1 : from;
  }

  private static final String[] FILLERS = {
    "it takes to",
    "it takes for",
    "it takes me to",
    "it takes us to",
    "it takes",
    "it took to",
    "required to",
    "needed to",
    "necessary to",
    "required for",
    "needed for",
    "spent on",
    "spent in",
    "spent to",
    "spent",
    "taken to",
    "involved in",
    "used to",
    "it costs to",
    "that it takes to",
    "to",
    "in which",
    "with which",
    "needed when",
    "associated with"
  };

  /** The delta's measure where the grammar found a noun that nobody can measure. */
  static @Nullable Span vagueMeasure(Statement statement) {
    var clause = statement.clause();
    for (int i = clause.rest(); i < clause.size(); i++) {
      int length = Words.match(VAGUE_MEASURE, clause.tokens(), i);
      if (length > 0) {
        return clause.span(i, i + length);
      }
      if (i > clause.rest()
          && (clause.word(i).matches("of|that|in|to|for|from|with|when")
              || Words.is(MEASURE, clause.word(i)))) {
        return null;
      }
    }
    return null;
  }
}
