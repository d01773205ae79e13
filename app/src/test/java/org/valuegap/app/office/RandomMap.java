package org.valuegap.app.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;

/** Maps of everything that the format holds, from a seed: written as a file and read. */
final class RandomMap {
  private static final List<String> TEXTS =
      List.of(
          "Export stops at 10,000 rows",
          "=1+1",
          "-2",
          "'quoted'",
          "two\\nlines",
          "ייצוא 12",
          "تصدير ١٢",
          "監査 😀",
          "<b>&amp;</b>",
          "\\\"said\\\"",
          "#1",
          "true",
          "1.50",
          "null",
          "a, b; c");

  private final Random random;
  private final List<String> notes = new ArrayList<>();
  private int next;

  private RandomMap(Random random) {
    this.random = random;
  }

  static Document of(Random random) {
    int[] drawn = {0};
    return Document.of(
        MapFile.read(new RandomMap(random).file(), "random.json", () -> new Id("x" + ++drawn[0])));
  }

  private String file() {
    return """
    {"format": "valuemap/1",
     "customer": {"name": %s, "kind": "account", "type": %s, "position": %s, "profile": %s},
     "filledBy": ["super users", "Ines Duarte"],
     "empathy": {"traits": [%s], "thoughts": [%s],
                 "feelings": [{"id": "felt", "text": %s, "became": ["gone", "first"]}]},
     "jobs": [%s],
     "comments": [{"id": "answer", "on": "first", "text": %s, "resolved": true},
                  {"id": "first", "on": "felt", "text": %s, "author": {"name": "Yuki Tanaka"}}],
     "dismissed": [{"id": %s, "on": "customer", "rule": "no-customer-voice", "reason": %s}]}
    """
        .formatted(
            text(),
            text(),
            text(),
            text(),
            some(this::plain),
            some(this::plain),
            text(),
            some(this::job),
            text(),
            text(),
            id(),
            text());
  }

  private String job() {
    notes.clear();
    return """
    {"id": %s, "rank": "%s", "job": %s, "outcomes": [%s],
     "statement": [{"id": %s, "situation": %s, "motivation": %s, "outcome": %s},
                   {"id": %s, "type": "buyer", "situation": %s}],
     "promises": [%s],
     "canvas": {"friction": [%s], "value-gap": [%s], "opportunities": [%s]},
     "job-map": {"define": [%s]}, "forces": {"push": [%s]}}
    """
        .formatted(
            id(),
            random.nextBoolean() ? "main" : "supporting",
            text(),
            some(this::outcome),
            id(),
            text(),
            text(),
            text(),
            id(),
            text(),
            some(this::promise),
            some(this::first),
            some(this::linked),
            some(this::linked),
            some(this::plain),
            some(this::force));
  }

  private String outcome() {
    return """
    {"id": %s, "text": %s, "step": "monitor",
     "measure": {"unit": "days", "baseline": %d, "promised": 1.50},
     "measurements": [{"id": %s, "value": 4.%d, "on": "2026-06-12", "source": %s}]}
    """
        .formatted(id(), text(), random.nextInt(9), id(), random.nextInt(9), text());
  }

  private String promise() {
    return """
    {"id": %s, "to": "buyer", "text": %s, "level": %s, "offerings": [%s],
     "kept": [{"text": "Before", "level": %s, "on": "2026-06-11"}]}
    """
        .formatted(id(), text(), text(), random.nextBoolean() ? "" : offerings(), text());
  }

  private String offerings() {
    return """
    {"partner": %s, "name": %s, "step": "execute"}, {"partner": %s}
    """
        .formatted(text(), text(), text());
  }

  private String plain() {
    return "{\"id\": %s, \"text\": %s}".formatted(id(), text());
  }

  private String force() {
    return "{\"id\": %s, \"text\": %s, \"strength\": 3, \"alternative\": %s}"
        .formatted(id(), text(), text());
  }

  private String first() {
    var id = id();
    notes.add(id);
    return note(id, "");
  }

  private String linked() {
    return note(
        id(),
        notes.isEmpty()
            ? ""
            : ", \"links\": [%s]".formatted(notes.get(random.nextInt(notes.size()))));
  }

  private String note(String id, String links) {
    return """
    {"id": %s, "text": %s, "key": %b%s%s%s,
     "confirmed": [{"id": %s, "state": "disputed", "by": "Greta Lindholm", "on": "2026-06-13"}],
     "author": {"name": "Ines Duarte", "on": "2026-06-12T09:30:00Z"},
     "alternatives": [{"id": %s, "text": %s, "author": {"name": "Marcus Bell"}}]}
    """
        .formatted(
            id,
            text(),
            random.nextBoolean(),
            random.nextBoolean() ? ", \"votes\": 4" : "",
            links,
            random.nextBoolean() ? ", \"step\": \"confirm\"" : "",
            id(),
            id(),
            text());
  }

  private interface Thing {
    String write();
  }

  private String some(Thing thing) {
    var things = new ArrayList<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      things.add(thing.write());
    }
    return String.join(", ", things);
  }

  private String id() {
    return "\"i" + ++next + "\"";
  }

  private String text() {
    return "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
  }
}
