package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** When, where or for whom: what makes the job a particular one. */
final class MissingCircumstance implements WritingRule {
  @Override
  public String id() {
    return "missing-circumstance";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    return statement.circumstance() == null
            && !statement.text().isBlank()
            && !statement.clause().isStory()
        ? new Finding(id(), Severity.ADVICE, Message.of(id()), null, null)
        : null;
  }
}
