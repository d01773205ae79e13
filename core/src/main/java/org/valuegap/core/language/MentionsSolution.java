package org.valuegap.core.language;

import static org.valuegap.core.language.Words.Is.CIRCUMSTANCE;
import static org.valuegap.core.language.Words.Is.SOLUTION;
import static org.valuegap.core.language.Words.Is.TECHNOLOGY;
import static org.valuegap.core.language.Words.Is.TOOL;

import java.util.Set;
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
    var span = product != null ? product : solution(statement, clause);
    if (span == null) {
      return null;
    }
    return new Finding(
        id(),
        Severity.ERROR,
        "\u201c%s\u201d is a way of solving it. Solutions come and go: what stays when it is gone?"
            .formatted(span.of(statement.text())),
        span,
        withoutTail(statement, span));
  }

  private static final Set<String> USING =
      Set.of(
          "use",
          "using",
          "leverage",
          "leveraging",
          "utilize",
          "utilizing",
          "install",
          "deploy",
          "uses");

  private static final Set<String> OURS =
      Set.of(
          "our",
          "new",
          "smart",
          "mobile",
          "automated",
          "automatic",
          "digital",
          "online",
          "virtual");

  private static @Nullable Span solution(Statement statement, Statement.Clause clause) {
    for (int i = 0; i < clause.size(); i++) {
      int known = Words.match(TECHNOLOGY, clause.tokens(), i);
      if (known > 0 && !isRepaired(clause, i)) {
        return clause.span(i, i + known);
      }
      if (clause.token(i).isCamelCase() && !clause.word(i).endsWith("'s") && clause.size() > 2) {
        return clause.span(i, i + 1);
      }
      int noun = Words.match(SOLUTION, clause.tokens(), i);
      if (noun > 0 && isMeans(clause, i, noun)) {
        return clause.span(i, i + noun);
      }
      if (USING.contains(clause.word(i)) && usesThing(statement, clause, i)) {
        return clause.span(i, Math.min(clause.size(), nounEnd(clause, i + 1)));
      }
    }
    return sold(statement, clause);
  }

  /** What is mended, chosen or replaced is the job's own object. */
  private static boolean isRepaired(Statement.Clause clause, int at) {
    var verb = clause.verbWord();
    return at > clause.verb()
        && statementObject(clause, at)
        && verb.matches(
            "repair|fix|replace|choose|select|buy|purchase|test|secure|maintain|write|develop|find|compare|renew|cancel|evaluate|troubleshoot|license|upgrade|restore|recover|learn|migrate|retire|debug|sell|procure|rent|back|protect|share|recycle|document|audit");
  }

  /** Whether no preposition stands between the verb and this word. */
  private static boolean statementObject(Statement.Clause clause, int at) {
    for (int i = clause.rest(); i < at; i++) {
      if (Words.match(CIRCUMSTANCE, clause.tokens(), i) > 0) {
        return false;
      }
    }
    return clause.verb() >= 0;
  }

  /**
   * Whether a thing that may be a solution stands here as the means: "with our portal", "online".
   */
  private static boolean isMeans(Statement.Clause clause, int at, int length) {
    if (clause.word(at).equals("online") && at > clause.verb()) {
      return !clause.word(at + 1).equals("accounts") && !clause.word(at + 1).equals("account");
    }
    if (at + length < clause.size()
        && !Words.is(CIRCUMSTANCE, clause.word(at + length))
        && !clause.word(at + length).matches("to|that|and|or|,|of|crashes|fails")) {
      boolean another = Words.match(SOLUTION, clause.tokens(), at + length) > 0;
      if (!another) {
        return false; // it only describes the next noun: "software licences", "form fields"
      }
    }
    boolean ours = false;
    for (int i = at - 1; i >= 0 && i >= at - 5; i--) {
      var word = clause.word(i);
      ours |= OURS.contains(word);
      if (USING.contains(word)
          || word.matches("click|tap|build|type|open|download|add|create|implement|launch|need")
              && ours(clause, i, at)) {
        return true;
      }
      if (Words.is(TOOL, word)) {
        return !word.equals("from") || ours;
      }
      if (Words.match(CIRCUMSTANCE, clause.tokens(), i) > 0
          || i == clause.verb()
          || clause.word(i).equals("of")) {
        return ours && !isRepaired(clause, at);
      }
    }
    return ours && !isRepaired(clause, at);
  }

  private static boolean ours(Statement.Clause clause, int verb, int at) {
    return verb >= clause.verb() && at - verb <= 4;
  }

  /**
   * "Use power saws": a job done by using something, unless what is used is the customer's matter.
   */
  private static boolean usesThing(Statement statement, Statement.Clause clause, int at) {
    boolean job = statement.kind() == Kind.JOB;
    var next = clause.word(at + 1);
    return job
        && at + 1 < clause.size()
        && !next.matches("less|fewer|more|up|only|it|them|cash|energy|water|time|existing");
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
            && clause.verbWord().matches("market|upsell|promote|advertise")
            && statement.object() != null;
    return selling ? statement.object() : null;
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
