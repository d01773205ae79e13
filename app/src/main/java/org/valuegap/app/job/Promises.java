package org.valuegap.app.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.board.Board;
import org.valuegap.core.document.Id;
import org.valuegap.core.measure.Gap;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/** The job statements and value promises of a job (PRODUCT.md, M4 and M5). */
public record Promises(Board board, Job job) {
  /** Whether a promise is kept. */
  public enum State {
    KEPT("tag-delivered"),
    NOT_YET("tag-gap"),
    UNMEASURED("tag-line");

    public final String css;

    State(String css) {
      this.css = css;
    }

    /** As in messages. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final List<String> PERFORMERS =
      List.of("buyer", "customer", "end user", "support team", "partner");

  /**
   * One to a type of customer; that of the map's own customer first, blank where none is written.
   */
  public List<JobStatement> statements() {
    var all = new ArrayList<>(board.map().statements(job.id()));
    if (all.isEmpty() || !all.getFirst().type().isEmpty()) {
      all.addFirst(new JobStatement(new Id("none"), job.id(), "", "", "", ""));
    }
    return all;
  }

  public List<Promise> all() {
    return board.map().promises(job.id());
  }

  /** Whom a promise is made to, in words. */
  public String performer(Promise promise) {
    var to = promise.to().isEmpty() ? "customer" : promise.to();
    return PERFORMERS.contains(to) ? board.say("performer." + to.replace(' ', '-')) : to;
  }

  /** What was measured last of the heading outcome. */
  public String reached() {
    var heading = board.heading(job);
    var values = heading == null ? List.of() : board.map().measurements(heading.id());
    if (heading == null || values.isEmpty()) {
      return board.say("gap.none");
    }
    var unit = heading.measure() == null ? "" : heading.measure().unit();
    return board.say(
        "promise.reached", board.map().measurements(heading.id()).getLast().value(), unit);
  }

  /**
   * Kept when what was measured is at the promise's level or past it; where the level has no
   * number, at what the outcome promises.
   */
  public State state(Promise promise) {
    var heading = board.heading(job);
    var measure = heading == null ? null : heading.measure();
    if (heading == null || measure == null) {
      return State.UNMEASURED;
    }
    var level = number(promise.level());
    var values = board.map().measurements(heading.id());
    var gap =
        Gap.of(
            measure.baseline(),
            level == null ? measure.promised() : level,
            values.isEmpty() ? null : values.getLast().value());
    return gap.isEmpty() ? State.UNMEASURED : gap.getAsDouble() == 0 ? State.KEPT : State.NOT_YET;
  }

  private static @Nullable BigDecimal number(String level) {
    var found = NUMBER.matcher(level.replaceAll("(?<=\\d),(?=\\d{3})", ""));
    return found.find() ? new BigDecimal(found.group()) : null;
  }
}
