package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DELTA;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.MEASURE;
import static org.valuegap.core.language.Words.Is.TITLE;
import static org.valuegap.core.language.Words.Is.VAGUE_MEASURE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
          "volume");

  private static final Set<String> REQUIRED =
      Set.of("required", "needed", "necessary", "spent", "taken", "used", "involved", "it");

  /** What may stand before a delta. */
  private static final Set<String> BEFORE =
      Set.of("to", "i", "we", "want", "need", "please", "do", "not", "don't", "never", "always");

  private static final Set<String> PARTICIPLES =
      Set.of(
          "lost",
          "sent",
          "made",
          "paid",
          "left",
          "kept",
          "found",
          "held",
          "given",
          "taken",
          "sold",
          "spent",
          "read",
          "met",
          "done",
          "built",
          "bought",
          "born",
          "grown",
          "written",
          "shown",
          "thrown",
          "stolen",
          "broken",
          "driven",
          "seen",
          "caught",
          "told",
          "cut",
          "hit",
          "put",
          "run",
          "set",
          "torn",
          "worn",
          "won",
          "forgotten",
          "hidden",
          "eaten",
          "flown",
          "drawn",
          "booked",
          "brought",
          "burnt",
          "fed",
          "felt",
          "heard",
          "known",
          "laid",
          "led",
          "lent",
          "lit",
          "shut");

  /** What is done to things as well: "cut wood" is a job. */
  private static final Set<String> DONE =
      Set.of(
          "cut", "raise", "grow", "lift", "extend", "trim", "widen", "double", "slash", "expand");

  /** Deltas that take a mishap itself, so that only a known measure is one behind them. */
  private static final Set<String> AVERTS = Set.of("avoid", "prevent", "eliminate", "stop");

  private OutcomeGrammar() {}

  static Statement parse(String text) {
    var tokens = saidStraight(Token.of(text));
    int at = 0;
    while (at < tokens.size() && (tokens.get(at).isMark() || BEFORE.contains(word(tokens, at)))) {
      at++;
    }
    int adverb = word(tokens, at).endsWith("ly") ? at + 1 : at;
    boolean noun = word(tokens, adverb + 1).equals("of"); // "ease of use"
    if (noun || !isDelta(word(tokens, adverb))) {
      return parts(text, new Clause(tokens, at, -1, at, false));
    }
    var statement = parts(text, new Clause(tokens, at, adverb, adverb + 1, false));
    boolean done = statement.object() == null && DONE.contains(word(tokens, adverb));
    return done ? parts(text, new Clause(tokens, at, -1, at, false)) : statement;
  }

  /**
   * The words without marks at the end and without a circumstance said first, and the delta of
   * {@code the time … is minimized} before the rest.
   */
  private static List<Token> saidStraight(List<Token> tokens) {
    int size = tokens.size();
    while (size > 0 && tokens.get(size - 1).isMark()) {
      size--;
    }
    int begin = 0;
    if (Words.match(CIRCUMSTANCE, tokens, 0) > 0) {
      for (int i = 1; i + 1 < size && begin == 0; i++) {
        begin = word(tokens, i).equals(",") ? i + 1 : 0;
      }
    }
    boolean passive =
        size - begin > 2
            && word(tokens, size - 2).matches("is|are|be|being|gets?|was|were")
            && isDelta(word(tokens, size - 1));
    if (!passive) {
      return tokens.subList(begin, size);
    }
    var straight = new ArrayList<Token>(size);
    straight.add(tokens.get(size - 1));
    straight.addAll(
        tokens.subList(
            begin,
            Words.oneOf(word(tokens, size - 3), "should", "must", "can") ? size - 3 : size - 2));
    return straight;
  }

  private static String word(List<Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).word() : "";
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
      int counted = to + 1;
      while (counted < clause.size()
          && !endsNoun(clause, counted)
          && !isParticiple(clause, counted)
          && !(counted > to + 1 && startsClause(clause, counted))) {
        counted++;
      }
      return counted < clause.size() ? counted : to; // nothing behind it: it is the focus
    }
    return to;
  }

  /** "the number of times a driver has to reverse": another noun begins what happens. */
  private static boolean startsClause(Clause clause, int at) {
    return Words.is(DETERMINER, clause.word(at))
        || Words.oneOf(clause.word(at), "i", "we", "they", "you", "it", "he", "she", "people");
  }

  private static boolean endsNoun(Clause clause, int at) {
    var word = clause.word(at);
    return clause.token(at).isMark()
        || Words.oneOf(word, "of", "that", "and", "or", "being", "who", "which")
        || word.matches("(should|must|ca|wo|could|do|does|is|are|has)(n't|nt)?|will|can")
        || at > 0 && REQUIRED.contains(word)
        || Words.match(CIRCUMSTANCE, clause.tokens(), at) > 0;
  }

  /** {@code lost}, {@code caused}: what the counted thing suffers; not an adjective before it. */
  private static boolean isParticiple(Clause clause, int at) {
    var word = clause.word(at);
    boolean form = word.endsWith("ed") && word.length() > 4 || PARTICIPLES.contains(word);
    var next = clause.word(at + 1);
    return form
        && (next.isEmpty()
            || Words.oneOf(next, "away", "out", "off", "up", "back")
            || Words.match(CIRCUMSTANCE, clause.tokens(), at + 1) > 0
            || next.equals("of"));
  }

  static boolean isMeasure(Clause clause, int from, int to) {
    if (from >= to || clause.word(to).equals("being") || clause.verb() < 0 && !isNounAt(clause)) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Words.match(MEASURE, clause.tokens(), i) > 0) {
        return true;
      }
    }
    var head = clause.word(to - 1);
    return clause.verb() >= 0
        && !AVERTS.contains(clause.verbWord())
        && !clause.word(from).endsWith("ing")
        && !Words.is(VAGUE_MEASURE, head)
        && !isPeople(clause, from, to)
        && (head.endsWith("s") && !head.endsWith("ss") || head.endsWith("age"));
  }

  /** "Increase customers renewing their contracts": people are counted, not a measure. */
  private static boolean isPeople(Clause clause, int from, int to) {
    for (int i = from; i < to; i++) {
      var word = clause.word(i);
      if (word.endsWith("s")
          && (Words.is(TITLE, word.substring(0, word.length() - 1))
              || Words.oneOf(word, "customers", "clients", "patients", "users", "visitors"))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement without a delta is about a thing: "Time it takes", not "I hate". */
  static boolean isNounAt(Clause clause) {
    var first = clause.word(clause.start());
    return clause.start() == 0
        && (!Words.isVerb(first)
            || (Words.is(MEASURE, first) || Words.is(VAGUE_MEASURE, first))
                && !Words.is(DETERMINER, clause.word(1)))
        && !DONE.contains(first)
        && !(DONE_TO.contains(first) && isBare(clause))
        && !clause.word(0).endsWith("ly")
        && !Words.oneOf(
            first, "no", "it", "this", "there", "everyone", "everything", "nobody", "nothing");
  }

  /** Measures that are more often verbs when a thing follows: "share documents". */
  private static final Set<String> DONE_TO =
      Set.of("load", "price", "rate", "score", "share", "spend", "use", "waste", "wait");

  /** Whether neither a joining word nor a further measure follows the first word. */
  private static boolean isBare(Clause clause) {
    var next = clause.word(1);
    return !next.isEmpty()
        && !Words.oneOf(next, "of", "that", "it", "per")
        && !Words.is(MEASURE, next)
        && Words.match(CIRCUMSTANCE, clause.tokens(), 1) == 0;
  }

  private static int focusStart(Clause clause, int from) {
    if (clause.word(from - 1).equals("distance")) {
      return from; // "to the place of employment" is what the distance is about
    }
    boolean counted = false;
    for (int i = clause.rest() + 1; i < from; i++) {
      counted |= clause.word(i).equals("of");
    }
    for (var filler : FILLERS) {
      if (counted && filler[0].equals("spent") && !clause.word(from - 1).equals("time")) {
        continue; // "the share of income spent on rent": what happens to it
      }
      if (startsWith(clause, from, filler)) {
        return Math.min(clause.size(), from + filler.length);
      }
    }
    return (counted ? COUNTED_JOINS : JOINS).contains(clause.word(from)) ? from + 1 : from;
  }

  private static final Set<String> COUNTED_JOINS =
      Set.of("of", "from", "for", "during", "to", "in", "at");
  private static final Set<String> JOINS =
      Set.of(
          "of", "that", "from", "for", "in", "during", "among", "on", "to", "at", "through",
          "across", "with", "within", "against", "into", "around");

  /** What stands between a measure and its focus, longest first. */
  private static final List<String[]> FILLERS =
      Stream.of(
              "at which",
              "caused by",
              "due to",
              "because of",
              "resulting from",
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
              "associated with")
          .map(filler -> filler.split(" "))
          .sorted(Comparator.comparingInt(filler -> -filler.length))
          .toList();

  private static boolean startsWith(Clause clause, int at, String[] words) {
    for (int i = 0; i < words.length; i++) {
      if (!clause.word(at + i).equals(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** The delta's measure where the grammar found a noun that nobody can measure. */
  static @Nullable Span vagueMeasure(Statement statement) {
    var clause = statement.clause();
    boolean done =
        clause.verb() < 0
            && (clause.start() == 0 && Words.isVerb(clause.word(0)) && !isNounAt(clause)
                || Words.oneOf(clause.word(clause.start() - 1), "i", "we"));
    if (done || AVERTS.contains(clause.verbWord())) {
      return null;
    }
    for (int i = clause.rest(); i < clause.size(); i++) {
      int length = Words.match(VAGUE_MEASURE, clause.tokens(), i);
      if (length > 0) {
        return clause.span(i, i + length);
      }
      if (i > clause.rest()
          && (Words.oneOf(clause.word(i), "of", "that", "in", "to", "for", "from", "with", "when")
              || Words.is(MEASURE, clause.word(i)))) {
        return null;
      }
    }
    return null;
  }
}
