package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DELTA;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.PHRASAL;
import static org.valuegap.core.language.Words.Is.QUALITY;
import static org.valuegap.core.language.Words.Is.TITLE;
import static org.valuegap.core.language.Words.Is.VERB_NOUN;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Statement.Clause;
import org.valuegap.core.language.Statement.Kind;

/** Job = verb + object + circumstance (PRODUCT.md M3), read by position. */
final class JobGrammar {
  private static final Set<String> WANT =
      Set.of(
          "want", "wants", "need", "needs", "like", "wish", "hope", "try", "trying", "have", "has",
          "able");

  /** Words that belong to the verb before them, whichever it is. */
  private static final Set<String> PARTICLES =
      Set.of("up", "out", "off", "back", "away", "apart", "forward", "together");

  private static final Set<String> LETS =
      Set.of("lets", "helps", "allows", "enables", "makes", "should", "must", "can");

  /** Behind these the verb stands bare: "the app should send a reminder". */
  private static final Set<String> LETS_BARELY = Set.of("should", "must", "can");

  private static final Set<String> PERSON = Set.of("i", "we", "they", "you", "he", "she");
  private static final Set<String> QUESTION =
      Set.of("where", "whether", "what", "how", "if", "which", "who", "why", "that");

  /** Verbs that take a second thing with "of": the first is their object. */
  private static final Set<String> OF =
      Set.of(
          "inform",
          "remind",
          "notify",
          "assure",
          "convince",
          "warn",
          "rid",
          "deprive",
          "relieve",
          "accuse",
          "persuade",
          "empty",
          "clear",
          "strip");

  private static final Set<String> IS =
      Set.of("is", "are", "be", "gets", "get", "being", "was", "were");

  private JobGrammar() {}

  static Statement parse(String text) {
    var clause = clause(text);
    if (clause.verb() < 0) {
      return new Statement(text, Kind.JOB, null, null, null, clause);
    }
    var verb = clause.span(clause.verb(), clause.rest());
    if (isPassive(clause)) {
      var object =
          clause.verb() - 1 > clause.start()
              ? clause.span(clause.start(), clause.verb() - 1)
              : null;
      return new Statement(
          text, Kind.JOB, verb, object, span(clause, clause.rest(), clause.size()), clause);
    }
    int end = clause.isStory() ? storyEnd(clause) : clause.size();
    int circumstance = circumstanceStart(clause, end);
    var object = span(clause, clause.rest(), circumstance);
    var after = span(clause, circumstance, end);
    if (after == null
        && clause.start() > 0
        && (clause.isStory() || Words.match(CIRCUMSTANCE, clause.tokens(), 0) > 0)) {
      after = before(clause);
    }
    return new Statement(text, Kind.JOB, verb, object, after, clause);
  }

  private static boolean isPassive(Clause clause) {
    return clause.verb() > clause.start() && IS.contains(clause.word(clause.verb() - 1));
  }

  private static @Nullable Span span(Clause clause, int from, int to) {
    while (from < to && clause.token(to - 1).isMark()) {
      to--;
    }
    return from < to ? clause.span(from, to) : null;
  }

  /** What stands before the clause: a circumstance that was said first. */
  private static @Nullable Span before(Clause clause) {
    for (int i = 0; i < clause.start(); i++) {
      if (clause.token(i).isMark()) {
        return span(clause, 0, i);
      }
    }
    return null;
  }

  private static Clause clause(String text) {
    var tokens = Token.of(text);
    int size = tokens.size();
    while (size > 0 && (tokens.get(size - 1).isMark())) {
      size--;
    }
    tokens = tokens.subList(0, size);
    int start = 0;
    while (start < size && tokens.get(start).isMark()) {
      start++;
    }
    int comma = indexOf(tokens, ",", start);
    boolean reordered = comma > 0 && Words.match(CIRCUMSTANCE, tokens, start) > 0;
    int begin = reordered ? comma + 1 : start;
    int teller = tellerEnd(tokens, begin);
    int lead = leadIn(tokens, teller);
    boolean story =
        reordered
            && lead > begin
            && Words.oneOf(word(tokens, start), "when", "whenever", "while", "as", "if");
    return withVerb(tokens, Math.max(begin, lead), lead > begin, story);
  }

