package org.valuegap.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** Deciding one edit on a board of 2,000 notes; the aim is under 20 µs for each kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecideOneEdit {
  private static final int NOTES = 2_000;

  private final Document map = Boards.of(NOTES);
  private final List<Edit> adds = edits(this::added);
  private final List<Edit> rewordings = edits(note -> new Altered(note, reworded(note, "three")));
  private final List<Edit> moves = edits(DecideOneEdit::moved);
  private final List<Edit> removals = edits(Removed::new);
  private final List<Edit> merges = edits(DecideOneEdit::reworkedMeanwhile);
  private int next;

  private List<Edit> edits(Function<Note, Change> change) {
    return Boards.notes(map).stream()
        .map(note -> new Edit(new Id("aa1-" + note.id()), List.of(change.apply(note))))
        .toList();
  }

  private Change added(Note beside) {
    var place = new Place(beside.place().job(), beside.place().category(), Boards.order(NOTES));
    return new Added(Boards.note("new-" + beside.id(), place));
  }

  private static Note reworded(Note note, String days) {
    var text = note.text().replace("two", days);
    return new Note(note.id(), note.place(), text, note.key(), note.step(), note.by());
  }

  private static Change moved(Note note) {
    var place = new Place(note.place().job(), Boards.category(3), Boards.order(NOTES));
    return new Altered(
        note, new Note(note.id(), place, note.text(), note.key(), note.step(), note.by()));
  }

  /** Its author saw an older text than the board has: the words are merged. */
  private static Change reworkedMeanwhile(Note note) {
    var older = note.text().replace("Every export", "An export");
    var seen = new Note(note.id(), note.place(), older, note.key(), note.step(), note.by());
    return new Altered(seen, reworded(seen, "three"));
  }

  private Decision one(List<Edit> edits) {
    next = (next + 1) % NOTES;
    return Decide.edit(map, edits.get(next), Boards.INES);
  }

  @Benchmark
  public Decision add() {
    return one(adds);
  }

  @Benchmark
  public Decision reword() {
    return one(rewordings);
  }

  @Benchmark
  public Decision move() {
    return one(moves);
  }

  @Benchmark
  public Decision remove() {
    return one(removals);
  }

  @Benchmark
  public Decision mergeTwoRewordings() {
    return one(merges);
  }
}
