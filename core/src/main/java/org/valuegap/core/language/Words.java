package org.valuegap.core.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

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
    TOOL,
    INSTRUMENT,
    SLOGAN_VERB,
    CORE_MEASURE,
    HANDLED,
    ACQUIRE_SOLUTION,
    ONE_TIME
  }

  /** Lists whose single words are verbs, whatever else they say of them. */
  private static final Set<Is> VERBS =
      Set.of(Is.NO_CLEAR_END, Is.DELTA, Is.VAGUE_VERB, Is.TASK, Is.TASK_WHEN_NAMED, Is.VERB_NOUN);

  /** The words and phrases of each list. */
  private static final Map<Is, Set<String>> LISTS = read();

  /** How many words the longest phrase has that begins with a word, list by list. */
  private static final Map<Is, Map<String, Integer>> LONGEST = longest();

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
    var verbs = Objects.requireNonNull(lists.get(Is.VERB));
    for (var is : VERBS) {
      lists.getOrDefault(is, Set.of()).stream()
          .filter(word -> word.indexOf(' ') < 0)
          .forEach(verbs::add);
    }
    return lists;
  }

  private static Map<Is, Map<String, Integer>> longest() {
    var longest = new EnumMap<Is, Map<String, Integer>>(Is.class);
    LISTS.forEach((is, phrases) -> {
      var lengths = new HashMap<String, Integer>();
      for (var phrase : phrases) {
        var words = phrase.split(" ");
        lengths.merge(words[0], words.length, Math::max);
      }
      longest.put(is, lengths);
    });
    return longest;
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

  static boolean oneOf(String word, String... words) {
    for (var each : words) {
      if (each.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** How many tokens from {@code at} on make the longest phrase of this list; 0 when none does. */
  static int match(Is what, List<Token> tokens, int at) {
    if (at >= tokens.size()) {
      return 0;
    }
    var first = tokens.get(at).word();
    var most = Objects.requireNonNull(LONGEST.get(what)).get(first);
    if (most == null) {
      return 0;
    }
    int longest = is(what, first) ? 1 : 0;
    var phrase = new StringBuilder(first);
    for (int n = 2; n <= most && at + n <= tokens.size(); n++) {
      phrase.append(' ').append(tokens.get(at + n - 1).word());
      if (is(what, phrase.toString())) {
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
      int shortest = ending.equals("ing") ? 4 : ending.length() + 2; // "using"
      if (word.length() > shortest && word.endsWith(ending)) {
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

  private static final Pattern ISE = Pattern.compile("is(e|es|ed|ing|ation|er)$");
  private static final Pattern YSE = Pattern.compile("ys(e|es|ed|ing)$");

  /** The American spelling, where that is the one the lexicon knows. */
  static String american(String word) {
    if (word.contains("is") || word.contains("ys")) {
      var spelled = YSE.matcher(ISE.matcher(word).replaceAll("iz$1")).replaceAll("yz$1");
      if (!spelled.equals(word) && isKnown(spelled)) {
        return spelled;
      }
    }
    if (word.contains("our")) {
      var spelled = word.replace("our", "or");
      if (isKnown(spelled)) {
        return spelled;
      }
    }
    return word.equals("programme") ? "program" : word;
  }

  /** Whether any list holds the word, or the verb that it is a form of. */
  static boolean isKnown(String word) {
    return isVerb(word)
        || isVerb(base(word))
        || LISTS.values().stream().anyMatch(list -> list.contains(word));
  }
}
