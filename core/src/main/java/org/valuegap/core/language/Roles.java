package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.TITLE;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who somebody is: job titles and roles where a job should stand. */
final class Roles {
  /** Verbs that a role may follow without an article. */
  private static final Set<String> BID =
      Set.of(
          "look", "become", "be", "find", "hire", "choose", "call", "contact", "appoint", "recruit",
          "replace", "see", "get", "seem", "feel", "act", "sound");

  private Roles() {}

  /** Whether a title is all that stands at {@code start}, before any circumstance. */
  static boolean isTitle(List<Token> tokens, int start) {
    int end = start;
    while (end < tokens.size()
        && !Words.is(CIRCUMSTANCE, tokens.get(end))
        && !tokens.get(end).isMark()
        && !Words.oneOf(JobGrammar.word(tokens, end), "of", "and")
        && !(end > start
            && JobGrammar.isGerund(JobGrammar.word(tokens, end))
            && isRole(JobGrammar.word(tokens, end - 1), false))) {
      if (Words.is(DETERMINER, tokens.get(end)) && end > start) {
        return false;
      }
      end++;
    }
    var first = JobGrammar.word(tokens, start);
    boolean bid = BID.contains(first);
    boolean alone =
        end - start == 1
            && Words.isVerb(first)
            && !JobGrammar.word(tokens, end).equals("of")
            && (!Words.is(TITLE, first) || ALONE.contains(first));
    return end > start
        && end - start <= 5
        && !bid
        && !alone
        && isRole(JobGrammar.word(tokens, end - 1), end - start > 1);
  }

  /** Roles that are verbs without an object too: "volunteer abroad". */
  private static final Set<String> ALONE =
      Set.of("associate", "coach", "guard", "guide", "head", "lead", "partner", "volunteer");

  private static final Pattern ROLE =
      Pattern.compile(
          ".*(?:ologist|maker|keeper|layer|worker|grapher|woman|master|therapist|seller|holder|assistant)");

  private static final Pattern SCHOOLED = Pattern.compile(".*(?:iatrist|ician|onist)");

  /** A role that the lexicon knows, or a word made as such words are: {@code bricklayer}. */
  private static boolean isRole(String word, boolean described) {
    return Words.is(TITLE, word)
        || word.length() > 7 && ROLE.matcher(word).matches()
        || described && word.length() > 6 && SCHOOLED.matcher(word).matches();
  }
}
