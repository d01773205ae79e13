package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.file.MapFile;

/**
 * Random edits from a seed, made on documents that lag behind; the seed is the test's name. D2, D3,
 * D4, D9, D10, D16, F7.
 */
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
      var edit = new Edit(new Id("e" + step), List.of(RandomEdits.change(random, seen, step)));
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

    var restored = Restore.decide(from, to, _ -> true, new Id("restored"), INES);
    assertThat(restored.document()).as("restored").isEqualTo(to);
    assertThat(from.apply(restored.edit().changes())).as("as restored").isEqualTo(to);

    int snapshot = random.nextInt(log.size());
    var replayed = states.get(snapshot);
    for (var edit : log.subList(snapshot, log.size())) {
      replayed = replayed.apply(edit.changes());
    }
    assertThat(replayed).as("snapshot and tail").isEqualTo(states.getLast());

    var file = MapFile.write(states.getLast(), MapFile.Form.YAML);
    var read = Document.of(MapFile.read(file, "after " + seed, World.ids()));
    assertThat(MapFile.write(read, MapFile.Form.YAML)).as("written, read, written").isEqualTo(file);
  }
}
