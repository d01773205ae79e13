package org.valuegap.core.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A job begins with what is done. */
final class MissingVerb implements WritingRule {
  @Override
  public String id() {
    return "missing-verb";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    if (statement.verb() != null || statement.text().isBlank()) {
      return null;
    }
    return new Finding(id(), Severity.ERROR, Message.of(id()), null, null);
  }
}
