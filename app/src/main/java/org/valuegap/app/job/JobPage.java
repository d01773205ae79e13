package org.valuegap.app.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.board.Board;
import org.valuegap.app.wire.Check;
import org.valuegap.core.document.Id;
import org.valuegap.core.guidance.Findings;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;

/**
 * What the first paint of a job's page is drawn from: the tree that {@code view/job/page.ts} draws
 * for who may only read.
 */
public record JobPage(Board board, Job job, Look look) {
  /**
   * How the page is looked at, as its address says.
   *
   * @param four the four user job steps instead of the eight
   * @param table the forces as a table
   * @param alternative the forces that speak of this only; null for all
   */
  public record Look(boolean four, boolean table, @Nullable String alternative) {}

  /** A stretch of a statement: {@code part} 1 to 3, or 0 for the words between two. */
  public record Unit(int part, String before, String flagged, String after) {}

  /** A finding: what is wrong, then why or what to ask. */
  public record Hint(String what, String why) {}

  private static final Pattern SENTENCE = Pattern.compile("(.*?[.?!؟])\\s*(.*)", Pattern.DOTALL);

  public String address() {
    return map() + "/jobs/" + job.id();
  }

  public String map() {
    return board.base() + "/maps/" + board.document();
  }

  /** Counted from 1. */
  public int number() {
    return board.jobs().indexOf(job) + 1;
  }

  public JobMap steps() {
    return new JobMap(board, job, look.four);
  }

  public Forces forces() {
    return new Forces(board, job, look);
  }

  public Promises promises() {
    return new Promises(board, job);
  }

  public @Nullable Outcome heading() {
    return board.heading(job);
  }

  /** The empathy notes that the job or its outcomes were started from. */
  public List<EmpathyNote> origins() {
    var things =
        Stream.concat(
            Stream.of(job.id()), board.map().outcomes(job.id()).stream().map(Outcome::id));
    var notes = Stream.of(EmpathyNote.Field.values()).flatMap(f -> board.map().empathy(f).stream());
    var all = notes.sorted(Comparator.comparing(EmpathyNote::order)).toList();
    return things.flatMap(id -> all.stream().filter(note -> note.became().contains(id))).toList();
  }

  /** The text of a statement cut into the parts of its grammar and what stands between them. */
  public List<Unit> units(Id statement) {
    var check = check(statement);
    var cut = new ArrayList<Unit>();
    int at = 0;
    for (int part = 1; part <= check.parts().size(); part++) {
      var span = check.parts().get(part - 1);
      if (span != null) {
        add(cut, statement, 0, at, span.start());
        add(cut, statement, part, span.start(), span.end());
        at = span.end();
      }
    }
    add(cut, statement, 0, at, check.text().length());
    return cut;
  }

  private void add(List<Unit> cut, Id statement, int part, int from, int to) {
    if (from >= to) {
      return;
    }
    var text = check(statement).text();
    var flag =
        findings(statement).stream()
            .filter(finding -> finding.severity() != Severity.ADVICE)
            .map(Finding::span)
            .filter(span -> span != null && span.start() < to && span.end() > from)
            .findFirst();
    int start = flag.map(span -> Math.max(from, span.start())).orElse(to);
    int end = flag.map(span -> Math.min(to, span.end())).orElse(to);
    cut.add(
        new Unit(
            part,
            text.substring(from, start),
            text.substring(start, end),
            text.substring(end, to)));
  }

  private Check check(Id statement) {
    return Objects.requireNonNull(board.checks().get(statement));
  }

  /** What nobody has let be, the weightiest first. */
  public List<Finding> findings(Id statement) {
    return check(statement).findings().stream()
        .filter(finding -> !isLetBe(statement, finding))
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }

  private boolean isLetBe(Id statement, Finding finding) {
    return Findings.isLetBe(board.map(), statement, finding, check(statement).text());
  }

  public Hint hint(Finding finding) {
    var said = board.text().said(finding.said());
    var sentence = SENTENCE.matcher(said);
    return sentence.matches() ? new Hint(sentence.group(1), sentence.group(2)) : new Hint(said, "");
  }

  /** The rules that somebody has let be. */
  public List<String> kept(Id statement) {
    return check(statement).findings().stream()
        .filter(finding -> isLetBe(statement, finding))
        .map(Finding::rule)
        .toList();
  }

  public List<String> passed(Id statement) {
    return check(statement).passed();
  }

  /** What was measured of an outcome, the latest first. */
  public List<Measurement> measurements(Outcome outcome) {
    return board.map().measurements(outcome.id()).reversed();
  }

  public @Nullable BigDecimal current(Outcome outcome) {
    var all = board.map().measurements(outcome.id());
    return all.isEmpty() ? null : all.getLast().value();
  }

  /** What of the way from baseline to promise is done, in percent; null when it is not measured. */
  public @Nullable Integer done(Outcome outcome) {
    var gap = board.map().gap(outcome);
    return gap.isEmpty() ? null : (int) Math.round((1 - gap.getAsDouble()) * 100);
  }

  public static String anchor(int done) {
    return done < 20 ? "start" : done > 80 ? "end" : "middle";
  }

  public static String source(Measurement measured) {
    var by = measured.by();
    return measured.source().isEmpty() && by != null ? by.name() : measured.source();
  }
}
