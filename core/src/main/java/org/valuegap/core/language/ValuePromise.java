package org.valuegap.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Draft.Part;

/**
 * Value promises (PRODUCT.md M5) drafted from a job and its outcome: product, job and outcome in
 * one sentence to one person.
 */
public final class ValuePromise {
  /** The two forms of a promise. */
  public enum Form {
    /** {@code Anubis protects your … so your chances of … are minimized.} */
    SENTENCE,
    /** {@code Protecting your … to minimize your chances of ….} */
    HEADLINE
  }

  private ValuePromise() {}

  /**
   * Drafts a promise of one product, or a joint one of two partners' offerings. The job names no
   * product: hold it to {@link WritingRules} with {@link Products} of these offerings.
   *
   * @param products what promises; the first or both, blank ones left out. None says "We"
   * @param outcome the result promised; null leaves it out
   * @return a draft with empty text when the job has no verb yet
   */
  public static Draft draft(
      Form form,
      List<String> products,
      Statement job,
      @Nullable Statement outcome,
      Performer performer) {
    if (job.verb() == null) {
      return new Draft("", List.of());
    }
    var named = products.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    var pen = new Draft.Pen();
    switch (form) {
      case SENTENCE -> sentence(pen, named, job, outcome, performer);
      case HEADLINE -> headline(pen, named, job, outcome, performer);
    }
    return pen.say(".").draft();
  }

  private static void sentence(
      Draft.Pen pen,
      List<String> products,
      Statement job,
      @Nullable Statement outcome,
      Performer performer) {
    name(pen, products);
    var verb = Phrases.verb(job);
    pen.say(" ").fill(Part.VERB, products.size() == 1 ? verb.thirdPerson() : verb.base());
    object(pen, job, performer);
    var result = Result.of(outcome, performer);
    if (result != null) {
      pen.say(" so ").fill(Part.MEASURE, result.subject()).say(" " + result.be() + " ");
      pen.fill(Part.DELTA, result.delta().participle());
    }
  }

  private static void headline(
      Draft.Pen pen,
      List<String> products,
      Statement job,
      @Nullable Statement outcome,
      Performer performer) {
    var gerund = Phrases.verb(job).gerund();
    if (products.size() > 1) {
      name(pen, products);
      pen.say(": ").fill(Part.VERB, gerund);
    } else {
      pen.fill(Part.VERB, Character.toUpperCase(gerund.charAt(0)) + gerund.substring(1));
    }
    object(pen, job, performer);
    var result = Result.of(outcome, performer);
    if (result != null) {
      pen.say(" to ").fill(Part.DELTA, result.delta().base());
      pen.say(" ").fill(Part.MEASURE, result.subject());
    }
  }

  private static void name(Draft.Pen pen, List<String> products) {
    if (products.isEmpty()) {
      pen.say("We");
    }
    for (int i = 0; i < products.size(); i++) {
      pen.say(i == 0 ? "" : i + 1 < products.size() ? ", " : " and ");
      pen.fill(Part.PRODUCT, products.get(i));
    }
  }

  private static void object(Draft.Pen pen, Statement job, Performer performer) {
    var object = Phrases.owned(Phrases.object(job), performer.possessive(), performer);
    var circumstance = performer.retold(Phrases.circumstance(job));
    if (!object.isEmpty() || !circumstance.isEmpty()) {
      pen.say(" ").fill(Part.OBJECT, Phrases.joined(object, circumstance));
    }
  }
}
