package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DELTA;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.GENERAL_OBJECT;
import static org.valuegap.core.language.Words.Is.SLOGAN_VERB;
import static org.valuegap.core.language.Words.Is.VAGUE;
import static org.valuegap.core.language.Words.Is.VAGUE_VERB;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** An emotion, a slogan, or words too general to act on. */
final class Vague implements WritingRule {
  @Override
  public String id() {
    return "vague";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    boolean says =
        Words.is(VAGUE_VERB, clause.verbWord())
            || clause.verb() >= 0 && Words.match(VAGUE_VERB, clause.tokens(), clause.verb()) > 0;
    if (says && !isServed(clause)) {
      return found(statement, clause.span(clause.verb(), clause.rest()));
    }
    boolean looks =
        clause.verbWord().equals("look")
            && clause.rest() < clause.size()
            && clause.rest() == clause.verb() + 1
            && Words.match(CIRCUMSTANCE, clause.tokens(), clause.rest()) == 0
            && !Words.is(DETERMINER, clause.word(clause.rest()));
    if (looks) {
      return found(statement, clause.span(clause.verb(), clause.rest() + 1));
    }
    for (int i = 0; i < clause.size(); i++) {
      int length = isSaidOfAnother(clause, i) ? 0 : Words.match(VAGUE, clause.tokens(), i);
      if (length == 0 && clause.verb() >= 0 && i > clause.verb() && clause.word(i).equals("feel")) {
        length = 1;
      }
      if (length > 0) {
        return found(statement, clause.span(i, i + length));
      }
    }
    return general(statement);
  }

  /** "Be notified of a delay": one can see that it was done; not so "be respected". */
  private static boolean isServed(Statement.Clause clause) {
    return clause.verbWord().equals("be") && SERVED.contains(clause.word(clause.rest()));
  }

  private static final Set<String> SERVED =
      Set.of(
          "alerted",
          "billed",
          "compensated",
          "informed",
          "notified",
          "paid",
          "refunded",
          "reimbursed",
          "reminded",
          "served",
          "told",
          "vaccinated",
          "warned");

  /** "A worried family": who the job is done for may feel something. */
  private static boolean isSaidOfAnother(Statement.Clause clause, int at) {
    return at > clause.rest()
        && Words.is(DETERMINER, clause.word(at - 1))
        && at + 1 < clause.size()
        && Words.match(CIRCUMSTANCE, clause.tokens(), at + 1) == 0
        && Words.match(VAGUE, clause.tokens(), at) == 1
        && (clause.word(at).endsWith("ed")
            || Words.oneOf(
                clause.word(at), "anxious", "nervous", "lonely", "happy", "proud", "confident"));
  }

  /** Words that make a general object no less general. */
  private static final Set<String> EMPTY =
      Set.of(
          "and",
          "or",
          "overall",
          "general",
          "good",
          "great",
          "real",
          "own",
          "whole",
          "entire",
          "day-to-day",
          "daily",
          "customer",
          "customers",
          "employee",
          "team",
          "user",
          "digital",
          "organizational",
          "personal",
          "greater",
          "better",
          "new",
          "true",
          "full",
          "seamless",
          "smooth",
          "pleasant",
          "positive",
          "memorable",
          "consistent",
          "frictionless",
          "amazing",
          "enjoyable",
          "shopping",
          "unforgettable");

  private @Nullable Finding general(Statement statement) {
    var clause = statement.clause();
    var object = statement.object();
    if (object == null
        || !Words.is(SLOGAN_VERB, clause.verbWord())
        || isFigure(statement)
        || isPlaceFor(statement, object)) {
      return null;
    }
    for (var token : clause.tokens()) {
      boolean inside = token.start() >= object.start() && token.end() <= object.end();
      boolean says =
          !Words.is(GENERAL_OBJECT, token)
              && !Words.is(DETERMINER, token)
              && !EMPTY.contains(token.word());
      if (inside && says) {
        return null;
      }
    }
    return found(statement, object);
  }

  /** "Improve customer satisfaction": a figure of somebody's report, which is an outcome. */
  private static boolean isFigure(Statement statement) {
    var clause = statement.clause();
    return Words.is(DELTA, clause.verbWord()) && FIGURES.contains(clause.word(clause.size() - 1));
  }

  private static final Set<String> FIGURES =
      Set.of(
          "effectiveness",
          "efficiency",
          "engagement",
          "loyalty",
          "performance",
          "productivity",
          "quality",
          "results",
          "satisfaction");

  /** "Find a place to live": what the place is for says which one. */
  private static boolean isPlaceFor(Statement statement, Span object) {
    return object.of(statement.text()).endsWith("place")
        && statement.text().startsWith(" to ", object.end());
  }

  private Finding found(Statement statement, Span span) {
    return new Finding(
        id(), Severity.ERROR, Message.of(id(), span.of(statement.text())), span, null);
  }
}
