package org.valuegap.app;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.app.cli.Cli;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** Every command that does something and every setting has a heading in the user guide. */
class DocumentedTest {
  @TestFactory
  Stream<DynamicTest> everyCommandHasAHeading() throws IOException {
    var guide = readString(Path.of("docs/commands.md"));
    var commands = Cli.commands().addSubcommand(new Serve());
    return commands.getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(
            entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(guide, entry.getValue())));
  }

  private static void check(String guide, CommandLine command) {
    var name = command.getCommandName();
    assertThat(guide).containsPattern("(?m)^## valuegap " + name + "$");
    var section = guide.split("(?m)^## valuegap " + name + "$")[1].split("(?m)^## ")[0];
    for (var option : command.getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp() && !option.hidden()) {
        assertThat(section).as(name).contains(option.longestName().replace("[no-]", ""));
      }
    }
  }

  @Test
  void everyTestThatTheGuideNamesIsThere() throws IOException {
    var tests = new TreeSet<String>();
    for (var module : List.of("core", "app", "bench")) {
      try (var files = Files.walk(Path.of(module, "src"))) {
        files.map(file -> file.getFileName().toString()).forEach(tests::add);
      }
    }
    try (var pages = Files.newDirectoryStream(Path.of("docs"), "*.md")) {
      for (var page : pages) {
        for (var name :
            Pattern.compile("`([A-Z]\\w+Test)`").matcher(readString(page)).results().toList()) {
          assertThat(tests).as(page.toString()).contains(name.group(1) + ".java");
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everySettingHasAHeading() throws IOException {
    var guide = readString(Path.of("docs/settings.md"));
    return settings().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name, () -> assertThat(guide).containsPattern("(?m)^## `" + name + "`")));
  }

  /** The names of all settings of our own. */
  static List<String> settings() {
    Map<String, Object> all;
    try {
      all = new Yaml().load(readString(Path.of("app/src/main/resources/application.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var names = new ArrayList<String>();
    collect("valuegap", all.get("valuegap"), names);
    return names;
  }

  private static void collect(String name, Object value, List<String> names) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> collect(name + "." + key, inner, names));
    } else {
      names.add(name);
    }
  }
}
