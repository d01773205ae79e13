package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.file.MapFileException;

/**
 * Reads the sheets of {@link OwnSheets} back. The rows become a map file again, one line each, and
 * that is read as any map file: the same checks, and a fault is told by sheet and row.
 */
public final class OwnSheetsReader {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  /** A row: where it stands, and its cells by their column's name. */
  private record Row(String place, Map<String, String> cells) {
    String at(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  private final List<Row> notes;
  private final List<Row> jobs;
  private final List<Row> read = new ArrayList<>();
  private final StringBuilder file = new StringBuilder();
  private final List<String> places = new ArrayList<>();

  private OwnSheetsReader(List<Row> notes, List<Row> jobs) {
    this.notes = notes;
    this.jobs = jobs;
  }

  /** Whether a workbook with these sheets is one that Valuegap wrote. */
  public static boolean isOwn(Map<String, List<List<String>>> sheets) {
    return begins(sheets.get(name(sheets, "sheet.notes")), OwnSheets.NOTE_COLUMNS)
        && begins(sheets.get(name(sheets, "sheet.jobs")), OwnSheets.JOB_COLUMNS);
  }

  /** What a sheet is called here, in whichever language it was written. */
  private static String name(Map<String, List<List<String>>> sheets, String key) {
    return Words.everywhere(key).stream()
        .filter(sheets::containsKey)
        .findFirst()
        .orElse(Words.of(key));
  }

  private static boolean begins(@Nullable List<List<String>> rows, List<String> columns) {
    return rows != null && !rows.isEmpty() && rows.getFirst().containsAll(columns.subList(0, 3));
  }

  /**
   * The elements of the map in a workbook, each before what stands on it.
   *
   * @param sheets the texts of the cells, by sheet and row, for which {@link #isOwn} holds
   * @param name of the file, for messages
   * @param ids draws an id for each thing that has none
   * @throws SheetFault when the rows do not make a map
   */
  public static List<Element> read(
      Map<String, List<List<String>>> sheets, String name, Supplier<Id> ids) {
    var reader =
        new OwnSheetsReader(
            rows(sheets, name(sheets, "sheet.notes")), rows(sheets, name(sheets, "sheet.jobs")));
    reader.write();
    reader.refuseLeftOvers(name);
    try {
      return MapFile.read(reader.file.toString(), name + ".json", ids);
    } catch (MapFileException e) {
      throw new SheetFault(reader.message(name, e));
    }
  }

  private static List<Row> rows(Map<String, List<List<String>>> sheets, String sheet) {
    var all = Objects.requireNonNull(sheets.get(sheet));
    var columns = all.getFirst();
    var rows = new ArrayList<Row>();
    for (int i = 1; i < all.size(); i++) {
      var cells = new LinkedHashMap<String, String>();
      for (int column = 0; column < Math.min(columns.size(), all.get(i).size()); column++) {
        cells.put(columns.get(column), all.get(i).get(column));
      }
      if (cells.values().stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(new Row(sheet + " row " + (i + 1), cells));
      }
    }
    return rows;
  }

  private String message(String name, MapFileException e) {
    var problem = String.valueOf(e.getMessage()).replaceFirst("^.*?\\.json(:\\d+:\\d+)?: ", "");
    var place = e.line() > 0 && e.line() <= places.size() ? places.get(e.line() - 1) : "";
    return name + (place.isEmpty() ? ": " : ", " + place + ": ") + problem;
  }

  private void refuseLeftOvers(String name) {
    Stream.concat(notes.stream(), jobs.stream())
        .filter(row -> !read.contains(row))
        .findFirst()
        .ifPresent(row -> {
          throw new SheetFault(
              name + ", " + row.place + ": stands on nothing; mend its job, category or of");
        });
  }

  private void write() {
    line("", "{\"format\": \"valuemap/1\"");
    for (var customer : of(jobs, "what", "customer", "")) {
      var who = entry("name", customer.at("text"));
      line(customer.place, ", \"customer\": {" + who + some(customer, "kind", "type", "position"));
      line(customer.place, some(customer, "profile", "picture"));
      alternatives(jobs, "what", "customer");
      line("", "}, \"filledBy\": [" + quotedLines(customer.at("filledBy")) + "]");
    }
    line("", ", \"empathy\": {");
    groups("empathy ", "");
    line("", "}, \"jobs\": [");
    var all = of(jobs, "what", "job", "");
    all.forEach(job -> job(job, job == all.getLast()));
    line("", "], \"dismissed\": [");
    var dismissed = jobs.stream().filter(row -> row.at("what").equals("dismissal")).toList();
    read.addAll(dismissed);
    each(
        dismissed,
        row -> {
          line(row.place, "{" + entry("on", row.at("of")) + some(row, "id", "rule", "words"));
          line(row.place, some(row, "reason"));
          author(row);
          alternatives(jobs, "what", row.at("id"));
        });
    line("", "]}");
  }

  private void job(Row job, boolean last) {
    var id = job.at("id");
    line(job.place, "{" + entry("job", job.at("text")) + some(job, "id", "rank"));
    alternatives(jobs, "what", id);
    line("", ", \"outcomes\": [");
    each(
        of(jobs, "what", "outcome", id),
        outcome -> {
          var measure = some(outcome, "unit", "baseline", "promised");
          line(
              outcome.place, "{" + entry("text", outcome.at("text")) + some(outcome, "id", "step"));
          line(
              outcome.place,
              measure.isEmpty() ? "" : ", \"measure\": {" + measure.substring(2) + "}");
          line("", ", \"measurements\": [");
          each(
              of(jobs, "what", "measurement", outcome.at("id")),
              m -> {
                line(m.place, "{" + entry("value", m.at("value")) + some(m, "id", "on", "source"));
                author(m);
                alternatives(jobs, "what", m.at("id"));
              });
          line("", "]");
          alternatives(jobs, "what", outcome.at("id"));
        });
    line("", "]");
    line("", ", \"statement\": [");
    each(
        of(jobs, "what", "statement", id),
        said -> {
          var words = some(said, "id", "type", "situation", "motivation", "outcome");
          line(said.place, "{" + (words.isEmpty() ? "" : words.substring(2)));
          alternatives(jobs, "what", said.at("id"));
        });
    line("", "], \"promises\": [");
    each(of(jobs, "what", "promise", id), this::promise);
    line("", "], \"canvas\": {");
    groups("", id);
    line("", "}, \"job-map\": {");
    groups("job-map ", id);
    line("", "}, \"forces\": {");
    groups("forces ", id);
    line("", "}}" + (last ? "" : ","));
  }

  private void promise(Row promise) {
    line(
        promise.place,
        "{" + entry("text", promise.at("text")) + some(promise, "id", "to", "level"));
    line("", ", \"offerings\": [");
    each(
        of(jobs, "what", "offering", promise.at("id")),
        row -> line(row.place, "{" + entry("name", row.at("text")) + some(row, "partner", "step")));
    line("", "], \"kept\": [");
    each(
        of(jobs, "what", "kept", promise.at("id")),
        row -> line(row.place, "{" + entry("text", row.at("text")) + some(row, "level", "on")));
    line("", "]");
    alternatives(jobs, "what", promise.at("id"));
  }

  /** The notes of a job by category, those whose category begins so. */
  private void groups(String begin, String job) {
    var groups =
        notes.stream()
            .filter(note -> note.at("job").equals(job) && note.at("of").isEmpty())
            .filter(note -> begin.isEmpty() != note.at("category").contains(" "))
            .filter(note -> note.at("category").startsWith(begin))
            .collect(
                Collectors.groupingBy(
                    note -> note.at("category"), LinkedHashMap::new, Collectors.toList()));
    boolean first = true;
    for (var group : groups.entrySet()) {
      var begun = (first ? "" : ", ") + quoted(group.getKey().substring(begin.length())) + ": [";
      line(group.getValue().getFirst().place, begun);
      read.addAll(group.getValue());
      each(group.getValue(), this::note);
      line("", "]");
      first = false;
    }
  }

  private void note(Row note) {
    line(
        note.place,
        "{" + entry("text", note.at("text")) + some(note, "id", "step", "votes", "strength"));
    line(
        note.place,
        some(note, "alternative") + (note.at("rank").isBlank() ? "" : ", \"key\": true"));
    for (var list : List.of("links", "became")) {
      if (!note.at(list).isBlank()) {
        var ids = note.at(list).replaceAll("[,;\\s]+", "\n");
        line(note.place, ", " + quoted(list) + ": [" + quotedLines(ids) + "]");
      }
    }
    author(note);
    alternatives(notes, "category", note.at("id"));
    var confirmed = of(notes, "category", "confirmation", note.at("id"));
    if (!confirmed.isEmpty()) {
      line("", ", \"confirmed\": [");
      each(
          confirmed,
          row ->
              line(row.place, "{" + entry("state", row.at("state")) + some(row, "id", "by", "on")));
      line("", "]");
    }
  }

  private void alternatives(List<Row> sheet, String what, String of) {
    var rows = of(sheet, what, "alternative", of);
    if (!rows.isEmpty()) {
      line("", ", \"alternatives\": [");
      each(
          rows,
          row -> {
            line(row.place, "{" + entry("text", row.at("text")) + some(row, "id", "field"));
            author(row);
          });
      line("", "]");
    }
  }

  private void author(Row row) {
    if (!row.at("author").isEmpty() || !row.at("date").isEmpty()) {
      var date = row.at("date").isEmpty() ? "" : ", " + entry("on", row.at("date"));
      line(row.place, ", \"author\": {" + entry("name", row.at("author")) + date + "}");
    }
  }

  private interface Entry {
    void write(Row row);
  }

  /** Entries of a list; each writes its opening brace itself. */
  private void each(List<Row> rows, Entry entry) {
    for (int i = 0; i < rows.size(); i++) {
      entry.write(rows.get(i));
      line("", i + 1 < rows.size() ? "}," : "}");
    }
  }

  private List<Row> of(List<Row> sheet, String column, String what, String of) {
    var found =
        sheet.stream().filter(r -> r.at(column).equals(what) && r.at("of").equals(of)).toList();
    read.addAll(found);
    return found;
  }

  private void line(String place, String text) {
    file.append(text).append('\n');
    places.add(place);
  }

  private static String some(Row row, String... columns) {
    return Stream.of(columns)
        .filter(column -> !row.at(column).isEmpty())
        .map(column -> ", " + entry(column, row.at(column)))
        .collect(Collectors.joining());
  }

  private static String entry(String key, String value) {
    boolean number =
        List.of("baseline", "promised", "value", "votes", "strength").contains(key)
            && NUMBER.matcher(value.strip()).matches();
    return quoted(key) + ": " + (number ? value.strip() : quoted(value));
  }

  private static String quotedLines(String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> quoted(line.strip()))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
