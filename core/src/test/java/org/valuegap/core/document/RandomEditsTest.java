package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** Random edits from a seed, made on documents that lag behind; the seed is the test's name. */
class RandomEditsTest {
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", Instant.EPOCH);

  private final List<Document> states = new ArrayList<>(List.of(World.dana()));
  private final List<Edit> log = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void decided_edits_replay_invert_and_differ_exactly(long seed) {
    var random = new Random(seed);
    for (int step = 0; step < 200; step++) {
      var seen = states.get(Math.max(0, states.size() - 1 - random.nextInt(8)));
      var edit = new Edit(new Id("e" + step), List.of(change(random, seen, step)));
      if (Decide.edit(states.getLast(), edit, INES) instanceof Decided(var done, var after)) {
        var before = states.getLast();
        assertThat(before.apply(done.changes())).as("replay, step %d", step).isEqualTo(after);
        assertThat(after.apply(done.inverted())).as("invert, step %d", step).isEqualTo(before);
        for (var element : after.elements()) {
          assertThat(element.standsOn()).as("step %d", step).allMatch(after::has);
        }
        log.add(done);
        states.add(after);
      }
    }
    assertThat(log).hasSizeGreaterThan(50);
    var from = states.get(random.nextInt(states.size()));
    var to = states.get(random.nextInt(states.size()));
    assertThat(from.apply(Diff.between(from, to))).as("diff").isEqualTo(to);

    int snapshot = random.nextInt(log.size());
    var replayed = states.get(snapshot);
    for (var edit : log.subList(snapshot, log.size())) {
      replayed = replayed.apply(edit.changes());
    }
    assertThat(replayed).as("snapshot and tail").isEqualTo(states.getLast());
  }

  private static Change change(Random random, Document seen, int step) {
    var notes = sorted(seen, Note.class);
    var jobs = sorted(seen, Job.class);
    var note = notes.get(random.nextInt(notes.size()));
    var id = new Id("r" + step);
    return switch (random.nextInt(6)) {
      case 0, 1 -> {
        var job = jobs.get(random.nextInt(jobs.size())).id();
        var place = new Place(job, category(random), note.place().order());
        yield new Added(new Note(id, place, "Note " + step, false, null, null));
      }
      case 2 ->
          new Altered(
              note,
              new Note(
                  note.id(), note.place(), "Word " + step, note.key(), note.step(), note.by()));
      case 3 -> {
        var place = new Place(note.place().job(), category(random), note.place().order());
        yield new Altered(
            note, new Note(note.id(), place, note.text(), !note.key(), note.step(), note.by()));
      }
      case 4 -> new Added(new Link(id, note.id(), notes.get(random.nextInt(notes.size())).id()));
      default -> notes.size() > 8 ? new Removed(note) : new Altered(note, note);
    };
  }

  private static Category category(Random random) {
    return Category.values()[random.nextInt(Category.values().length)];
  }

  private static <T extends Element> List<T> sorted(Document document, Class<T> kind) {
    return document.all(kind).sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }
}
