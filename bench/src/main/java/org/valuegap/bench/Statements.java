package org.valuegap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.WritingRules;

/**
 * How well the writing rules judge labelled statements, and how fast: {@code bench/statements.sh}.
 *
 * <p>Statements are JSON lines: {@code text}, {@code kind}, {@code good}, {@code faults}, the three
 * parts of a good one, {@code borderline}; those on the borderline are left out. A missing
 * circumstance is advice and not scored.
 */
public final class Statements {
  private static final String ADVICE = "missing-circumstance";
  private static final double AGREEMENT = 0.8;

  private Statements() {}

  /** A statement as a person judged it; parts only where they were given. */
  record Labelled(
      String text, Statement.Kind kind, boolean good, Set<String> faults, List<String> parts) {
    Statement read() {
      return kind == Statement.Kind.JOB ? Statement.job(text) : Statement.outcome(text);
    }

    static Labelled of(Map<?, ?> line) {
      var kind = text(line, "kind").equals("job") ? Statement.Kind.JOB : Statement.Kind.OUTCOME;
      var names =
          kind == Statement.Kind.JOB
              ? List.of("verb", "object", "circumstance")
              : List.of("delta", "measure", "focus");
      var faults = new TreeSet<String>();
      if (line.get("faults") instanceof List<?> labels) {
        labels.forEach(fault -> faults.add(String.valueOf(fault)));
      }
      faults.remove(ADVICE);
      var parts = names.stream().map(name -> text(line, name)).toList();
      return new Labelled(
          text(line, "text"),
          kind,
          Boolean.TRUE.equals(line.get("good")),
          faults,
          parts.getFirst().isEmpty() ? List.of() : parts);
    }

    private static String text(Map<?, ?> line, String key) {
      var value = line.get(key);
      return value == null ? "" : value.toString();
    }
  }

