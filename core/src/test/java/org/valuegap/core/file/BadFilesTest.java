package org.valuegap.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;

/** Hostile map files (reliability, section 6): one line, and nothing is taken. */
class BadFilesTest {
  private static final String CANVAS =
      "{\"format\": \"valuemap/1\", \"jobs\": [{\"id\": \"j\", \"job\": \"Prove it\", \"canvas\": {%s}}]%s}";

  private static void refused(String file, String problem) {
    assertThatThrownBy(() -> MapFile.read(file, "bad.json", World.ids()))
        .isInstanceOf(MapFileException.class)
        .hasMessageContaining(problem)
        .hasMessageStartingWith("bad.json:")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "comments that stand on each other | `\"friction\": []` | `, \"comments\": [{\"id\": \"a\", \"on\": \"b\", \"text\": \"x\"}, {\"id\": \"b\", \"on\": \"a\", \"text\": \"y\"}]` | nothing has the id",
        "a comment on itself               | `\"friction\": []` | `, \"comments\": [{\"id\": \"a\", \"on\": \"a\", \"text\": \"x\"}]` | nothing has the id",
        "a link to what is not there       | `\"friction\": [{\"text\": \"x\", \"links\": [\"of-another-map\"]}]` | `` | no note has the id",
        "a link to a job                   | `\"friction\": [{\"text\": \"x\", \"links\": [\"j\"]}]` | `` | is not a note of a canvas",
        "an id given twice                 | `\"friction\": [{\"id\": \"j\", \"text\": \"x\"}]` | `` | the id “j” is taken",
        "a dismissal of nothing            | `\"friction\": []` | `, \"dismissed\": [{\"on\": \"gone\", \"rule\": \"vague\"}]` | nothing has the id",
        "a key of a prototype              | `\"friction\": [{\"text\": \"x\", \"__proto__\": {}}]` | `` | unknown key",
      })
  void b64_what_does_not_hang_together_is_refused(
      String what, String canvas, String more, String problem) {
    refused(CANVAS.formatted(canvas, more), problem);
  }

  @Test
  void b64_a_format_of_the_future_is_refused() {
    refused("{\"format\": \"valuemap/99\"}", "valuemap/99 is newer than what this Valuegap reads");
  }

  @Test
  void b64_ids_that_are_drawn_never_meet_ids_that_are_given() {
    var file =
        CANVAS.formatted("\"friction\": [\"first\", {\"id\": \"n1\", \"text\": \"second\"}]", "");
    var map = ValueMap.of(Document.of(MapFile.read(file, "map.json", World.ids())));
    assertThat(map.notes(new Id("j"), org.valuegap.core.valuemap.Category.FRICTION))
        .extracting(note -> note.id().value(), note -> note.text())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("n2", "first"),
            org.assertj.core.groups.Tuple.tuple("n1", "second"));
  }

  @Test
  void b65_aliases_tags_and_repeated_keys_are_refused() {
    var laughs = new StringBuilder("format: valuemap/1\nfilledBy:\n  - &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("  - &a%d [*a%d, *a%d]\n".formatted(i, i - 1, i - 1));
    }
    refused(laughs.toString(), "anchors and aliases");
    refused("format: valuemap/1\njobs: !!javax.script.ScriptEngineManager []", "tags (!)");
    refused("format: valuemap/1\nformat: valuemap/1", "stands twice");
    refused("format: valuemap/1\njobs: " + "[".repeat(10_000) + "]".repeat(10_000), "too deep");
    refused("format: valuemap/1\nfilledBy: [\"" + "x".repeat(17_000_000) + "\"]", "too large");
  }

  @Test
  void b66_no_file_reads_another() {
    refused("format: valuemap/1\njobs: !include /etc/passwd", "tags (!)");
    refused("format: valuemap/1\ninclude: /etc/passwd", "unknown key “include”");
    refused("format: valuemap/1\ncustomer: {$ref: 'file:///etc/passwd'}", "unknown key “$ref”");
    var text = "file:///etc/passwd";
    var file = "format: valuemap/1\ncustomer: {name: '" + text + "'}";
    assertThat(
            ValueMap.of(Document.of(MapFile.read(file, "map.yaml", World.ids()))).customer().name())
        .isEqualTo(text);
  }

  @Test
  void b09_a_text_in_a_message_is_cut_between_characters() {
    var family = "👩‍👩‍👧‍👦";
    refused(
        "{\"format\": \"valuemap/1\", \"" + family.repeat(9) + "\": 1}",
        "“" + family.repeat(3) + "…”");
  }
}
