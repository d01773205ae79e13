package org.valuegap.core.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of statements as they stand in another sentence. */
final class Phrases {
  private Phrases() {}

  /** The verb of a job or the delta of an outcome, in its author's spelling. */
  static Verb verb(Statement statement) {
    var clause = statement.clause();
    var token = clause.token(clause.verb());
    var phrase = new StringBuilder(spelled(token));
    for (int i = clause.verb() + 1; i < clause.rest(); i++) {
      phrase.append(' ').append(clause.word(i));
    }
    return Verb.of(phrase.toString(), isBritish(statement.text()));
  }

  /** The base form as its author spells it: {@code organise} stays so. */
  private static String spelled(Token token) {
    var written = token.text().toLowerCase(Locale.ROOT);
    return Words.isVerb(token.word()) ? written : Words.base(token.word());
  }

  static boolean isBritish(String text) {
    return Token.of(text).stream()
        .anyMatch(token ->
            !token
                .word()
                .equals(
                    token.text().toLowerCase(Locale.ROOT).replace('’', '\'').replace('‑', '-')));
  }

  static String object(Statement statement) {
    return part(statement, statement.object());
  }

  static String circumstance(Statement statement) {
    return part(statement, statement.circumstance());
  }

  private static String part(Statement statement, @Nullable Span span) {
    var text = span == null ? "" : span.of(statement.text());
    return isShouted(statement.text()) ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static boolean isShouted(String text) {
    return text.length() > 12 && text.equals(text.toUpperCase(Locale.ROOT));
  }

  /** A thing as its owner's, unless it says already whose or which one it is. */
  static String owned(String thing, String possessive, Performer performer) {
    var tokens = Token.of(thing);
    if (tokens.isEmpty()) {
      return thing;
    }
    var first = tokens.getFirst();
    if (Words.oneOf(first.word(), "my", "our") || first.word().equals("your")) {
      return possessive + performer.retold(thing.substring(first.end()));
    }
    boolean settled =
        Words.is(Words.Is.DETERMINER, first)
            || first.word().matches("who|what|which|where|when|how|whether|why|if|it|them|\\d.*")
            || first.text().matches("\\p{Lu}.+")
            || first.word().endsWith("ing")
            || tokens.stream().limit(3).anyMatch(token -> token.word().matches(".*('s|s')"));
    return settled ? performer.retold(thing) : possessive + " " + performer.retold(thing);
  }

  /** As it continues a sentence: only a first capital that is no name's goes. */
  static String uncapitalized(String text) {
    var first = Token.of(text).stream().findFirst();
    boolean keep =
        first.isEmpty()
            || first.get().word().matches("i|i'.*")
            || first.get().text().length() > 1
                && first.get().text().equals(first.get().text().toUpperCase(Locale.ROOT))
            || first.get().isCamelCase();
    return keep ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  static String joined(String... parts) {
    return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
