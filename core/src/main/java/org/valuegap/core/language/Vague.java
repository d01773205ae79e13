package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.GENERAL_OBJECT;
import static org.valuegap.core.language.Words.Is.VAGUE;
import static org.valuegap.core.language.Words.Is.VAGUE_VERB;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** An emotion, a slogan, or words too general to act on. */
final class Vague implements WritingRule {
  @Override
  public String id() {
    return "vague";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var clause = statement.clause();
    if (Words.is(VAGUE_VERB, clause.verbWord())
        || Words.match(VAGUE_VERB, clause.tokens(), Math.max(0, clause.verb())) > 0
            && clause.verb() >= 0) {
      return found(statement, clause.span(clause.verb(), clause.rest()));
    }
    for (int i = 0; i < clause.size(); i++) {
      int length = Words.match(VAGUE, clause.tokens(), i);
      if (length == 0 && clause.verb() >= 0 && i > clause.verb() && clause.word(i).equals("feel")) {
        length = 1;
      }
      if (length > 0) {
        return found(statement, clause.span(i, i + length));
      }
    }
    return general(statement);
  }

  private @Nullable Finding general(Statement statement) {
    var clause = statement.clause();
    var object = statement.object();
    if (object == null
        || !clause
            .verbWord()
            .matches(
                "improve|enhance|optimize|achieve|get|have|boost|drive|transform|make|change|do")) {
      return null;
    }
    for (var token : clause.tokens()) {
      boolean inside = token.start() >= object.start() && token.end() <= object.end();
      boolean says =
          !Words.is(GENERAL_OBJECT, token)
              && !Words.is(DETERMINER, token)
              && !token
                  .word()
                  .matches(
                      "and|or|overall|general|good|great|real|own|whole|entire|day-to-day|daily");
      if (inside && says) {
        return null;
      }
    }
    return found(statement, object);
  }

  private Finding found(Statement statement, Span span) {
    return new Finding(
        id(),
        Severity.ERROR,
        "\u201c%s\u201d is too general to act on. What would one see this customer do?"
            .formatted(span.of(statement.text())),
        span,
        null);
  }
}
