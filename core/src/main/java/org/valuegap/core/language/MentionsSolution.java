package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.ACQUIRE_SOLUTION;
import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.DETERMINER;
import static org.valuegap.core.language.Words.Is.GENERAL_OBJECT;
import static org.valuegap.core.language.Words.Is.INSTRUMENT;
import static org.valuegap.core.language.Words.Is.SOLUTION;
import static org.valuegap.core.language.Words.Is.TECHNOLOGY;
import static org.valuegap.core.language.Words.Is.TITLE;
import static org.valuegap.core.language.Words.Is.TOOL;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** A product, a technology or a way of solving it. */
final class MentionsSolution implements WritingRule {
  @Override
  public String id() {
    return "mentions-solution";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JOB, Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    var product = products.in(statement.text());
    var clause = statement.clause();
    var domain = DOMAIN.matcher(statement.text());
    var site = domain.find() ? new Span(domain.start(), domain.end()) : null;
    var span = product != null ? product : site != null ? site : solution(statement, clause);
    if (span == null) {
      return null;
    }
    return new Finding(
        id(),
        Severity.ERROR,
        Message.of(id(), span.of(statement.text())),
        span,
        withoutTail(statement, span));
  }

  private static final Set<String> USING =
      Set.of("use", "uses", "using", "leverage", "leveraging", "utilize", "utilizing");

  private static final Set<String> OURS =
      Set.of(
          "our",
          "smart",
          "mobile",
          "automated",
          "automatic",
          "digital",
          "online",
          "virtual",
          "web-based",
          "cloud-based",
          "electronic");

  /** What some customers make for a living. */
  private static final Set<String> MADE =
      Set.of("software", "system", "systems", "script", "scripts");

  /** What one may use without naming a solution. */
  private static final Set<String> USABLE =
      Set.of(
          "less",
          "fewer",
          "more",
          "up",
          "only",
          "it",
          "them",
          "cash",
          "energy",
          "water",
          "time",
          "existing",
          "public",
          "leftover",
          "leftovers",
          "land",
          "space");

  private static @Nullable Span solution(Statement statement, Statement.Clause clause) {
    for (int i = 0; i < clause.size(); i++) {
      int technology = Words.match(TECHNOLOGY, clause.tokens(), i);
      boolean named = clause.token(i).isCamelCase() && !clause.word(i).endsWith("'s");
      boolean generic = technology > 0 && Words.match(SOLUTION, clause.tokens(), i) > 0;
      if (technology > 0
          && !isOwnObject(clause, i)
          && !(generic && describes(clause, i + technology))) {
        return clause.span(i, i + technology);
      }
      if (named && clause.size() > 2 && !isOwnObject(clause, i)) {
        return clause.span(i, i + 1);
      }
      int noun = Words.match(SOLUTION, clause.tokens(), i);
      if (noun > 0 && isMeans(statement, i, noun)) {
        return clause.span(i, i + noun);
      }
      if (statement.kind() == Kind.JOB && isTool(clause, i)) {
        return clause.span(i, i + 1);
      }
      if (USING.contains(clause.word(i)) && usesThing(statement, clause, i)) {
        return clause.span(i, Math.min(clause.size(), nounEnd(clause, i + 1)));
      }
    }
    return sold(statement, clause);
  }

  /** "The system should …": what is asked of a solution, not what its user wants to do. */
  private static boolean isAskedFor(Statement.Clause clause, int next) {
    return Words.oneOf(clause.word(next), "should", "must", "lets", "allows", "shall");
  }

  /** "I need a tool to …". */
  private static boolean isWanted(Statement.Clause clause, int at) {
    for (int i = Math.max(0, at - 4); i < at; i++) {
      if (Words.oneOf(clause.word(i), "need", "needs", "want", "wants")) {
        return true;
      }
    }
    return false;
  }

  /** "A hotel on Booking.com": an address of the web. */
  private static final Pattern DOMAIN =
      Pattern.compile("\\b[\\p{L}\\p{N}-]{2,}\\.(?:com|net|org|io|ai|app|co\\.uk)\\b");

  /** What is mended, chosen or taught is the job's own object; what is built or used is not. */
  private static boolean isOwnObject(Statement.Clause clause, int at) {
    if (clause.verb() < 0 || at < clause.rest()) {
      return false;
    }
    for (int i = clause.rest(); i < at; i++) {
      if (Words.match(CIRCUMSTANCE, clause.tokens(), i) > 0) {
        return false;
      }
    }
    return !Words.is(ACQUIRE_SOLUTION, clause.verbPhrase())
        && !TURNS_TO.contains(clause.verbPhrase())
        && (!isBrand(clause, at) || TRADED.contains(clause.verbPhrase()))
        && !clause.word(at).equals("online")
        && !OutcomeGrammar.isDelta(clause.verbWord());
  }

  /** What one does to a technology that does something for one: "ask a chatbot". */
  private static final Set<String> TURNS_TO =
      Set.of(
          "ask", "browse", "check", "get", "open", "refresh", "scan", "search", "visit", "watch");

  /** What is done to a brand as a thing of its own: "repair an iPhone", "learn Excel". */
  private static final Set<String> TRADED =
      Set.of(
          "audit",
          "cancel",
          "choose",
          "clean",
          "compare",
          "evaluate",
          "fix",
          "insure",
          "learn",
          "mend",
          "protect",
          "recycle",
          "refurbish",
          "repair",
          "replace",
          "resell",
          "sell",
          "teach",
          "test",
          "troubleshoot",
          "unlock");