  /** Behind {@code I want to}, {@code managers need to}, {@code I}: where the job itself begins. */
  private static int leadIn(List<Token> tokens, int from) {
    int limit = Math.min(tokens.size(), from + 5);
    if (Words.is(DETERMINER, word(tokens, from))) {
      for (int i = from + 2;
          i + 1 < limit;
          i++) { // "our clients want to"; "the need to" is a thing
        if (WANT.contains(word(tokens, i)) && word(tokens, i + 1).equals("to")) {
          return i + 2;
        }
      }
    }
    for (int i = from; i < limit; i++) {
      boolean wants = i > from && i + 1 < tokens.size() || word(tokens, i + 1).equals("to");
      if (WANT.contains(word(tokens, i)) && wants) {
        int to = indexOf(tokens, "to", i);
        return to > 0 && to < i + 14 ? to + 1 : i;
      }
      if (Words.is(DETERMINER, tokens.get(i)) || Words.isVerb(word(tokens, i)) && i == from) {
        break;
      }
    }
    int subject = subjectEnd(tokens, from);
    if (subject > from) {
      return subject;
    }
    if (PERSON.contains(word(tokens, from))) {
      return Words.oneOf(word(tokens, from + 1), "can", "could", "must", "should", "will")
          ? from + 2
          : from + 1;
    }
    boolean many =
        !Words.isVerb(word(tokens, from))
            && !Roles.isTitle(tokens, from)
            && word(tokens, from).endsWith("s")
            && word(tokens, from).length() > 3;
    if (many && Words.isVerb(word(tokens, from + 1)) && !Words.is(VERB_NOUN, word(tokens, from + 1))
        || many && word(tokens, from + 1).equals("use")) {
      return from + 1;
    }
    return word(tokens, from).equals("to") ? from + 1 : from;
  }

  /** Behind "as a nurse": who tells a user story; {@code from} when nobody does. */
  private static int tellerEnd(List<Token> tokens, int from) {
    if (word(tokens, from).equals("as") && Words.is(DETERMINER, word(tokens, from + 1))) {
      for (int i = from + 2; i < Math.min(tokens.size(), from + 9); i++) {
        if (Words.oneOf(word(tokens, i), "i", "we")) {
          return i;
        }
      }
    }
    return from;
  }

  /** Behind "our platform lets nurses": who offers a solution and what it lets others do. */
  private static int subjectEnd(List<Token> tokens, int from) {
    if (!Words.is(DETERMINER, word(tokens, from))) {
      return from;
    }
    for (int i = from + 1; i < Math.min(tokens.size(), from + 5); i++) {
      if (LETS.contains(word(tokens, i))) {
        boolean lets = LETS_BARELY.contains(word(tokens, i));
        if (lets && !Words.oneOf(word(tokens, i + 1), "let", "allow", "enable", "help", "be")) {
          return i + 1;
        }
        int at = lets ? i + 1 : i;
        int to = indexOf(tokens, "to", at);
        return to > 0 && to <= at + 3 ? to + 1 : Math.min(tokens.size(), at + 2);
      }
    }
    return from;
  }

  private static Clause withVerb(List<Token> tokens, int start, boolean led, boolean story) {
    int at = start;
    while (at < tokens.size() && skipsBeforeVerb(tokens, at)) {
      at++;
    }
    var word = word(tokens, at);
    boolean verb =
        Words.isVerb(word)
            || Words.match(PHRASAL, tokens, at) > 1
            || isGerund(word)
            || looksLikeVerb(tokens, at);
    if (verb && !led && (Roles.isTitle(tokens, start) || isNoun(tokens, at))) {
      verb = false;
    }
    if (!verb) {
      int passive = passiveVerb(tokens, at);
      return passive < 0
          ? new Clause(tokens, start, -1, start, story)
          : new Clause(tokens, start, passive, passive + 1, story);
    }
    int phrase = Words.match(PHRASAL, tokens, at);
    boolean particle = at + 2 < tokens.size() && PARTICLES.contains(word(tokens, at + 1));
    return new Clause(tokens, start, at, at + Math.max(phrase, particle ? 2 : 1), story);
  }

  /**
   * "Access to care", "Proof of delivery", "Cost of a stay": a thing, though its word is a verb.
   */
  private static boolean isNoun(List<Token> tokens, int at) {
    var next = word(tokens, at + 1);
    return Words.is(VERB_NOUN, word(tokens, at))
        && Words.match(PHRASAL, tokens, at) < 2
        && (next.equals("of")
            || next.equals("to")
                && Words.oneOf(word(tokens, at), "access", "answer", "approach", "damage"));
  }

