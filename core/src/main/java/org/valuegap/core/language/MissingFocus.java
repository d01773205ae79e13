package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** An outcome says what its measure is about. */
final class MissingFocus implements WritingRule {
  @Override
  public String id() {
    return "missing-focus";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    boolean measured = statement.object() != null;
    boolean vague = OutcomeGrammar.vagueMeasure(statement) != null || VagueMeasure.compares(clause);
    boolean missing =
        measured && statement.circumstance() == null
            || vague
                && clause.size() <= 4
                && !clause.tokens().stream()
                    .anyMatch(token ->
                        Words.match(CIRCUMSTANCE, java.util.List.of(token), 0) > 0
                            || token.word().equals("of")
                            || token.word().matches("should|must|be|is"));
    return missing
        ? new Finding(id(), Severity.ERROR, "Of what? Say what the measure is about.", null, null)
        : null;
  }
}
