package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.NO_CLEAR_END;
import static org.valuegap.core.language.Words.Is.ONE_TIME;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A verb that never ends: nobody could say that the job was done. */
final class NoClearEnd implements WritingRule {
  @Override
  public String id() {
    return "no-clear-end";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    for (int i = Math.max(clause.verb(), 0); i < clause.size() && clause.verb() >= 0; i++) {
      boolean main = i == clause.verb() || i > clause.verb() && joins(clause, i);
      int length = main && !hasAnEnd(clause, i) ? length(clause, i) : 0;
      if (length > 0) {
        var span = clause.span(i, i + length);
        return new Finding(
            id(), Severity.ERROR, Message.of(id(), span.of(statement.text())), span, null);
      }
    }
    return null;
  }

  private static final Set<String> BY_OBJECT =
      Set.of("run", "administer", "serve", "lead", "direct", "host", "handle");

  /** "Run payroll", "serve dinner": what is run or served is over at some time. */
  private static boolean hasAnEnd(Statement.Clause clause, int at) {
    if (!BY_OBJECT.contains(clause.word(at))) {
      return false;
    }
    int i = at + 1;
    while (i < clause.size() && Words.match(CIRCUMSTANCE, clause.tokens(), i) == 0) {
      if (Words.match(ONE_TIME, clause.tokens(), i) > 0) {
        return true;
      }
      i++;
    }
    return false;
  }

  private static int length(Statement.Clause clause, int at) {
    int phrase = Words.match(NO_CLEAR_END, clause.tokens(), at);
    return phrase > 0 ? phrase : Words.is(NO_CLEAR_END, Words.base(clause.word(at))) ? 1 : 0;
  }

  /** "Plan and manage": a second verb right behind the first. */
  private static boolean joins(Statement.Clause clause, int at) {
    return clause.word(at - 1).equals("and") && at == clause.rest() + 1;
  }
}
