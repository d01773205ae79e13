package org.valuegap.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement taken apart.
 *
 * @param verb verb of a job, or delta of an outcome; null where there is none
 * @param object object of a job, or measure of an outcome
 * @param circumstance circumstance of a job, or focus of an outcome
 */
public record Statement(
    String text,
    Kind kind,
    @Nullable Span verb,
    @Nullable Span object,
    @Nullable Span circumstance,
    Clause clause) {
  /** The two kinds of statement that a map's top row holds. */
  public enum Kind {
    JOB,
    OUTCOME
  }

  /**
   * The words of a statement and where its main verb stands.
   *
   * @param tokens without marks at the end
   * @param start of the clause that says the job, behind lead-ins such as {@code I want to}
   * @param verb index of the main verb, or -1
   * @param rest index of the first token behind the verb and its particle
   * @param isStory a job story: when ..., I want to ..., so that ...
   */
  record Clause(List<Token> tokens, int start, int verb, int rest, boolean isStory) {
    Token token(int index) {
      return tokens.get(index);
    }

    int size() {
      return tokens.size();
    }

    String word(int index) {
      return index >= 0 && index < tokens.size() ? tokens.get(index).word() : "";
    }

    Span span(int from, int to) {
      return new Span(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The main verb in its base form, with its particle; empty when there is none. */
    String verbPhrase() {
      if (verb < 0) {
        return "";
      }
      var phrase = new StringBuilder(Words.base(word(verb)));
      for (int i = verb + 1; i < rest; i++) {
        phrase.append(' ').append(word(i));
      }
      return phrase.toString();
    }

    /** The main verb alone in its base form; empty when there is none. */
    String verbWord() {
      return verb < 0 ? "" : Words.isVerb(word(verb)) ? word(verb) : Words.base(word(verb));
    }
  }

  public static Statement job(String text) {
    return JobGrammar.parse(text);
  }

  public static Statement outcome(String text) {
    return OutcomeGrammar.parse(text);
  }
}
