package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Decision.Refused;

/**
 * Rule D14: three replicas and the one order, over lines that lose, double, reorder and break. The
 * seed is the test's name. The rules of the line are those of docs/live-protocol.md: edits are sent
 * until they are answered, known ones are not decided twice, versions are taken one after another.
 */
class ReplicasTest {
  private static final int STEPS = 400;

  /** What the server has said of an edit: a version, or that it is refused. */
  private record Told(int version, Edit edit) {}

  private final List<Told> log = new ArrayList<>();
  private final Set<Id> answered = new HashSet<>();
  private final Map<Id, Id> authors = new HashMap<>();
  private final List<Runnable> underWay = new ArrayList<>();
  private Document decided = World.dana();

  static LongStream replicas_converge() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource
  void replicas_converge(long seed) {
    var random = new Random(seed);
    var replicas = List.of("ines", "marcus", "yuki").stream().map(Replica::new).toList();
    for (int step = 0; step < STEPS; step++) {
      var one = replicas.get(random.nextInt(replicas.size()));
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> one.edit(random, step);
        case 3 -> one.resume(); // the line broke: what is not answered goes again
        case 4 -> underWay.removeIf(_ -> random.nextInt(4) == 0); // lost
        default -> deliver(random, replicas);
      }
    }
    assertThat(log.size()).as("edits that were decided").isGreaterThan(30);

    // In the end the lines hold.
    for (int round = 0; round < 2; round++) {
      replicas.forEach(Replica::resume);
      while (!underWay.isEmpty()) {
        deliver(random, replicas);
      }
    }
    for (var replica : replicas) {
      assertThat(replica.confirmed).as(replica.name).isEqualTo(decided);
      assertThat(replica.pending).as(replica.name).isEmpty();
    }
    assertThat(log)
        .extracting(told -> told.edit.id())
        .as("none decided twice")
        .doesNotHaveDuplicates();
    assertThat(log)
        .extracting(Told::version)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, log.size()).boxed().toList());
  }

  /** One of what is under way arrives, whichever; sometimes it will arrive again. */
  private void deliver(Random random, List<Replica> replicas) {
    if (!underWay.isEmpty()) {
      int at = random.nextInt(underWay.size());
      var message = random.nextInt(8) == 0 ? underWay.get(at) : underWay.remove(at);
      message.run();
    } else {
      replicas.get(random.nextInt(replicas.size())).resume();
    }
  }

  /** The server hears an edit. */
  private void hear(Replica from, Edit edit) {
    if (answered.add(edit.id())) {
      var by = new Stamp(new Id(from.name), from.name, Instant.EPOCH);
      switch (Decide.edit(decided, edit, by)) {
        case Decided(var done, var document) when !done.changes().isEmpty() -> {
          decided = document;
          log.add(new Told(log.size() + 1, done));
          authors.put(done.id(), new Id(from.name));
        }
        case Decided _, Refused _ -> {} // answered, and nothing to tell to others
      }
    }
    underWay.add(() -> from.answered(edit.id()));
  }

  private final class Replica {
    private final String name;
    private final List<Edit> pending = new ArrayList<>();
    private Document confirmed = World.dana();
    private int version;

    Replica(String name) {
      this.name = name;
    }

    void edit(Random random, int step) {
      var change = RandomEdits.change(random, shown(), step);
      var edit = new Edit(new Id(name + "-" + step), List.of(change));
      pending.add(edit);
      underWay.add(() -> hear(this, edit));
    }

    /** One's own edits on top of what is confirmed, as far as they go. */
    Document shown() {
      var shown = confirmed;
      for (var edit : pending) {
        shown = Decide.lenient(shown, edit, new Stamp(null, name, null)).document();
      }
      return shown;
    }

    void resume() {
      int from = version;
      var missed = List.copyOf(log.subList(from, log.size()));
      underWay.add(() -> missed.forEach(this::tell));
      for (var edit : List.copyOf(pending)) {
        underWay.add(() -> hear(this, edit));
      }
    }

    void tell(Told told) {
      if (told.version == version + 1) {
        confirmed = confirmed.apply(told.edit.changes());
        version++;
      }
    }

    void answered(Id edit) {
      pending.removeIf(mine -> mine.id().equals(edit));
    }
  }
}
