package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** An objective where a result belongs. */
final class IsJob implements WritingRule {
  @Override
  public String id() {
    return "is-job";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    if (statement.verb() != null || statement.object() != null || VagueMeasure.compares(clause)) {
      return null;
    }
    var word = clause.word(clause.start());
    boolean objective =
        clause.start() == 0
            && Words.isVerb(word)
            && !OutcomeGrammar.isNounAt(clause)
            && !Words.oneOf(word, "have", "be", "feel", "need", "hate", "love", "like");
    return objective
        ? new Finding(id(), Severity.ERROR, Message.of(id()), clause.span(0, clause.size()), null)
        : null;
  }
}
