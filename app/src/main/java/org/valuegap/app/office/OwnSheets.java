package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.valuegap.core.document.Document;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMap;

/**
 * A map as the two sheets of a workbook that keep everything but comments: a row to each note, and
 * a row to each job, outcome, measurement and what else is of a job. They are the map file laid
 * flat, so both say the same; what stands on something has a row of its own and names it in {@code
 * of}.
 */
final class OwnSheets {
  static final List<String> NOTE_COLUMNS =
      List.of(
          "id",
          "job",
          "category",
          "rank",
          "text",
          "links",
          "votes",
          "author",
          "date",
          "strength",
          "alternative",
          "became",
          "of",
          "field",
          "state",
          "by",
          "on",
          "step");
  static final List<String> JOB_COLUMNS =
      List.of(
          "what",
          "id",
          "of",
          "rank",
          "text",
          "unit",
          "baseline",
          "promised",
          "step",
          "value",
          "on",
          "source",
          "author",
          "date",
          "kind",
          "type",
          "position",
          "profile",
          "picture",
          "filledBy",
          "situation",
          "motivation",
          "outcome",
          "to",
          "level",
          "field",
          "partner",
          "rule",
          "words",
          "reason");

  /** The first row names the columns. */
  record Sheet(String name, List<List<String>> rows) {}

  private final List<Map<String, String>> notes = new ArrayList<>();
  private final List<Map<String, String>> jobs = new ArrayList<>();

  private OwnSheets() {}

  static List<Sheet> of(Document document) {
    var file = MapFile.write(document, MapFile.Form.JSON);
    // In one piece: the library fails where a piece ends within a character (3.0.1).
    var settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setCodePointLimit(file.length() + 1)
            .setBufferSize(Math.max(1024, file.length() + 1))
            .build();
    var sheets = new OwnSheets();
    sheets.lay(keys(new Load(settings).loadFromString(file)));
    sheets.rank(ValueMap.of(document));
    return List.of(
        new Sheet(Words.of("sheet.notes"), rows(NOTE_COLUMNS, sheets.notes)),
        new Sheet(Words.of("sheet.jobs"), rows(JOB_COLUMNS, sheets.jobs)));
  }

  private void lay(Map<String, Object> file) {
    var customer = new LinkedHashMap<String, Object>(keys(file.get("customer")));
    customer.put("id", "customer");
    var row = thing(jobs, customer, Map.of("what", "customer"), "what", "of");
    row.put(
        "filledBy",
        list(file.get("filledBy")).stream().map(String::valueOf).collect(Collectors.joining("\n")));
    row.put("text", row.getOrDefault("name", ""));
    keys(file.get("empathy"))
        .forEach((field, entries) -> notes(list(entries), "", "empathy " + field));
    list(file.get("jobs")).forEach(job -> job(keys(job)));
    for (var dismissed : list(file.get("dismissed"))) {
      var dismissal = keys(dismissed);
      var of = String.valueOf(dismissal.remove("on"));
      thing(jobs, dismissal, Map.of("what", "dismissal", "of", of), "what", "of");
    }
  }

  private void job(Map<String, Object> job) {
    var id = String.valueOf(job.get("id"));
    var row = thing(jobs, job, Map.of("what", "job"), "what", "of");
    row.put("text", String.valueOf(job.getOrDefault("job", "")));
    for (var outcome : list(job.get("outcomes"))) {
      thing(jobs, keys(outcome), Map.of("what", "outcome", "of", id), "what", "of");
      var of = Map.of("what", "measurement", "of", String.valueOf(keys(outcome).get("id")));
      for (var measured : list(keys(outcome).get("measurements"))) {
        thing(jobs, keys(measured), of, "what", "of");
      }
    }
    for (var said : list(job.get("statement"))) {
      thing(jobs, keys(said), Map.of("what", "statement", "of", id), "what", "of");
    }
    list(job.get("promises")).forEach(promise -> promise(keys(promise), id));
    keys(job.get("canvas")).forEach((category, cell) -> notes(list(cell), id, category));
    keys(job.get("job-map")).forEach((step, of) -> notes(list(of), id, "job-map " + step));
    keys(job.get("forces")).forEach((kind, of) -> notes(list(of), id, "forces " + kind));
  }

  private void promise(Map<String, Object> promise, String job) {
    thing(jobs, promise, Map.of("what", "promise", "of", job), "what", "of");
    var of = String.valueOf(promise.get("id"));
    for (var offering : list(promise.get("offerings"))) {
      var row = thing(jobs, keys(offering), Map.of("what", "offering", "of", of), "what", "of");
      row.put("text", row.getOrDefault("name", ""));
    }
    for (var kept : list(promise.get("kept"))) {
      thing(jobs, keys(kept), Map.of("what", "kept", "of", of), "what", "of");
    }
  }

  private void notes(List<Object> entries, String job, String category) {
    for (var entry : entries) {
      thing(notes, keys(entry), Map.of("job", job, "category", category), "category", "of");
    }
  }

  /** A row for a thing, and rows for what stands on it. */
  private static Map<String, String> thing(
      List<Map<String, String>> sheet,
      Map<String, Object> thing,
      Map<String, String> head,
      String what,
      String of) {
    var row = new LinkedHashMap<>(head);
    sheet.add(row);
    thing.forEach((key, value) -> put(row, key, value));
    var id = String.valueOf(thing.get("id"));
    for (var other : list(thing.get("alternatives"))) {
      thing(sheet, keys(other), Map.of(what, "alternative", of, id), what, of);
    }
    for (var confirmed : list(thing.get("confirmed"))) {
      thing(sheet, keys(confirmed), Map.of(what, "confirmation", of, id), what, of);
    }
    return row;
  }

  private static void put(Map<String, String> row, String key, Object value) {
    switch (key) {
      case "measure" -> keys(value).forEach((part, of) -> put(row, part, of));
      case "author" -> {
        var author = value instanceof Map<?, ?> ? keys(value) : Map.of("name", value);
        row.put("author", String.valueOf(author.getOrDefault("name", "")));
        row.put("date", String.valueOf(author.getOrDefault("on", "")));
      }
      case "links", "became" ->
          row.put(key, list(value).stream().map(String::valueOf).collect(Collectors.joining(", ")));
      case "key" -> {} // said by the rank
      default -> {
        if (value instanceof String text) {
          row.put(key, text);
        }
      }
    }
  }

  /** The rank of each key note among the key notes of its cell. */
  private void rank(ValueMap map) {
    var ranks = new LinkedHashMap<String, String>();
    for (var job : map.jobs()) {
      for (var category : org.valuegap.core.valuemap.Category.values()) {
        int rank = 0;
        for (var note : map.notes(job.id(), category)) {
          if (note.key()) {
            ranks.put(note.id().value(), String.valueOf(++rank));
          }
        }
      }
    }
    notes.forEach(row -> row.put("rank", ranks.getOrDefault(row.getOrDefault("id", ""), "")));
  }

  private static List<List<String>> rows(List<String> columns, List<Map<String, String>> things) {
    var rows = new ArrayList<List<String>>();
    rows.add(columns);
    things.forEach(
        thing -> rows.add(columns.stream().map(c -> thing.getOrDefault(c, "")).toList()));
    return rows;
  }

  private static Map<String, Object> keys(@Nullable Object node) {
    var keys = new LinkedHashMap<String, Object>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> keys.put(String.valueOf(key), Objects.requireNonNull(value)));
    }
    return keys;
  }

  private static List<Object> list(@Nullable Object node) {
    return switch (node) {
      case null -> List.of();
      case List<?> list -> List.copyOf(list);
      default -> List.of(node);
    };
  }
}
