package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.NO_OBJECT;
import static org.valuegap.core.language.Words.Is.VAGUE_VERB;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A job says what its verb acts on. */
final class MissingObject implements WritingRule {
  @Override
  public String id() {
    return "missing-object";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    boolean title = Roles.isTitle(clause.tokens(), clause.start()) && clause.verb() < 0;
    boolean vague = Words.is(VAGUE_VERB, clause.verbWord());
    boolean alone = Words.is(NO_OBJECT, clause.verbWord());
    boolean missing = title || clause.verb() >= 0 && statement.object() == null && !vague && !alone;
    return missing
        ? new Finding(
            id(),
            Severity.ERROR,
            clause.verb() < 0
                ? Message.of(id() + ".as-well")
                : Message.of(id(), clause.verbPhrase()),
            statement.verb(),
            null)
        : null;
  }
}
