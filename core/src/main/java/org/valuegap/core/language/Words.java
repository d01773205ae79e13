package org.valuegap.core.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The lexicon: what the words of {@code words.txt} are to a statement. */
final class Words {
  /** The lists of the lexicon, named there as here. */
  enum Is {
    VERB,
    VERB_NOUN,
    PHRASAL,
    NO_OBJECT,
    NO_CLEAR_END,
    DELTA,
    DELTA_OR_JOB,
    QUALITY,
    TASK,
    TASK_WHEN_NAMED,
    VAGUE_VERB,
    VAGUE,
    GENERAL_OBJECT,
    MEASURE,
    VAGUE_MEASURE,
    SOLUTION,
    TECHNOLOGY,
    TITLE,
    CIRCUMSTANCE,
    DETERMINER,
    TOOL
  }

  private static final int LONGEST_PHRASE = 5;
  private static final Map<Is, Set<String>> LISTS = read();

  private Words() {}

  private static Map<Is, Set<String>> read() {
    var lists = new EnumMap<Is, Set<String>>(Is.class);
    var list = new HashSet<String>();
    for (var line : lines("words.txt")) {
      if (line.startsWith("[")) {
        var name = line.substring(1, line.length() - 1).replace(' ', '_');
        list = new HashSet<>();
        lists.put(Is.valueOf(name.toUpperCase(Locale.ROOT)), list);
      } else {
        for (var word : line.split(" ")) {
          list.add(word.replace('_', ' '));
        }
      }
    }
    return lists;
  }

  /** The lines of a lexicon beside this class, without blank ones and comments. */
  static List<String> lines(String name) {
    var source = Objects.requireNonNull(Words.class.getResourceAsStream(name));
    try (var lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean is(Is what, String word) {
    return Objects.requireNonNull(LISTS.get(what)).contains(word);
  }

  static boolean is(Is what, Token token) {
    return is(what, token.word());
  }

  /** How many tokens from {@code at} on make the longest phrase of this list; 0 when none does. */
  static int match(Is what, List<Token> tokens, int at) {
    var phrases = Objects.requireNonNull(LISTS.get(what));
    var phrase = new StringBuilder();
    int longest = 0;
    for (int n = 1; n <= LONGEST_PHRASE && at + n <= tokens.size(); n++) {
      phrase.append(n == 1 ? "" : " ").append(tokens.get(at + n - 1).word());
      if (phrases.contains(phrase.toString())) {
        longest = n;
      }
    }
    return longest;
  }

  static boolean isVerb(String word) {
    if (is(Is.VERB, word)) {
      return true;
    }
    int hyphen = word.indexOf('-');
    return hyphen > 0 && hyphen < 6 && is(Is.VERB, word.substring(hyphen + 1))
        || word.length() > 5 && word.startsWith("re") && is(Is.VERB, word.substring(2));
  }

  /**
   * The verb that {@code protecting} or {@code protects} or {@code protected} is a form of, or the
   * word itself.
   */
  static String base(String word) {
    for (var ending : List.of("ing", "ed", "es", "s", "d")) {
      if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
        var stem = word.substring(0, word.length() - ending.length());
        if (is(Is.VERB, stem)) {
          return stem;
        }
        if (is(Is.VERB, stem + "e")) {
          return stem + "e";
        }
        int last = stem.length() - 1;
        if (stem.charAt(last) == stem.charAt(last - 1) && is(Is.VERB, stem.substring(0, last))) {
          return stem.substring(0, last);
        }
      }
    }
    return word;
  }

  /** The American spelling, where that is the one the lexicon knows. */
  static String american(String word) {
    if (word.contains("is") || word.contains("ys")) {
      var spelled =
          word.replaceAll("is(e|es|ed|ing|ation|er)$", "iz$1")
              .replaceAll("ys(e|es|ed|ing)$", "yz$1");
      if (!spelled.equals(word) && known(spelled)) {
        return spelled;
      }
    }
    if (word.contains("our")) {
      var spelled = word.replace("our", "or");
      if (known(spelled)) {
        return spelled;
      }
    }
    return word.equals("programme") ? "program" : word;
  }

  private static boolean known(String word) {
    return isVerb(word)
        || isVerb(base(word))
        || LISTS.values().stream().anyMatch(list -> list.contains(word));
  }
}
