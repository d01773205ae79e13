package org.valuegap.app.empathy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.board.Board;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote.Field;

/**
 * What the empathy map's first paint is drawn from: the tree that {@code empathy.ts} draws for who
 * may only read. What was started from a note is told by {@link Begun}.
 */
public record EmpathyPage(Board board) {
  /** A field of the map: its name in addresses and messages, and its sign. */
  public record Zone(Field field, String sign) {
    public String name() {
      return field.name().toLowerCase(Locale.ROOT);
    }
  }

  public static final List<Zone> ZONES =
      List.of(
          new Zone(Field.INFLUENCES, "voices"),
          new Zone(Field.THOUGHTS, "thought"),
          new Zone(Field.FEELINGS, "heart"),
          new Zone(Field.TRAITS, "traits"),
          new Zone(Field.ACTIONS, "action"));

  /**
   * What was started from a note and is still there.
   *
   * @param row of the canvas; null for a job or an outcome
   */
  public record Begun(Board.@Nullable Row row, String name, String href) {}

  public List<EmpathyNote> notes(Zone zone) {
    return board.map().empathy(zone.field());
  }

  public List<Begun> begun(EmpathyNote note) {
    return note.became().stream().flatMap(this::begun).toList();
  }

  /** How many notes have become something, and how many there are. */
  public String started() {
    var all = ZONES.stream().flatMap(zone -> notes(zone).stream()).toList();
    long begun = all.stream().filter(note -> !begun(note).isEmpty()).count();
    return board.say("empathy.started", begun, all.size());
  }

  private Stream<Begun> begun(Id id) {
    var map = board.base() + "/maps/" + board.document();
    for (var job : board.jobs()) {
      var page = map + "/jobs/" + job.id();
      if (job.id().equals(id)) {
        return Stream.of(new Begun(null, board.say("job.todo"), page));
      }
      if (board.map().outcomes(job.id()).stream().anyMatch(one -> one.id().equals(id))) {
        return Stream.of(new Begun(null, board.say("job.outcome"), page));
      }
      for (var row : Board.ROWS) {
        if (board.notes(job, row).stream().anyMatch(one -> one.id().equals(id))) {
          var name = board.say("row." + row.name() + ".short");
          return Stream.of(new Begun(row, name, map + "?at=" + id));
        }
      }
    }
    return Stream.empty();
  }
}