  private static boolean skipsBeforeVerb(List<Token> tokens, int at) {
    var word = word(tokens, at);
    boolean adverb =
        word.endsWith("ly") && !Words.isVerb(word)
            || Words.is(QUALITY, word) && !Words.is(DETERMINER, word(tokens, at + 1));
    boolean joined = at > 0 && word.equals("and") && (word(tokens, at - 1).endsWith("ly"));
    return adverb
        || joined
        || Words.oneOf(word, "not", "never", "don't", "always", "please", "be")
            && Words.oneOf(word(tokens, at + 1), "able", "to")
        || Words.oneOf(
                word, "not", "never", "don't", "always", "please", "do", "able", "to", "best")
            && at + 1 < tokens.size()
            && Words.isVerb(word(tokens, at + 1));
  }

  static boolean isGerund(String word) {
    return word.endsWith("ing") && !word.equals(Words.base(word));
  }

  /** A word that the lexicon does not know, before what only follows a verb. */
  private static boolean looksLikeVerb(List<Token> tokens, int at) {
    var word = word(tokens, at);
    var next = word(tokens, at + 1);
    return !word.isEmpty()
        && !Words.is(DETERMINER, word)
        && !tokens.get(at).isMark()
        && !word.endsWith("s")
        && Words.is(DETERMINER, next)
        && !Words.is(TITLE, word);
  }

  private static int passiveVerb(List<Token> tokens, int from) {
    for (int i = from + 1; i + 1 < tokens.size(); i++) {
      var next = word(tokens, i + 1);
      if (IS.contains(word(tokens, i))
          && next.matches(".*(ed|en|wn|t|ne)")
          && (next.endsWith("ed")
              ? Words.isVerb(Words.base(next))
              : Words.oneOf(
                  next, "kept", "sent", "paid", "sold", "bought", "found", "made", "done", "given",
                  "taken", "known", "shown", "written", "lost", "held", "built", "brought", "told",
                  "met"))) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Where the circumstance begins; {@code end} when there is none. */
  private static int circumstanceStart(Clause clause, int end) {
    int at = clause.rest();
    if (at + 1 < end
        && clause.word(at).equals("to")
        && Words.oneOf(clause.verbWord(), "continue", "start", "begin", "learn", "try")) {
      at += 2; // "continue to serve": what is done is the object
    }
    if (at < end && QUESTION.contains(clause.word(at))) {
      at = Math.min(end, at + 3); // the question is the object: "where to look"
    }
    boolean takesOf =
        OF.contains(Words.base(clause.word(clause.verb())))
            || OF.contains(clause.word(clause.verb()));
    for (int i = at; i < end; i++) {
      boolean begins =
          Words.match(CIRCUMSTANCE, clause.tokens(), i) > 0
              && !isPartOfName(clause, i)
              && !isParticle(clause, i);
      if (begins || takesOf && clause.word(i).equals("of")) {
        return i;
      }
      if (i > at
          && i == end - 1
          && clause.word(i).endsWith("ly")
          && !clause.word(i).endsWith("ily")
          && !Words.is(DELTA, clause.word(i))) {
        return Words.oneOf(clause.word(i), "supply", "assembly", "reply", "family") ? end : i;
      }
    }
    return end;
  }

  /**
   * "follow-up", "check-in desk", "over-the-counter": tokens hold those; this is for "up to date".
   */
  private static boolean isPartOfName(Clause clause, int at) {
    return clause.word(at).equals("to") && clause.word(at - 1).equals("up");
  }

  /** "Pick up and drop off": it belongs to the second verb. */
  private static boolean isParticle(Clause clause, int at) {
    return PARTICLES.contains(clause.word(at))
        && Words.oneOf(clause.word(at - 2), "and", "or")
        && Words.isVerb(clause.word(at - 1));
  }

  private static int storyEnd(Clause clause) {
    for (int i = clause.rest(); i < clause.size(); i++) {
      if (clause.word(i).equals("so") && i > clause.rest() + 1) {
        return i;
      }
    }
    return clause.size();
  }

  private static int indexOf(List<Token> tokens, String word, int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.get(i).word().equals(word)) {
        return i;
      }
    }
    return -1;
  }

  static String word(List<Token> tokens, int at) {
    return at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
  }
}
