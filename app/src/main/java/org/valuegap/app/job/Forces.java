package org.valuegap.app.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.board.Board;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** The forces of progress on a job (PRODUCT.md, M8), of all alternatives or of one. */
public record Forces(Board board, Job job, JobPage.Look look) {
  /** A force and its sign. */
  public record Side(Force.Kind kind, String sign) {
    /** As in the map file and in messages. */
    public String name() {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }

  /** In the order in which they are read: what drives the change, then what holds it back. */
  public static final List<Side> SIDES =
      List.of(
          new Side(Force.Kind.PUSH, "push"),
          new Side(Force.Kind.PULL, "pull"),
          new Side(Force.Kind.INERTIA, "inertia"),
          new Side(Force.Kind.ANXIETIES, "anxiety"));

  public List<Force> of(Side side) {
    return board.map().forces(job.id(), side.kind).stream()
        .filter(
            force -> look.alternative() == null || look.alternative().equals(force.alternative()))
        .toList();
  }

  /** The strengths that people have judged, together; null when none is. */
  public @Nullable Integer together(Side side) {
    var judged = of(side).stream().map(Force::strength).filter(Objects::nonNull).toList();
    return judged.isEmpty() ? null : judged.stream().mapToInt(Integer::intValue).sum();
  }

  /** What the new way is compared with; doing nothing is always one of them. */
  public SequencedCollection<String> alternatives() {
    var named = new LinkedHashSet<String>();
    Stream.of(Force.Kind.values())
        .flatMap(kind -> board.map().forces(job.id(), kind).stream())
        .sorted(java.util.Comparator.comparing(Force::order).thenComparing(Force::id))
        .map(Force::alternative)
        .filter(alternative -> !alternative.isEmpty())
        .forEach(named::add);
    named.add(board.say("forces.doing-nothing"));
    return named;
  }
}
