package org.valuegap.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.file.MapFile.Form;

/**
 * Maps of everything that the format holds, from a seed, which is the test's name: what survives
 * its files. Rules F2 and F3 of core/SPEC.md; workbooks are in {@link XlsxTest}.
 */
class RoundTripsTest {
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void f2_everything_survives_yaml_and_json(long seed) {
    var map = RandomMap.of(new Random(seed));
    for (var form : Form.values()) {
      var file = MapFile.write(map, form);
      assertThat(read(file).elements())
          .as(form.name())
          .containsExactlyInAnyOrderElementsOf(map.elements());
      assertThat(MapFile.write(read(file), form)).isEqualTo(file);
      assertThat(MapFile.format(file, "map")).isEqualTo(file);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void f3_format_keeps_what_was_said_and_every_remark(long seed) {
    var random = new Random(seed);
    var remarks = new AtomicInteger();
    var odd = remarked(MapFile.write(RandomMap.of(random), Form.YAML), random, remarks);

    var formatted = MapFile.format(odd, "map.yaml");

    assertThat(read(formatted)).isEqualTo(read(odd));
    for (int i = 1; i <= remarks.get(); i++) {
      assertThat(formatted).containsOnlyOnce("remark " + i + ".");
    }
    assertThat(MapFile.format(formatted, "map.yaml")).isEqualTo(formatted);
  }

  /** The same file with remarks above lines and behind them, and with lines between. */
  private static String remarked(String file, Random random, AtomicInteger remarks) {
    List<String> lines = new ArrayList<>();
    for (var line : file.lines().toList()) {
      var indent = " ".repeat(line.length() - line.stripLeading().length());
      switch (random.nextInt(12)) {
        case 0 -> {
          lines.add(indent + "# remark " + remarks.incrementAndGet() + ".");
          lines.add(line);
        }
        case 1 -> lines.add(line + " # remark " + remarks.incrementAndGet() + ".");
        case 2 -> lines.addAll(List.of("", line));
        default -> lines.add(line);
      }
    }
    lines.add("# remark " + remarks.incrementAndGet() + ".");
    return String.join("\r\n", lines) + "\n";
  }

  private static Document read(String file) {
    return Document.of(MapFile.read(file, "map", never()));
  }

  private static Supplier<Id> never() {
    return () -> {
      throw new AssertionError("everything has an id");
    };
  }
}
