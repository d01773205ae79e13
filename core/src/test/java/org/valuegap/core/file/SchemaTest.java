package org.valuegap.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.World;

/** The published schema, put to a validator of the standard. Rule F6. */
class SchemaTest {
  /** As published; run with {@code -Drewrite} to write it. */
  private static final Path PUBLISHED = Path.of("docs/schema/valuemap-1.json");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(MapFile.schema(), InputFormat.JSON);

  @Test
  void f6_the_published_schema_is_the_formats() throws IOException {
    if (System.getProperty("rewrite") != null) {
      Files.createDirectories(PUBLISHED.getParent());
      Files.writeString(PUBLISHED, MapFile.schema());
    }
    assertThat(PUBLISHED).hasContent(MapFile.schema());
  }

  @Test
  void f6_it_is_a_schema_of_draft_07() {
    var standard =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                com.networknt.schema.SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    assertThat(standard.validate(MapFile.schema(), InputFormat.JSON)).isEmpty();
  }

  static Stream<String> f6_what_is_read_is_valid() throws IOException {
    return Stream.of(
        World.text(),
        Files.readString(Path.of("docs/examples/dana-okafor.valuemap.yaml")),
        MapFile.write(World.dana(), MapFile.Form.YAML),
        MapFile.write(World.dana(), MapFile.Form.JSON),
        "format: valuemap/1",
        "{format: valuemap/1, customer: , jobs: [{canvas: {value-gap: }, statement: null}]}",
        "{format: valuemap/1, jobs: [{id: 7, job: 12, canvas: {friction: [3, true, 1.5]}}]}",
        "{format: valuemap/1, jobs: [{canvas: {friction: [{text: x, confirmed: [{state: disputed}]}]}}]}");
  }

  @ParameterizedTest
  @MethodSource
  void f6_what_is_read_is_valid(String file) {
    MapFile.read(file, "map.yaml", World.ids());
    assertThat(errors(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{format: valuemap/2}",
        "{format: valuemap/1, customr: {name: Dana}}",
        "{format: valuemap/1, jobs: {}}",
        "{format: valuemap/1, jobs: [~]}",
        "{format: valuemap/1, jobs: [Prove it]}",
        "{format: valuemap/1, jobs: [{id: a b}]}",
        "{format: valuemap/1, jobs: [{rank: mian}]}",
        "{format: valuemap/1, jobs: [{outcomes: [{measure: {baseline: many}}]}]}",
        "{format: valuemap/1, jobs: [{outcomes: [{measurements: [{on: 2026-05-31}]}]}]}",
        "{format: valuemap/1, jobs: [{outcomes: [{measurements: [{value: 1, on: soon}]}]}]}",
        "{format: valuemap/1, jobs: [{canvas: {frictions: [x]}}]}",
        "{format: valuemap/1, jobs: [{canvas: {friction: [{id: f}]}}]}",
        "{format: valuemap/1, jobs: [{canvas: {friction: [{text: x, key: maybe}]}}]}",
        "{format: valuemap/1, jobs: [{canvas: {friction: [{text: x, votes: -1}]}}]}",
        "{format: valuemap/1, jobs: [{job-map: {begin: [x]}}]}",
        "{format: valuemap/1, comments: [{text: x}]}",
        "{format: valuemap/1, dismissed: [{on: customer}]}",
      })
  void f6_what_is_refused_for_its_form_is_invalid(String file) {
    assertThatThrownBy(() -> MapFile.read(file, "map.yaml", World.ids()))
        .isInstanceOf(MapFileException.class);
    assertThat(errors(file)).isNotEmpty();
  }

  private static java.util.List<com.networknt.schema.Error> errors(String file) {
    return SCHEMA.validate(file, InputFormat.YAML);
  }
}
