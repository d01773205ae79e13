package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;
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
    JOB(null, "What does this customer want to get done?"),
    OUTCOME(null, "By what does this customer measure that the job is done well?"),
    TOUCHPOINTS(
        Category.TOUCHPOINTS,
        "What are the primary ways this customer interacts with us on the way to getting this job done?"),
    HIGH_POINTS(Category.HIGH_POINTS, "Which moments make getting this job done easier or faster?"),
    FRICTION(
        Category.FRICTION, "What do we do that slows this customer down from the desired outcome?"),
    VALUE_GAP(
        Category.VALUE_GAP,
        "What happens during this job that prompts this customer to look elsewhere?"),
    INTERNAL_PROCESSES(
        Category.INTERNAL_PROCESSES,
        "Which of our processes or activities are linked to the friction and the gap?"),
    OPPORTUNITIES(
        Category.OPPORTUNITIES,
        "How might we improve this job in future: what can be built, what experiment run?");

    private final @Nullable Category category;
    private final String question;

    Row(@Nullable Category category, String question) {
      this.category = category;
      this.question = question;
    }

    static Row of(Category category) {
      return valueOf(category.name());
    }

    /** The row of the canvas; null in the top row. */
    public @Nullable Category category() {
      return category;
    }

    /** The method's question, in English. */
    public String question() {
      return question;
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

    /** The one question to ask now, in English. */
    public String question() {
      return switch (state) {
        case EMPTY, DONE -> row.question();
        case TO_CHOOSE -> "Which three of these count most for this customer?";
        case TO_LINK ->
            row == Row.OPPORTUNITIES
                ? "Which friction, gap or process does each of these answer?"
                : "Which friction or gap does each of these produce?";
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
