package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;

/**
 * The printed canvas as rows of cells: two columns a job. A note of several lines is one line here,
 * because lines part answers.
 */
final class CanvasTable {
  private CanvasTable() {}

  static List<List<String>> rows(ValueMap map) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        row(Words.of("customer"), pairs(map, (_, n) -> List.of(Words.of("table.job", n), ""))));
    rows.add(
        row(
            "",
            pairs(map, (_, _) -> List.of(Words.of("table.statement"), Words.of("table.outcome")))));
    rows.add(
        row(
            customer(map),
            pairs(
                map,
                (i, _) -> {
                  var job = map.jobs().get(i);
                  return List.of(
                      job.text(),
                      lines(map.outcomes(job.id()).stream().map(Outcome::text).toList()));
                })));
    for (var category : Category.values()) {
      rows.add(
          row(
              head(category),
              pairs(
                  map,
                  (i, _) -> {
                    var notes = map.notes(map.jobs().get(i).id(), category);
                    return List.of(lines(notes.stream().map(Note::text).toList()), "");
                  })));
    }
    return rows;
  }

  /** Name, position and type, each on a line of its own. */
  static String customer(ValueMap map) {
    var customer = map.customer();
    return Stream.of(customer.name(), customer.position())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  static String head(Category category) {
    return Words.of("category", category) + "\n" + Words.of("question", category);
  }

  private static String lines(List<String> texts) {
    return texts.stream()
        .map(text -> text.replaceAll("\\s*\\n\\s*", " "))
        .collect(Collectors.joining("\n"));
  }

  private interface Pair {
    List<String> of(int index, int number);
  }

  private static List<String> pairs(ValueMap map, Pair pair) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < map.jobs().size(); i++) {
      cells.addAll(pair.of(i, i + 1));
    }
    return Collections.unmodifiableList(cells);
  }

  private static List<String> row(String head, List<String> cells) {
    return Stream.concat(Stream.of(head), cells.stream()).toList();
  }
}
