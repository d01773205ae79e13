package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.CORE_MEASURE;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.MEASURE;
import static org.valuegap.core.language.Words.Is.PHRASAL;
import static org.valuegap.core.language.Words.Is.TASK;
import static org.valuegap.core.language.Words.Is.VAGUE_MEASURE;
import static org.valuegap.core.language.Words.Is.VERB_NOUN;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** Two jobs, or two measures, in one statement. One focus may hold two things. */
final class Compound implements WritingRule {
  @Override
  public String id() {
    return "compound";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB, Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    int second =
        statement.kind() == Kind.JOB
            ? secondJob(statement.clause())
            : secondMeasure(statement.clause());
    if (second < 0) {
      return null;
    }
    var clause = statement.clause();
    return new Finding(
        id(),
        Severity.ERROR,
        Message.of(statement.kind() == Kind.JOB ? "compound.job" : "compound.outcome"),
        clause.span(second, second + 1),
        statement.kind() == Kind.JOB ? first(statement, second) : null);
  }

  private static @Nullable String first(Statement statement, int second) {
    var clause = statement.clause();
    int and = second - 1;
    while (and > clause.rest() && !Words.oneOf(clause.word(and), "and", "or", "then", "&", ",")) {
      and--;
    }
    var kept = statement.text().substring(0, clause.token(and).start()).strip();
    return and > clause.rest() ? kept.replaceAll("[,;]+$", "") : null;
  }

  private static int secondJob(Statement.Clause clause) {
    if (clause.verb() < 0 || clause.isStory()) {
      return -1;
    }
    int begin =
        Math.max(
            clause.rest(),
            clause.verb() + Words.match(TASK, clause.tokens(), clause.verb())); // "copy and paste"
    for (int i = begin; i + 1 < clause.size(); i++) {
      if (clause.word(i).equals("to") || clause.word(i).equals("without")) {
        return -1; // what follows is one circumstance: "to plan and staff shifts"
      }
      if (Words.oneOf(clause.word(i), "and", "or", "then", "&", ";")
          || clause.word(i).equals(",") && i == clause.rest()) {
        int next = i + 1;
        while (Words.oneOf(clause.word(next), "then", "also", ",")
            || clause.word(next).endsWith("ly")) {
          next++;
        }
        if (isSecondVerb(clause, i, next)) {
          return next;
        }
      }
    }
    return -1;
  }

  private static boolean isSecondVerb(Statement.Clause clause, int and, int at) {
    var word = clause.word(at);
    if (at >= clause.size() || !Words.isVerb(word)) {
      return clause.verbWord().equals("keep")
          && clause.span(at, clause.size()) != null
          && hasState(clause, at);
    }
    boolean atOnce = and == clause.rest();
    var next = clause.word(at + 1);
    boolean followed =
        Words.is(DETERMINER, next) || Words.oneOf(next, "it", "them", "us", "me", "him");
    boolean more =
        at + 1 < clause.size()
            && !Words.oneOf(next, "of", "and", "or", ",")
            && (Words.match(CIRCUMSTANCE, clause.tokens(), at + 1) == 0
                || Words.match(PHRASAL, clause.tokens(), at) > 1);
    boolean acts = !atOnce && hasPlural(clause, at + 1) && hasPlural(clause, clause.rest());
    return Words.is(VERB_NOUN, word)
        ? followed
            || acts
            || hasParticle(clause, at)
            || atOnce
                && at + 1 < clause.size()
                && !next.equals("of")
                && (isPlainVerb(clause) || Words.match(PHRASAL, clause.tokens(), at) > 1)
        : atOnce || more || followed;
  }

  /** "Find a flat and move in": with its particle the second word is no noun. */
  private static boolean hasParticle(Statement.Clause clause, int at) {
    return Words.match(PHRASAL, clause.tokens(), at) == 2
        && Words.oneOf(
            clause.word(at + 1), "up", "in", "out", "off", "over", "back", "away", "down");
  }

  /** "Track expenses and file claims": both have things of their own. */
  private static boolean hasPlural(Statement.Clause clause, int at) {
    return clause.word(at).matches("\\w+[^su]s") || clause.word(at + 1).matches("\\w+[^su]s");
  }

  /** That the first verb has no object yet shows that two verbs share one. */
  private static boolean isPlainVerb(Statement.Clause clause) {
    return clause.rest() == clause.verb() + 1;
  }

  /** "Keep the team aligned and projects on track": two things kept in two states. */
  private static boolean hasState(Statement.Clause clause, int at) {
    return Words.oneOf(clause.word(at + 1), "on", "in", "up", "under", "at", "within");
  }

  private static int secondMeasure(Statement.Clause clause) {
    int from = clause.rest();
    for (int i = from; i + 1 < clause.size(); i++) {
      boolean joins =
          Words.oneOf(clause.word(i), "and", "or", "&", "/", ",")
              || clause.word(i).equals("as") && clause.word(i - 1).equals("well");
      if (clause.word(i).equals("while") && OutcomeGrammar.isDelta(clause.word(i + 1))) {
        return i + 1;
      }
      if (joins) {
        int next = i + 1;
        while (Words.is(DETERMINER, clause.word(next))
            || Words.oneOf(clause.word(next), "/", "or")) {
          next++;
        }
        boolean delta =
            OutcomeGrammar.isDelta(clause.word(next))
                && !clause.word(next).endsWith("ing")
                && !Words.is(VERB_NOUN, clause.word(next));
        boolean delta2 =
            OutcomeGrammar.isDelta(clause.word(next))
                && (Words.is(DETERMINER, clause.word(next + 1))
                    || Words.is(MEASURE, clause.word(next + 1))
                    || Words.is(VAGUE_MEASURE, clause.word(next + 1)));
        if (delta || delta2 || isSecondMeasure(clause, from, i, next)) {
          return next;
        }
      }
    }
    return -1;
  }

  private static boolean isSecondMeasure(Statement.Clause clause, int from, int and, int next) {
    boolean core = Words.is(CORE_MEASURE, clause.word(next)) || counts(clause, next);
    boolean known =
        core || Words.is(MEASURE, clause.word(next)) || Words.is(VAGUE_MEASURE, clause.word(next));
    boolean first =
        and > from && and - from <= 2 && Words.match(CIRCUMSTANCE, clause.tokens(), and - 1) == 0;
    boolean article = next == and + 2 && clause.word(next - 1).equals("the");
    return clause.verb() >= 0 && (first && known || article && core);
  }

  /** "waiting time", "error rate": a measure of two words. */
  private static boolean counts(Statement.Clause clause, int at) {
    return !Words.is(DETERMINER, clause.word(at))
        && Words.is(CORE_MEASURE, clause.word(at + 1))
        && Words.oneOf(
            clause.word(at + 2),
            "of",
            "it",
            "that",
            "required",
            "needed",
            "to",
            "spent",
            "when",
            "in",
            "for",
            "while",
            "");
  }
}
