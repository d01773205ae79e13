package org.valuegap.app.office.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.yaml.snakeyaml.Yaml;

/** Every sample canvas gives exactly its expected projection (CONTRACTS.md, names table). */
class SampleCanvasesTest {
  private static final Path SAMPLES = Path.of("../shared/data/canvas");
  private static final Map<Category, String> NAMES =
      Map.of(
          Category.TOUCHPOINTS, "touchpoints",
          Category.HIGH_POINTS, "highPoints",
          Category.FRICTION, "frictions",
          Category.VALUE_GAP, "valueGaps",
          Category.INTERNAL_PROCESSES, "internalProcesses",
          Category.OPPORTUNITIES, "opportunities");

  @TestFactory
  Stream<DynamicTest> everySampleGivesItsExpectedMap() throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.list(SAMPLES)) {
      all.filter(file -> CanvasFile.isNamed(file.toString())).forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws Exception {
    var name = file.getFileName().toString().replaceAll("\\.\\w+$", ".expected.json");
    Object expected = new Yaml().load(Files.readString(SAMPLES.resolve(name)));
    var canvas = CanvasFile.read(Files.readAllBytes(file), file.getFileName().toString());
    assertThat(projection(canvas)).isEqualTo(expected);
  }

  /** The imported map's projection. */
  static Map<String, Object> projection(ImportedCanvas canvas) {
    var count = new AtomicInteger();
    var elements = canvas.elements(() -> new Id("e" + count.incrementAndGet()));
    var map = ValueMap.of(Document.of(elements));
    var jobs = new ArrayList<Map<String, Object>>();
    for (var job : map.jobs()) {
      var outcomes = map.outcomes(job.id());
      Map<String, Object> read = new LinkedHashMap<>();
      read.put("job", job.text());
      read.put("outcome", outcomes.isEmpty() ? null : outcomes.getFirst().text());
      NAMES.forEach((category, key) ->
          read.put(key, map.notes(job.id(), category).stream().map(note -> note.text()).toList()));
      jobs.add(read);
    }
    var customer = map.customer();
    var lines =
        Stream.of(customer.name(), customer.position(), customer.profile())
            .filter(text -> !text.isEmpty())
            .toList();
    Map<String, Object> read = new LinkedHashMap<>();
    read.put("customer", lines.isEmpty() ? null : String.join("\n", lines));
    read.put("jobs", List.copyOf(jobs));
    return read;
  }
}
