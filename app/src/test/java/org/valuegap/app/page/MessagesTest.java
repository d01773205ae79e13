package org.valuegap.app.page;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words on the screen. */
class MessagesTest {
  private static final Path MAIN = Path.of("app/src/main");
  private static final Pattern KEY = Pattern.compile("(?m)^([a-zA-Z0-9_.-]+)\\s*=");
  private static final Pattern USED = Pattern.compile("text\\.(?:of|html)\\(\"([a-z0-9.-]+)\"[,)]");

  static Stream<Path> files() throws IOException {
    try (var all = Files.walk(MAIN.resolve("resources"))) {
      return all.filter(file -> file.toString().endsWith(".properties")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noKeyStandsTwice(Path file) throws IOException {
    var once = new HashSet<String>();
    assertThat(keys(file)).allSatisfy(key -> assertThat(once.add(key)).as(key).isTrue());
  }

  @Test
  void everyMessageThatATemplateAsksForIsThere() throws IOException {
    var known = Set.copyOf(keys(MAIN.resolve("resources/messages.properties")));
    try (var templates = Files.walk(MAIN.resolve("jte"))) {
      for (var template : templates.filter(file -> file.toString().endsWith(".jte")).toList()) {
        var used = USED.matcher(readString(template)).results().map(match -> match.group(1));
        assertThat(used.filter(key -> !known.contains(key))).as(template.toString()).isEmpty();
      }
    }
  }

  private static List<String> keys(Path file) throws IOException {
    return KEY.matcher(readString(file)).results().map(match -> match.group(1)).toList();
  }
}
