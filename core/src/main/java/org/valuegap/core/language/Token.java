package org.valuegap.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word or a mark of a statement.
 *
 * @param text as written
 * @param word in lower case, with straight apostrophes and American spelling
 */
record Token(String text, String word, int start, int end) {
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’\\-‑&][\\p{L}\\p{N}]+)*['’]?|[^\\s\\p{L}\\p{N}]");

  static List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    var found = TOKEN.matcher(text);
    while (found.find()) {
      var word = found.group().replace('’', '\'').replace('‑', '-').toLowerCase(Locale.ROOT);
      tokens.add(new Token(found.group(), Words.american(word), found.start(), found.end()));
    }
    return tokens;
  }

  boolean isMark() {
    return !Character.isLetterOrDigit(text.charAt(0));
  }

  boolean isCapitalized() {
    return Character.isUpperCase(text.charAt(0)) && !text.equals("I");
  }

  /** A capital inside the word, as only names are written: {@code SharePoint}, {@code iPhone}. */
  boolean isCamelCase() {
    return text.length() > 3
        && text.chars().skip(1).anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase)
        && text.indexOf('-') < 0
        && !text.matches("\\p{Lu}+s"); // plurals of abbreviations
  }
}
