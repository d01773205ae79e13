package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * The way through a map in the method's order (PRODUCT.md, M6): the top row from left to right, for
 * all jobs; then one column at a time, all six categories. What is done is told by the map alone,
 * so the guide can be left and taken up again anywhere.
 *
 * @param stops all of them, done or not, in their order
 */
public record Guide(List<Stop> stops) {
  /** What is asked at a stop. */
  public enum Row {
    JOB(null),
    OUTCOME(null),
    TOUCHPOINTS(Category.TOUCHPOINTS),
    HIGH_POINTS(Category.HIGH_POINTS),
    FRICTION(Category.FRICTION),
    VALUE_GAP(Category.VALUE_GAP),
    INTERNAL_PROCESSES(Category.INTERNAL_PROCESSES),
    OPPORTUNITIES(Category.OPPORTUNITIES);

    private final @Nullable Category category;

    Row(@Nullable Category category) {
      this.category = category;
    }

    static Row of(Category category) {
      return valueOf(category.name());
    }

    /** The row of the canvas; null in the top row. */
    public @Nullable Category category() {
      return category;
    }

    /** The question of the method. */
    public Message question() {
      return Message.of("question." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  /** What a stop still needs. */
  public enum State {
    EMPTY,
    /** More than three notes, and nobody has said which are key. */
    TO_CHOOSE,
    /** Processes or opportunities that are linked to nothing they produce or answer. */
    TO_LINK,
    DONE
  }

  /**
   * A place of the map and how it stands.
   *
   * @param job null when the map has no job yet
   */
  public record Stop(@Nullable Id job, Row row, State state) {
    public boolean isDone() {
      return state == State.DONE;
    }

    /** The one question to ask now. */
    public Message question() {
      return switch (state) {
        case EMPTY, DONE -> row.question();
        case TO_CHOOSE -> Message.of("question.choose");
        case TO_LINK ->
            Message.of(
                row == Row.OPPORTUNITIES
                    ? "question.link.opportunities"
                    : "question.link.internal-processes");
      };
    }
  }

  public Guide {
    stops = List.copyOf(stops);
  }

  public static Guide through(ValueMap map) {
    var stops = new ArrayList<Stop>();
    for (var job : map.jobs()) {
      boolean measured =
          map.outcomes(job.id()).stream().anyMatch(outcome -> !outcome.text().isEmpty());
      stops.add(new Stop(job.id(), Row.JOB, said(!job.text().isEmpty())));
      stops.add(new Stop(job.id(), Row.OUTCOME, said(measured)));
    }
    if (stops.isEmpty()) {
      stops.add(new Stop(null, Row.JOB, State.EMPTY));
    }
    for (var job : map.jobs()) {
      for (var category : Category.values()) {
        stops.add(new Stop(job.id(), Row.of(category), cell(map, job.id(), category)));
      }
    }
    return new Guide(stops);
  }

  /** The first stop that is not done; empty when the map has all that the method asks for. */
  public Optional<Stop> next() {
    return missing().stream().findFirst();
  }

  public List<Stop> missing() {
    return stops.stream().filter(stop -> !stop.isDone()).toList();
  }

  private static State said(boolean said) {
    return said ? State.DONE : State.EMPTY;
  }

  private static State cell(ValueMap map, Id job, Category category) {
    var notes = map.notes(job, category);
    Set<Category> ends =
        switch (category) {
          case INTERNAL_PROCESSES -> ProcessNotLinked.PRODUCES;
          case OPPORTUNITIES -> OpportunityNotLinked.ANSWERS;
          default -> Set.of();
        };
    if (notes.isEmpty()) {
      return State.EMPTY;
    }
    if (notes.size() > MoreThanThree.KEY_NOTES && notes.stream().noneMatch(Note::key)) {
      return State.TO_CHOOSE;
    }
    return ends.isEmpty() || notes.stream().allMatch(note -> map.isLinkedTo(note.id(), ends))
        ? State.DONE
        : State.TO_LINK;
  }
}
