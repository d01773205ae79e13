package org.valuegap.core.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An English verb and its forms, particles kept: {@code hand over}, {@code hands over}, {@code
 * handing over}. It is written as its author spells it: who writes {@code minimise} doubles the l
 * of {@code cancelled}.
 *
 * @param word the base form, in lower case
 * @param particle what belongs to the verb and never changes; may be empty
 * @param british whether a final l doubles without stress on it
 */
record Verb(String word, String particle, boolean british) {
  /** Base, then past participle where it is not the regular one; from {@code irregular.txt}. */
  private static final Map<String, String> PARTICIPLES = new HashMap<>();

  static {
    for (var line : Words.lines("irregular.txt")) {
      var pair = line.split(" ");
      PARTICIPLES.put(pair[0], pair[1]);
    }
  }

  /** Longer than one syllable, with the stress on the last: the consonant doubles all the same. */
  private static final Set<String> STRESSED_AT_END =
      Set.of(
          "abet",
          "abhor",
          "acquit",
          "admit",
          "allot",
          "annul",
          "befit",
          "begin",
          "commit",
          "compel",
          "concur",
          "confer",
          "control",
          "debug",
          "defer",
          "demur",
          "deter",
          "dispel",
          "distil",
          "embed",
          "emit",
          "enrol",
          "enthral",
          "entrap",
          "equip",
          "excel",
          "expel",
          "extol",
          "forbid",
          "forget",
          "format",
          "fulfil",
          "handicap",
          "impel",
          "incur",
          "infer",
          "instil",
          "inter",
          "intermit",
          "kidnap",
          "occur",
          "offset",
          "omit",
          "outfit",
          "output",
          "patrol",
          "permit",
          "prefer",
          "program",
          "propel",
          "rebel",
          "rebut",
          "recap",
          "recur",
          "refer",
          "refit",
          "regret",
          "remit",
          "repel",
          "rerun",
          "reset",
          "resit",
          "submit",
          "transfer",
          "transmit",
          "unplug",
          "unzip",
          "upset",
          "rezip",
          "unwrap",
          "unpin",
          "input",
          "babysit",
          "overlap");

  private static final String VOWELS = "aeiou";

  static Verb of(String phrase, boolean british) {
    int blank = phrase.indexOf(' ');
    return blank < 0
        ? new Verb(phrase, "", british)
        : new Verb(phrase.substring(0, blank), phrase.substring(blank), british);
  }

  String base() {
    return word + particle;
  }

  /** What one person or thing does: {@code protects}. */
  String thirdPerson() {
    return switch (word) {
          case "be" -> "is";
          case "have" -> "has";
          default ->
              endsInConsonantAnd('y')
                  ? stem() + "ies"
                  : hisses() ? withDoubledZ() + "es" : word + "s";
        }
        + particle;
  }

  /** {@code protecting}. */
  String gerund() {
    var changed =
        word.endsWith("ie")
            ? word.substring(0, word.length() - 2) + "y"
            : dropsE() ? stem() : doubled();
    return changed + "ing" + particle;
  }

  /** {@code protected}. */
  String participle() {
    var irregular = irregular(word);
    if (irregular != null) {
      return irregular + particle;
    }
    var regular =
        endsInConsonantAnd('y')
            ? stem() + "ied"
            : word.endsWith("e") ? word + "d" : doubled() + "ed";
    return regular + particle;
  }

  /** Also behind a prefix: {@code rebuilt}, {@code overseen}, {@code re-sent}. */
  private static @Nullable String irregular(String word) {
    var known = PARTICIPLES.get(word);
    if (known != null) {
      return known.equals("-") ? null : known;
    }
    for (var prefix :
        new String[] {"re-", "re", "un", "over", "under", "out", "mis", "fore", "pre"}) {
      if (word.startsWith(prefix)) {
        var rest = PARTICIPLES.get(word.substring(prefix.length()));
        if (rest != null && !rest.equals("-")) {
          return prefix + rest;
        }
      }
    }
    return null;
  }

  private String stem() {
    return word.substring(0, word.length() - 1);
  }

  private boolean endsInConsonantAnd(char last) {
    int length = word.length();
    return length > 1
        && word.charAt(length - 1) == last
        && VOWELS.indexOf(word.charAt(length - 2)) < 0;
  }

  private boolean hisses() {
    return word.matches(".*(s|x|z|ch|sh)") || endsInConsonantAnd('o');
  }

  private String withDoubledZ() {
    return Words.oneOf(word, "quiz", "whiz") ? word + "z" : word;
  }

  private boolean dropsE() {
    return word.endsWith("e")
        && !word.matches(".*(ee|oe|ye)")
        && !Words.oneOf(word, "be", "singe", "binge", "tinge", "swinge", "age");
  }

  /** With its last consonant doubled where a vowel that is short stands before it. */
  private String doubled() {
    int length = word.length();
    if (word.endsWith("ic")) {
      return word + "k";
    }
    if (length < 3 || !word.matches(".*([^aeiou]|qu|^)[aeiouy][^aeiouwxyh]")) {
      return word;
    }
    char last = word.charAt(length - 1);
    boolean oneSyllable = !word.substring(0, length - 2).replace("qu", "q").matches(".*[aeiouy].*");
    boolean doubles =
        oneSyllable || STRESSED_AT_END.contains(word) || british && last == 'l' || isCompound();
    return doubles ? word + last : word;
  }

  /** {@code reship}, {@code re-plan}, {@code debug}: one syllable behind a prefix. */
  private boolean isCompound() {
    for (var prefix : new String[] {"re-", "re", "un", "de"}) {
      var rest = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
      if (rest.matches("[^aeiouy]+[aeiou][^aeiouwxyh]") && Words.isVerb(rest)) {
        return true;
      }
    }
    return false;
  }
}
