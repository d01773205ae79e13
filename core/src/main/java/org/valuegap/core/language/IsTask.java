package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.TASK;
import static org.valuegap.core.language.Words.Is.TASK_WHEN_NAMED;

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
    boolean named = Words.is(TASK_WHEN_NAMED, clause.verbWord()) && namesSomebody(clause);
    boolean task =
        phrase > 0 || Words.is(TASK, clause.verbWord()) && clause.rest() == clause.verb() + 1;
    if (!task && !named && !ADDRESS.matcher(statement.text()).find()) {
      return null;
    }
    return new Finding(
        id(),
        Severity.ERROR,
        "This is a step on the way. What is the customer trying to get done by it?",
        clause.span(clause.verb(), clause.verb() + Math.max(1, phrase)),
        null);
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
      if (name && (i == clause.rest() || clause.word(i - 1).matches("mr|mrs|ms|miss|dr|to|with"))) {
        return true;
      }
    }
    return false;
  }
}
