package org.valuegap.app.job;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.valuegap.app.board.Board;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;
import org.valuegap.core.valuemap.ValueMapElement.StepNote;

/** The universal job map of a job (PRODUCT.md, M7): what falls on each of its steps. */
public record JobMap(Board board, Job job, boolean four) {
  /** Steps that stand side by side as one; {@code name} as in messages. */
  public record Group(String name, List<Step> steps) {}

  private static final List<Group> FOUR =
      List.of(
          new Group(
              "define-prepare", List.of(Step.DEFINE, Step.LOCATE, Step.PREPARE, Step.CONFIRM)),
          new Group("execute", List.of(Step.EXECUTE)),
          new Group("analyze", List.of(Step.MONITOR, Step.MODIFY)),
          new Group("conclude", List.of(Step.CONCLUDE)));

  private static final List<Group> EIGHT =
      Stream.of(Step.values()).map(step -> new Group(name(step), List.of(step))).toList();

  /** As in the map file and in messages. */
  public static String name(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  public List<Group> groups() {
    return four ? FOUR : EIGHT;
  }

  /**
   * Whether a touchpoint is at any step: until then nothing is overlooked, it has not been begun.
   */
  public boolean isBegun() {
    return board.map().notes(job.id(), Category.TOUCHPOINTS).stream()
        .anyMatch(note -> note.step() != null);
  }

  /** Whether none of our touchpoints falls on these steps, while some do on others. */
  public boolean isOverlooked(Group group) {
    return isBegun()
        && notes(group).stream().noneMatch(note -> note.place().category() == Category.TOUCHPOINTS);
  }

  public int overlooked() {
    return (int) groups().stream().filter(this::isOverlooked).count();
  }

  public List<Outcome> outcomes(Group group) {
    return board.map().outcomes(job.id()).stream()
        .filter(outcome -> outcome.step() != null && group.steps.contains(outcome.step()))
        .toList();
  }

  /** The notes of the job map itself. */
  public List<StepNote> own(Group group) {
    return group.steps.stream()
        .flatMap(step -> board.map().stepNotes(job.id(), step).stream())
        .sorted(java.util.Comparator.comparing(StepNote::order).thenComparing(StepNote::id))
        .toList();
  }

  /** The notes of the canvas that fall there, row by row. */
  public List<Note> notes(Group group) {
    return Board.ROWS.stream()
        .flatMap(row -> board.notes(job, row).stream())
        .filter(note -> note.step() != null && group.steps.contains(note.step()))
        .toList();
  }

  /** What partners of joint promises contribute there. */
  public List<Promise.Offering> offerings(Group group) {
    return board.map().promises(job.id()).stream()
        .flatMap(promise -> promise.offerings().stream())
        .filter(offering -> offering.step() != null && group.steps.contains(offering.step()))
        .toList();
  }

  public List<Note> unplaced() {
    return Board.ROWS.stream()
        .flatMap(row -> board.notes(job, row).stream())
        .filter(note -> note.step() == null)
        .toList();
  }

  public List<Outcome> unplacedOutcomes() {
    return board.map().outcomes(job.id()).stream()
        .filter(outcome -> outcome.step() == null && !outcome.text().isEmpty())
        .toList();
  }

  public static Board.Row row(Note note) {
    return Board.ROWS.get(note.place().category().ordinal());
  }
}
