package org.valuegap.app.office.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The names that people give to the parts of a canvas, from {@code wordings.properties}. */
final class Wordings {
  /**
   * @param own whether this is one of the canvas's own names
   */
  record Wording(Heading heading, boolean own) {}

  private static final Map<String, Wording> ALL = read();
  private static final int SHORTEST_MISTYPED = 5;
  private static final int LONGEST =
      2 + ALL.keySet().stream().mapToInt(String::length).max().orElse(0);

  private Wordings() {}

  /**
   * The wording of these words: exactly, else but for typing errors, or null.
   *
   * @param onlyOwn to take nothing but the canvas's own names
   */
  static @Nullable Wording find(List<String> words, boolean onlyOwn) {
    var joined = String.join("", words);
    var exact = ALL.get(joined);
    if (exact != null) {
      return !onlyOwn || exact.own() ? exact : null;
    }
    if (joined.length() < SHORTEST_MISTYPED || joined.length() > LONGEST) {
      return null;
    }
    for (var entry : ALL.entrySet()) {
      if ((!onlyOwn || entry.getValue().own()) && Words.alike(entry.getKey(), joined)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static Map<String, Wording> read() {
    var all = new HashMap<String, Wording>();
    for (var heading : Heading.values()) {
      var kinds = properties().getProperty(heading.name()).split("\\|");
      for (int kind = 0; kind < kinds.length; kind++) {
        for (var wording : kinds[kind].split(",")) {
          all.put(String.join("", Words.of(wording)), new Wording(heading, kind == 0));
        }
      }
    }
    return Map.copyOf(all);
  }

  private static Properties properties() {
    var properties = new Properties();
    try (var file = Wordings.class.getResourceAsStream("wordings.properties")) {
      properties.load(new InputStreamReader(Objects.requireNonNull(file), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