  /** Written as names are, but not as abbreviations: {@code Slack}, {@code SharePoint}. */
  private static boolean isBrand(Statement.Clause clause, int at) {
    var token = clause.token(at);
    return token.isCapitalized() && token.text().chars().anyMatch(Character::isLowerCase);
  }

  /** It only describes the next noun: "software licences", "a button battery". */
  private static boolean describes(Statement.Clause clause, int next) {
    if (next >= clause.size() || clause.token(next).isMark()) {
      return false;
    }
    var word = clause.word(next);
    boolean acts = Words.isVerb(Words.base(word)) && word.matches(".*(s|ing|ed)");
    return !acts
        && !Words.is(CIRCUMSTANCE, word)
        && !Words.is(DETERMINER, word)
        && !Words.oneOf(
            word, "to", "that", "which", "and", "or", "of", "is", "are", "was", "has", "can",
            "does", "should", "must", "will", "lets", "error", "errors", "export", "alert",
            "alerts", "user", "users")
        && Words.match(SOLUTION, clause.tokens(), next) == 0
        && Words.match(TECHNOLOGY, clause.tokens(), next) == 0;
  }

  /** Whether a thing that may be a solution stands here as the means: "with our portal". */
  private static boolean isMeans(Statement statement, int at, int length) {
    var clause = statement.clause();
    if (clause.word(at).equals("online")) {
      return at > clause.verb()
          && !clause.word(at + 1).matches("accounts?|orders?|reputation|presence");
    }
    if (at < clause.start() && (isAskedFor(clause, at + length) || isWanted(clause, at))) {
      return true;
    }
    if (at < clause.rest() && clause.verb() >= 0 && at >= clause.verb()
        || describes(clause, at + length)) {
      return false;
    }
    boolean job = statement.kind() == Kind.JOB;
    boolean ours = false;
    for (int i = at - 1; i >= 0 && i >= at - 5; i--) {
      var word = clause.word(i);
      ours |=
          OURS.contains(word) || word.equals("new") && Words.oneOf(clause.word(i - 1), "my", "our");
      if (i >= clause.verb() && i < clause.rest()) {
        return ours && !isOwnObject(clause, at)
            || job
                && Words.is(ACQUIRE_SOLUTION, clause.verbPhrase())
                && !MADE.contains(clause.word(at));
      }
      if (USING.contains(word)) {
        return job || ours;
      }
      if (i >= clause.rest() && Words.is(TOOL, word)) {
        return ours || job && !word.equals("from");
      }
      if (Words.match(CIRCUMSTANCE, clause.tokens(), i) > 0 || word.equals("of")) {
        return ours;
      }
    }
    return ours && !isOwnObject(clause, at);
  }

  /** "With a cordless drill": the tool that is at hand today. */
  private static boolean isTool(Statement.Clause clause, int at) {
    if (!Words.is(INSTRUMENT, clause.word(at)) || describes(clause, at + 1)) {
      return false;
    }
    for (int i = at - 1; i > clause.verb() && i >= at - 4; i--) {
      if (clause.word(i).equals("with")) {
        return i + 1 == at
            || Words.oneOf(clause.word(i + 1), "a", "an", "my", "the", "our", "your");
      }
    }
    return false;
  }

  /** "Use power saws": a job done by using something. */
  private static boolean usesThing(Statement statement, Statement.Clause clause, int at) {
    var next = clause.word(at + 1);
    return statement.kind() == Kind.JOB
        && at + 1 < clause.size()
        && !USABLE.contains(next)
        && !Words.is(GENERAL_OBJECT, next);
  }

  private static int nounEnd(Statement.Clause clause, int at) {
    int end = at;
    while (end < clause.size()
        && !clause.token(end).isMark()
        && Words.match(CIRCUMSTANCE, clause.tokens(), end) == 0
        && !clause.word(end).equals("to")) {
      end++;
    }
    return Math.max(end, at);
  }

  /** "Sell catheters to hospitals": the job of who offers a product, not of who uses it. */
  private static @Nullable Span sold(Statement statement, Statement.Clause clause) {
    boolean selling =
        statement.kind() == Kind.JOB
            && clause.verb() >= 0
            && Words.oneOf(clause.verbWord(), "market", "upsell", "promote", "advertise")
            && statement.object() != null
            && !(clause.verbWord().equals("promote") && isSomebody(statement));
    return selling ? statement.object() : null;
  }

  /** "Promote an employee". */
  private static boolean isSomebody(Statement statement) {
    return Token.of(Phrases.object(statement)).stream()
        .anyMatch(
            token -> Words.is(TITLE, token) || Words.oneOf(token.word(), "staff", "colleague"));
  }

  /** The statement without a solution that closes it: "by text message", "in the portal". */
  private static @Nullable String withoutTail(Statement statement, Span span) {
    var clause = statement.clause();
    for (int i = clause.rest() + 1; i < clause.size(); i++) {
      boolean opens = Words.is(TOOL, clause.word(i)) && clause.token(i).start() < span.start();
      boolean near = opens && clause.token(i).end() + 25 > span.start();
      boolean last = span.end() >= clause.token(clause.size() - 1).start();
      if (near && last) {
        return statement.text().substring(0, clause.token(i).start()).strip();
      }
    }
    return null;
  }
}
