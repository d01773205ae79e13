package org.valuegap.core.language;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A job statement (PRODUCT.md M4) drafted from a map. It names no product; a part for which the map
 * has nothing yet is empty.
 *
 * @param situation {@code When …}
 * @param motivation {@code I want to …}
 * @param outcome {@code so that …}
 */
public record JobStatementDraft(String situation, String motivation, String outcome) {

  /**
   * Drafts in the voice of the customer: one person says I, a team or a partner says we.
   *
   * @param outcome the desired outcome that heads the job; null when there is none
   * @param push what drives the customer away from how things are; may be empty
   * @param customerType of the map: buyer, end user, support team, partner, or any text
   */
  public static JobStatementDraft of(
      Statement job, @Nullable Statement outcome, String push, String customerType) {
    boolean we =
        customerType.toLowerCase(Locale.ROOT).matches(".*\\b(team|partner|department|staff)s?");
    var voice = we ? new Performer("our", "our", "we", "us") : new Performer("my", "my", "I", "me");
    return new JobStatementDraft(
        situation(job, push), motivation(job, voice), outcome(outcome, voice));
  }

  private static final String WHEN = "(when|whenever|while) .*";

  private static String situation(Statement job, String push) {
    var reason = push.strip().replaceAll("[.!…]+$", "");
    if (!reason.isEmpty()) {
      boolean said = reason.toLowerCase(Locale.ROOT).startsWith("when ");
      return said ? capital(reason) : "When " + Phrases.uncapitalized(reason);
    }
    var circumstance = Phrases.circumstance(job);
    return circumstance.toLowerCase(Locale.ROOT).matches(WHEN) ? capital(circumstance) : "";
  }

  private static String motivation(Statement job, Performer voice) {
    if (job.verb() == null) {
      return "";
    }
    var circumstance = Phrases.circumstance(job);
    boolean first = circumstance.toLowerCase(Locale.ROOT).matches(WHEN);
    return Phrases.joined(
        voice.subject() + " want to",
        Phrases.verb(job).base(),
        Phrases.object(job),
        first ? "" : circumstance);
  }

  private static String outcome(@Nullable Statement outcome, Performer voice) {
    var result = Result.of(outcome, voice);
    return result == null
        ? ""
        : Phrases.joined("so that", result.subject(), result.be(), result.delta().participle());
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
