package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.HANDLED;
import static org.valuegap.core.language.Words.Is.TASK;
import static org.valuegap.core.language.Words.Is.TASK_WHEN_NAMED;
import static org.valuegap.core.language.Words.Is.TECHNOLOGY;
import static org.valuegap.core.language.Words.Is.TITLE;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A to-do on the way, not the job it is done for. */
final class IsTask implements WritingRule {
  @Override
  public String id() {
    return "is-task";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    if (clause.verb() < 0) {
      return null;
    }
    int phrase = Words.match(TASK, clause.tokens(), clause.verb());
    boolean task =
        phrase > 1 && !clause.verbWord().equals("put")
            || phrase > 1 && clause.tokens().stream().noneMatch(token -> token.word().equals("to"))
            || phrase == 1 && clause.rest() == clause.verb() + 1 && !isMore(clause)
            || Words.is(TASK_WHEN_NAMED, clause.verbWord()) && asksSomebody(clause)
            || handles(clause)
            || meetsSomebody(clause)
            || APPOINTED.matcher(statement.text()).find()
            || MEETS.contains(clause.verbWord()) && BOOKED.matcher(statement.text()).find()
            || ADDRESS.matcher(statement.text()).find();
    if (!task) {
      return null;
    }
    return new Finding(
        id(),
        Severity.ERROR,
        Message.of(id()),
        clause.span(clause.verb(), clause.verb() + Math.max(1, phrase)),
        null);
  }

  /** A day or an hour in a diary: "on Friday", "at 10 am". A deadline ("before Friday") is none. */
  private static final Pattern APPOINTED =
      Pattern.compile(
          "(?i)\\b(?:(?:on|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|at \\d{1,2}(?::\\d\\d)? ?(?:am|pm|o['’]clock))\\b");

  /** "Book a table for Friday"; "a babysitter for Saturday night" may be found all the same. */
  private static final Pattern BOOKED =
      Pattern.compile("(?i)\\bfor (?:mon|tues|wednes|thurs|fri|satur|sun)day\\b");

  /** "Go public": more than a way to go. */
  private static boolean isMore(Statement.Clause clause) {
    return clause.verbWord().equals("go") && clause.word(clause.rest()).equals("public");
  }

  /** "Ask the pharmacist", "call Anna": one person is spoken to. */
  private static boolean asksSomebody(Statement.Clause clause) {
    if (namesSomebody(clause)) {
      return true;
    }
    if (!Words.is(DETERMINER, clause.word(clause.rest())) || !ASKS.contains(clause.verbWord())) {
      return false;
    }
    for (int i = clause.rest() + 1; i < Math.min(clause.size(), clause.rest() + 4); i++) {
      boolean last =
          i + 1 == clause.size()
              || Words.match(CIRCUMSTANCE, clause.tokens(), i + 1) > 0
              || clause.word(i + 1).equals("to");
      if (Words.is(TITLE, clause.word(i)) && last) {
        return true;
      }
    }
    return false;
  }

  private static final Set<String> ASKS =
      Set.of(
          "ask", "call", "phone", "ring", "email", "mail", "text", "message", "tell", "visit",
          "remind");

  private static final Set<String> MEETS =
      Set.of("meet", "schedule", "arrange", "book", "set", "have", "plan");

  private static final Set<String> HANDLES =
      Set.of(
          "open", "close", "shut", "turn", "push", "pull", "lift", "attach", "enter", "insert",
          "fill", "plug", "connect", "place", "drop", "slide", "rotate", "flip", "select", "pour",
          "empty", "scan", "tighten", "loosen");

  /**
   * "Open the drawer", "enter the password": a hand's turn with a thing that is at hand; "select
   * music to listen to": a choice on the way.
   */
  private static boolean handles(Statement.Clause clause) {
    if (!HANDLES.contains(clause.verbWord())
        || !Words.oneOf(clause.word(clause.rest()), "the", "a", "an", "my", "your")) {
      return Words.oneOf(clause.verbWord(), "enter", "type", "select", "choose", "pick")
          && clause.word(clause.rest() + 1).equals("to");
    }
    int end = clause.rest() + 1;
    while (end < clause.size()
        && Words.match(CIRCUMSTANCE, clause.tokens(), end) == 0
        && !Words.oneOf(clause.word(end), "to", "of", "and", ",")) {
      end++;
    }
    return end - clause.rest() <= 3 && Words.is(HANDLED, clause.word(end - 1));
  }

  /** "Schedule a meeting with Priya". */
  private static boolean meetsSomebody(Statement.Clause clause) {
    return MEETS.contains(clause.verbWord())
        && clause.tokens().stream()
            .anyMatch(token -> Words.oneOf(token.word(), "meeting", "call", "appointment", "lunch"))
        && namesSomebody(clause);
  }

  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\d+ (?:\\p{Lu}\\p{L}+ )+(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Way|Square)\\b");

  private static boolean namesSomebody(Statement.Clause clause) {
    for (int i = clause.rest(); i < clause.size(); i++) {
      boolean name =
          clause.token(i).isCapitalized()
              && clause.token(i).text().length() > 1
              && !clause.token(i).isCamelCase()
              && clause.token(i).text().chars().anyMatch(Character::isLowerCase);
      if (name
          && Words.match(TECHNOLOGY, clause.tokens(), i) == 0
          && (i == clause.rest()
              || Words.oneOf(clause.word(i - 1), "mr", "mrs", "ms", "miss", "dr", "to")
              || clause.word(i - 1).equals("with") && MEETS.contains(clause.verbWord()))) {
        return true;
      }
    }
    return false;
  }
}
