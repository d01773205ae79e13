package org.valuegap.core.language;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome promises, as the subject of a sentence: {@code your chances of losing data}
 * {@code are} {@code minimized}.
 *
 * @param plural whether the subject is more than one
 */
record Result(String subject, boolean plural, Verb delta) {
  /** Mishaps that happen to somebody: that they come rarely is a matter of chances. */
  private static final Map<String, String> MISHAPS =
      Map.ofEntries(
          Map.entry("loss", "losing"),
          Map.entry("exposure", "exposing"),
          Map.entry("leakage", "leaking"),
          Map.entry("disclosure", "disclosing"),
          Map.entry("breakage", "breaking"),
          Map.entry("spoilage", "spoiling"),
          Map.entry("duplication", "duplicating"),
          Map.entry("contamination", "contaminating"));

  String be() {
    return plural ? "are" : "is";
  }

  /** What an outcome says of the one whose result it is; null while it has no delta or measure. */
  static @Nullable Result of(@Nullable Statement outcome, Performer performer) {
    if (outcome == null || outcome.verb() == null || outcome.object() == null) {
      return null;
    }
    var delta = Phrases.verb(outcome);
    var measure = Phrases.object(outcome);
    var focus = Phrases.circumstance(outcome);
    var joint = joint(outcome);
    var noun = measure.toLowerCase(Locale.ROOT);
    boolean happens = joint.equals("of") && focus.matches("(?i)(not )?[\\w-]+ing\\b.*");
    var mishap = MISHAPS.get(noun);
    if (mishap != null && joint.equals("of")) {
      var chances = performer.again() + " chances of " + mishap + " " + performer.retold(focus);
      return new Result(chances, true, delta);
    }
    if (happens && noun.matches("likelihood|probability|possibility|chances?|odds")) {
      return new Result(performer.again() + " chances of " + performer.retold(focus), true, delta);
    }
    if (happens && noun.equals("risk")) {
      return new Result(performer.again() + " risk of " + performer.retold(focus), false, delta);
    }
    return new Result(
        Phrases.joined(
            article(measure) + measure, joint(joint, performer), focus(joint, focus, performer)),
        isPlural(noun),
        delta);
  }

  /** "it takes to" becomes "it takes you to". */
  private static String joint(String joint, Performer performer) {
    return joint.equals("it takes to") ? "it takes " + performer.object() + " to" : joint;
  }

  /** What is done in the time counted is done to the customer's own things. */
  private static String focus(String joint, String focus, Performer performer) {
    int verbEnd = focus.indexOf(' ');
    boolean done = joint.endsWith("to") && verbEnd > 0;
    if (!done) {
      return performer.retold(focus);
    }
    var verb = Statement.job(focus);
    var object = verb.object();
    if (object == null || verb.verb() == null || verb.verb().start() != 0) {
      return performer.retold(focus);
    }
    return focus.substring(0, object.start())
        + Phrases.owned(object.of(focus), performer.again(), performer)
        + performer.retold(focus.substring(object.end()));
  }

  /** The words between measure and focus, which the parts leave out. */
  private static String joint(Statement outcome) {
    var measure = outcome.object();
    var focus = outcome.circumstance();
    return measure == null || focus == null
        ? ""
        : outcome.text().substring(measure.end(), focus.start()).strip().toLowerCase(Locale.ROOT);
  }

  private static String article(String measure) {
    var first = Token.of(measure).getFirst();
    boolean bare =
        Words.is(Words.Is.DETERMINER, first) || isPlural(measure.toLowerCase(Locale.ROOT));
    return bare ? "" : "the ";
  }

  private static boolean isPlural(String measure) {
    var head = measure.replaceAll(" of .*", "");
    return Nouns.isPlural(head.substring(head.lastIndexOf(' ') + 1));
  }
}
