package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** An outcome says what is counted. */
final class MissingMeasure implements WritingRule {
  @Override
  public String id() {
    return "missing-measure";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    boolean vague = OutcomeGrammar.vagueMeasure(statement) != null;
    boolean comparison = VagueMeasure.compares(clause);
    if (statement.object() != null || vague || comparison || statement.text().isBlank()) {
      return null;
    }
    return new Finding(id(), Severity.ERROR, Message.of(id()), null, null);
  }
}
