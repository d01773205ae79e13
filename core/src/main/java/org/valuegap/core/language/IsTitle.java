package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** The customer's job title or role instead of what they want done. */
final class IsTitle implements WritingRule {
  @Override
  public String id() {
    return "is-title";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    if (clause.verb() >= 0 || !Roles.isTitle(clause.tokens(), clause.start())) {
      return null;
    }
    return new Finding(id(), Severity.ERROR, Message.of(id()), clause.span(0, clause.size()), null);
  }
}
