package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.core.World;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Decision.Refused;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/** The table of pairs in core/SPEC.md, read from there: each cell is a test. */
class ConcurrentChangesTest {
  private static final Stamp MARCUS = new Stamp(new Id("marcus"), "Marcus Bell", Instant.EPOCH);
  private static final Stamp YUKI = new Stamp(new Id("yuki"), "Yuki Tanaka", Instant.EPOCH);
  private static final Id G3 = new Id("g3");

  /** Dana's map with the note unlinked, so that linking is news. */
  private static final Document BASE = base();

  private static final Note NOTE = Objects.requireNonNull(BASE.get(new Id("f4"), Note.class));

  /**
   * @param change as made by somebody who sees the base
   * @param shows whether a document shows its effect
   */
  private record Act(Change change, Predicate<Document> shows) {}

  private static final Map<String, Act> ACTS =
      Map.ofEntries(
          Map.entry("reword", reworded("Export stops", "Export halts")),
          Map.entry("reword elsewhere", reworded("by hand", "by us")),
          Map.entry("reword of the same words", reworded("Export stops", "Export ends")),
          Map.entry("move", moved(Category.HIGH_POINTS)),
          Map.entry("move elsewhere", moved(Category.TOUCHPOINTS)),
          Map.entry("move beside g3", moved(Category.VALUE_GAP)),
          Map.entry("mark as key", altered(NOTE.place(), NOTE.text(), false, note -> !note.key())),
          Map.entry("vote", added(new Vote(new Id("v9"), NOTE.id(), null))),
          Map.entry(
              "comment", added(new Comment(new Id("c9"), NOTE.id(), "Hm", false, false, null))),
          Map.entry("link to g3", added(new Link(new Id("l9"), NOTE.id(), G3))),
          Map.entry("add in the same cell", added(newNote())),
          Map.entry("delete", removed(NOTE)),
          Map.entry(
              "delete of the job",
              removed(Objects.requireNonNull(BASE.get(NOTE.place().job(), Job.class)))));

  @TestFactory
  Stream<DynamicTest> pairs_of_concurrent_changes() throws IOException {
    var table =
        Files.readAllLines(Path.of("core/SPEC.md")).stream()
            .dropWhile(line -> !line.startsWith("| second \\ first"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
            .toList();
    var tests = new ArrayList<DynamicTest>();
    for (var row : table.subList(2, table.size())) {
      for (int column = 1; column < row.size(); column++) {
        var first = table.getFirst().get(column);
        var answer = row.get(column);
        var name = row.getFirst() + " after " + first + ": " + answer;
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> assertThat(outcome(act(first), act(row.getFirst()))).isEqualTo(answer)));
      }
    }
    assertThat(tests).hasSize(66);
    return tests.stream();
  }

  private static String outcome(Act first, Act second) {
    var before = ((Decided) decide(BASE, "one", first, MARCUS)).document();
    assertThat(first.shows.test(before)).as("the first alone").isTrue();
    return switch (decide(before, "two", second, YUKI)) {
      case Refused refused ->
          "refused: " + refused.fault().reason().name().toLowerCase(Locale.ROOT);
      case Decided decided when decided.edit().changes().isEmpty() -> "harmless";
      case Decided decided -> {
        boolean one = first.shows.test(decided.document());
        boolean other = second.shows.test(decided.document());
        yield one && other ? "both" : other ? "the second" : kept(decided.document(), one);
      }
    };
  }

  private static String kept(Document document, boolean one) {
    boolean kept =
        document.all(Alternative.class).anyMatch(lost -> lost.text().startsWith("Export ends"));
    return (one ? "both" : "neither") + (kept ? ", the second as alternative" : ", but lost");
  }

  private static Decision decide(Document document, String id, Act act, Stamp by) {
    return Decide.edit(document, new Edit(new Id(id), List.of(act.change)), by);
  }

  private static Act act(String name) {
    return Objects.requireNonNull(ACTS.get(name), name);
  }

  private static Act reworded(String from, String to) {
    return altered(
        NOTE.place(), NOTE.text().replace(from, to), NOTE.key(), note -> note.text().contains(to));
  }

  private static Act moved(Category to) {
    var place = new Place(NOTE.place().job(), to, NOTE.place().order());
    return altered(place, NOTE.text(), NOTE.key(), note -> note.place().equals(place));
  }

  private static Act altered(Place place, String text, boolean key, Predicate<Note> shows) {
    var after = new Note(NOTE.id(), place, text, key, NOTE.step(), NOTE.by());
    return new Act(
        new Altered(NOTE, after),
        document -> {
          var note = document.get(NOTE.id(), Note.class);
          return note != null && shows.test(note);
        });
  }

  private static Act added(Element element) {
    return new Act(new Added(element), document -> document.has(element.id()));
  }

  private static Act removed(Element element) {
    return new Act(new Removed(element), document -> !document.has(element.id()));
  }

  private static Note newNote() {
    return new Note(new Id("new"), NOTE.place(), "Slow as well", false, null, null);
  }

  private static Document base() {
    var dana = World.dana();
    var links =
        dana.all(Link.class)
            .filter(link -> link.standsOn().contains(new Id("f4")))
            .<Change>map(Removed::new)
            .toList();
    return dana.apply(links);
  }
}
