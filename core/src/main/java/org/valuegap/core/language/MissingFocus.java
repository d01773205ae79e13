package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.VAGUE_MEASURE;

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
            || vague && clause.size() <= 4 && !saysOfWhat(clause) && !saysWhose(clause);
    return missing ? new Finding(id(), Severity.ERROR, Message.of(id()), null, null) : null;
  }

  /** "Increase customer satisfaction": the word before the measure says what it is about. */
  private static boolean saysWhose(Statement.Clause clause) {
    if (Words.oneOf(clause.word(0), "have", "make")) {
      return true; // "make customers happy"
    }
    int at = clause.rest();
    while (Words.is(DETERMINER, clause.word(at))) {
      at++;
    }
    return clause.verb() >= 0
        && Words.match(VAGUE_MEASURE, clause.tokens(), at) == 0
        && at + 1 < clause.size();
  }

  private static boolean saysOfWhat(Statement.Clause clause) {
    for (int i = clause.rest(); i < clause.size(); i++) {
      int phrase = Words.match(VAGUE_MEASURE, clause.tokens(), i);
      if (phrase > 1) {
        i += phrase - 1; // "peace of mind"
      } else if (clause.word(i).equals("to") && i + 2 == clause.size()) {
        return false; // "easy to use"
      } else if (Words.match(CIRCUMSTANCE, clause.tokens(), i) > 0
          || Words.oneOf(clause.word(i), "of", "should", "must", "be", "is")) {
        return true;
      }
    }
    return false;
  }
}
