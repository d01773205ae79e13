package org.valuegap.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** All writing rules, in the order of PRODUCT.md M3, and how their findings live together. */
public final class WritingRules {
  /** The rule id of the one sentence said about a statement in another language than English. */
  public static final String OTHER_LANGUAGE = "other-language";

  private static final List<WritingRule> RULES =
      List.of(
          new NoClearEnd(),
          new MentionsSolution(),
          new IsOutcome(),
          new IsTask(),
          new MissingVerb(),
          new MissingObject(),
          new MissingCircumstance(),
          new Compound(),
          new IsTitle(),
          new Vague(),
          new MissingDelta(),
          new MissingMeasure(),
          new MissingFocus(),
          new IsJob(),
          new VagueMeasure());

  private static final Set<String> FOREIGN =
      Set.of(
          "der", "die", "das", "und", "ein", "eine", "mit", "für", "den", "von", "zu", "beim", "im",
          "wenn", "le", "la", "les", "des", "du", "une", "un", "avec", "et", "dans", "el", "los",
          "las", "una", "para", "y", "del", "il", "gli", "di", "che", "het", "een", "voor", "bij",
          "och", "att", "os", "uma", "com", "não", "aan");

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "a", "an", "of", "to", "in", "for", "and", "with", "from", "on", "at", "my", "it",
          "that", "when", "is", "are", "no", "not", "must", "should", "i", "we", "before", "after",
          "during", "by");

  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private WritingRules() {}

  /** The ids of all writing rules; each has a heading in the documentation. */
  public static List<String> ids() {
    return RULES.stream().map(WritingRule::id).toList();
  }

  /** What the rules find in a statement. A blank one is no statement yet and has no findings. */
  public static List<Finding> check(Statement statement, Products products) {
    if (statement.text().isBlank()) {
      return List.of();
    }
    if (isOtherLanguage(statement)) {
      return List.of(
          new Finding(OTHER_LANGUAGE, Severity.ADVICE, Message.of(OTHER_LANGUAGE), null, null));
    }
    var findings =
        new ArrayList<>(
            RULES.stream()
                .filter(rule -> rule.kinds().contains(statement.kind()))
                .map(rule -> rule.check(statement, products))
                .filter(Objects::nonNull)
                .toList());
    return settled(findings, statement.kind());
  }

  /** The ids of the rules that a statement keeps to; none where they do not read it. */
  public static List<String> passed(Statement statement, Products products) {
    return statement.text().isBlank() || isOtherLanguage(statement)
        ? List.of()
        : RULES.stream()
            .filter(rule -> rule.kinds().contains(statement.kind()))
            .filter(rule -> rule.check(statement, products) == null)
            .map(WritingRule::id)
            .toList();
  }

  /** Where one fault explains another, only the first is said. */
  private static List<Finding> settled(List<Finding> findings, Kind kind) {
    if (has(findings, "is-title")) {
      findings.removeIf(
          finding -> !finding.rule().startsWith("missing") && !finding.rule().equals("is-title"));
    } else if (has(findings, "vague")) {
      findings.removeIf(finding -> finding.rule().equals("is-outcome"));
    }
    if (has(findings, "is-task") || has(findings, "no-clear-end") || has(findings, "vague")) {
      findings.removeIf(finding -> finding.rule().equals("missing-object"));
    }
    if (has(findings, "is-task")) {
      findings.removeIf(finding -> finding.rule().equals("no-clear-end"));
    }
    return List.copyOf(findings);
  }

  private static boolean has(List<Finding> findings, String rule) {
    return findings.stream().anyMatch(finding -> finding.rule().equals(rule));
  }

  static boolean isOtherLanguage(Statement statement) {
    var tokens = statement.clause().tokens();
    var text = statement.text();
    long letters = LETTER.matcher(text).results().count();
    long latin = LATIN.matcher(text).results().count();
    if (letters > 0 && latin * 2 < letters) {
      return true;
    }
    long foreign = tokens.stream().filter(token -> FOREIGN.contains(token.word())).count();
    long english = tokens.stream().filter(token -> ENGLISH.contains(token.word())).count();
    boolean unknown =
        english == 0
            && tokens.size() > 2
            && tokens.stream().noneMatch(token -> Words.isKnown(token.word()));
    if (unknown) {
      return true;
    }
    boolean known = tokens.stream().limit(2).anyMatch(token -> Words.isVerb(token.word()));
    boolean accented = text.chars().anyMatch(c -> c > 0xBF && c < 0x250 && Character.isLetter(c));
    return foreign > english && (foreign >= 2 || !known) || accented && english == 0 && !known;
  }
}