  /** Found, wrongly found and missed. */
  record Score(int hits, int falseAlarms, int misses) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
      return new Score(hits + other.hits, falseAlarms + other.falseAlarms, misses + other.misses);
    }

    double precision() {
      return share(hits, hits + falseAlarms);
    }

    double recall() {
      return share(hits, hits + misses);
    }

    double f1() {
      return share(2 * hits, 2 * hits + falseAlarms + misses);
    }
  }

  /**
   * The verdict on a set.
   *
   * @param rules score of each rule, by id
   * @param good how many good statements there were, and how many got an error
   * @param outcomes how many outcomes had their parts labelled, and how many were taken apart right
   * @param jobs the same of jobs
   * @param misjudged one line each
   */
  record Verdict(
      Map<String, Score> rules,
      int good,
      int goodFlagged,
      int outcomes,
      int outcomesRight,
      int jobs,
      int jobsRight,
      List<String> misjudged) {
    Score all() {
      return rules.values().stream().reduce(Score.NONE, Score::plus);
    }

    double goodFlaggedShare() {
      return share(goodFlagged, good);
    }

    double outcomesRightShare() {
      return share(outcomesRight, outcomes);
    }

    double jobsRightShare() {
      return share(jobsRight, jobs);
    }
  }

  static List<Labelled> read(List<Path> files) {
    var settings = LoadSettings.builder().build();
    return files.stream()
        .flatMap(file -> lines(file).stream())
        .filter(line -> !line.isBlank())
        .map(line -> (Map<?, ?>) new Load(settings).loadFromString(line))
        .filter(line -> !Boolean.TRUE.equals(line.get("borderline")))
        .map(Labelled::of)
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Verdict judge(List<Labelled> statements) {
    var rules = new TreeMap<String, Score>();
    var misjudged = new ArrayList<String>();
    int good = 0;
    int flagged = 0;
    int[] segmented = new int[2];
    int[] right = new int[2];
    for (var labelled : statements) {
      var statement = labelled.read();
      var found = errors(statement);
      for (var rule : union(found, labelled.faults())) {
        rules.merge(rule, score(found, labelled.faults(), rule), Score::plus);
      }
      good += labelled.good() ? 1 : 0;
      flagged += labelled.good() && !found.isEmpty() ? 1 : 0;
      if (!found.equals(labelled.faults())) {
        misjudged.add(
            "%s: found %s, labelled %s".formatted(labelled.text(), found, labelled.faults()));
      }
      if (!labelled.parts().isEmpty()) {
        int kind = labelled.kind().ordinal();
        boolean same = sameParts(labelled.parts(), statement);
        segmented[kind]++;
        right[kind] += same ? 1 : 0;
        if (!same) {
          misjudged.add(
              "%s: taken apart as %s, labelled %s"
                  .formatted(labelled.text(), parts(statement), labelled.parts()));
        }
      }
    }
    int job = Statement.Kind.JOB.ordinal();
    int outcome = Statement.Kind.OUTCOME.ordinal();
    return new Verdict(
        rules,
        good,
        flagged,
        segmented[outcome],
        right[outcome],
        segmented[job],
        right[job],
        misjudged);
  }

  private static Set<String> errors(Statement statement) {
    return WritingRules.check(statement, Products.NONE).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Score score(Set<String> found, Set<String> labelled, String rule) {
    return new Score(
        found.contains(rule) && labelled.contains(rule) ? 1 : 0,
        labelled.contains(rule) ? 0 : 1,
        found.contains(rule) ? 0 : 1);
  }

  private static List<String> parts(Statement statement) {
    var parts = new ArrayList<String>();
    for (var span : Arrays.asList(statement.verb(), statement.object(), statement.circumstance())) {
      parts.add(span == null ? "" : span.of(statement.text()));
    }
    return parts;
  }

  private static boolean sameParts(List<String> labelled, Statement statement) {
    var found = parts(statement);
    for (int i = 0; i < labelled.size(); i++) {
      if (overlap(words(labelled.get(i)), words(found.get(i))) < AGREEMENT) {
        return false;
      }
    }
    return true;
  }

  /** In lower case, without a leading article. */
  private static List<String> words(String part) {
    var lower = part.toLowerCase(Locale.ROOT).replaceAll("^(the|a|an)\\s+", "").strip();
    return lower.isEmpty() ? List.of() : List.of(lower.split("\\s+"));
  }

  /** The share of words that both have, of the longer one's. */
  private static double overlap(List<String> one, List<String> other) {
    var left = new ArrayList<>(other);
    int common = 0;
    for (var word : one) {
      common += left.remove(word) ? 1 : 0;
    }
    int most = Math.max(one.size(), other.size());
    return most == 0 ? 1 : (double) common / most;
  }

  static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  /**
   * Statements that one thread reads and judges in a second of a core's time, warmed up. By the
   * core's time, not the clock's, so that what else the machine does is left out.
   */
  static long perSecond(List<Labelled> statements) {
    var thread = ManagementFactory.getThreadMXBean();
    long until = thread.getCurrentThreadCpuTime() + 3_000_000_000L;
    while (thread.getCurrentThreadCpuTime() < until) {
      statements.forEach(labelled -> errors(labelled.read()));
    }
    long start = thread.getCurrentThreadCpuTime();
    long done = 0;
    while (thread.getCurrentThreadCpuTime() - start < 3_000_000_000L) {
      statements.forEach(labelled -> errors(labelled.read()));
      done += statements.size();
    }
    return Math.round(done * 1e9 / (thread.getCurrentThreadCpuTime() - start));
  }

  private static void print(String title, Verdict verdict) {
    System.out.printf("%n%s%n", title);
    System.out.printf("  %-22s %5s %5s %5s %6s%n", "rule", "P", "R", "F1", "of");
    verdict
        .rules()
        .forEach((rule, score) ->
            System.out.printf(
                "  %-22s %5.2f %5.2f %5.2f %6d%n",
                rule,
                score.precision(),
                score.recall(),
                score.f1(),
                score.hits() + score.misses()));
    var all = verdict.all();
    System.out.printf(
        "  %-22s %5.3f %5.3f %5.3f%n", "all (micro)", all.precision(), all.recall(), all.f1());
    System.out.printf(
        "  good ones with an error  %d of %d (%.1f in 100)%n",
        verdict.goodFlagged(), verdict.good(), 100 * verdict.goodFlaggedShare());
    System.out.printf(
        "  outcome parts right      %d of %d (%.1f in 100)%n",
        verdict.outcomesRight(), verdict.outcomes(), 100 * verdict.outcomesRightShare());
    System.out.printf("  job parts right          %d of %d%n", verdict.jobsRight(), verdict.jobs());
  }

  /** {@code [--seed N] [--show] FILE…}: both halves of a seeded split, then all. */
  public static void main(String[] args) {
    long seed = 1;
    boolean show = false;
    var files = new ArrayList<Path>();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--seed" -> seed = Long.parseLong(args[++i]);
        case "--show" -> show = true;
        default -> files.add(Path.of(args[i]));
      }
    }
    var statements = new ArrayList<>(read(files));
    Collections.shuffle(statements, new Random(seed));
    int half = statements.size() / 2;
    print("Half A (seed " + seed + ")", judge(statements.subList(0, half)));
    print("Half B", judge(statements.subList(half, statements.size())));
    var all = judge(statements);
    print("All " + statements.size(), all);
    if (show) {
      System.out.println("\nMisjudged");
      all.misjudged().forEach(line -> System.out.println("  " + line));
    }
    System.out.printf("%nstatements a second of one core: %,d%n", perSecond(statements));
  }
}
