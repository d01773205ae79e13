package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.core.guidance.MapRules;
import org.valuegap.core.language.WritingRules;

/** {@code valuegap lint} (CONTRACTS.md: commands, lint, statements). */
class LintTest {
  private static final String MAP =
      """
      format: valuemap/1
      customer: {name: Dana Okafor, type: end user}
      jobs:
        - job: Manage access for leavers
          outcomes:
            - text: "Time it takes to revoke access"
          statement: {motivation: I want to revoke access in Anubis}
      """;
  private static final String CLEAN =
      """
      format: valuemap/1
      customer: {name: Dana Okafor}
      jobs:
        - job: Protect important information from exposure
          outcomes: [{text: Minimize loss of confidential company data}]
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String input, String... args) {
    var in = new ByteArrayInputStream(input.getBytes(UTF_8));
    return Cli.commands(new Streams(in, out, new PrintStream(err, true, UTF_8))).execute(args);
  }

  private <T> T said(String path) {
    return JsonPath.read(out.toString(UTF_8), path);
  }

  @Test
  void text_names_file_line_and_column_of_the_words() {
    assertThat(run(MAP, "lint", "--product", "Anubis", "-")).isEqualTo(1);
    assertThat(out.toString(UTF_8).lines())
        .anyMatch(line -> line.startsWith("standard input:4:10: error no-clear-end: “Manage” has"))
        .anyMatch(line ->
            line.startsWith("standard input:6:15: error missing-delta: ")
                && line.endsWith("Try: Minimize the time it takes to revoke access"))
        .anyMatch(
            line -> line.startsWith("standard input:7:56: error mentions-solution: “Anubis” is"));
    assertThat(err.size()).isZero();
  }

  @Test
  void json_is_one_document_as_in_the_contract() {
    assertThat(run(MAP, "lint", "--format", "json", "-")).isEqualTo(1);
    assertThat(JsonPath.<String>read(out.toString(UTF_8), "$.file")).isEqualTo("standard input");
    assertThat(this.<String>said("$.findings[0].rule")).isEqualTo("no-clear-end");
    assertThat(this.<String>said("$.findings[0].path")).isEqualTo("/jobs/0/job");
    assertThat(this.<List<Integer>>said("$.findings[0].span")).containsExactly(0, 6);
    assertThat(this.<Object>said("$.findings[0].rewrite")).isNull();
  }

  @Test
  void several_files_make_a_list_and_an_unusable_one_is_named(@TempDir Path folder)
      throws IOException {
    var one = Files.writeString(folder.resolve("one.yaml"), CLEAN).toString();
    var two = Files.writeString(folder.resolve("two.yaml"), MAP).toString();
    assertThat(run("", "lint", "--format", "json", one, two, folder + "/none.yaml")).isEqualTo(2);
    assertThat(this.<List<String>>said("$[*].file")).containsExactly(one, two);
    assertThat(err.toString(UTF_8)).contains("none.yaml: no such file").hasLineCount(1);
  }

  private static final Pattern SAID = Pattern.compile("\\*(Error|Warning|Advice)[.,]");
  private static final Pattern STATEMENT = Pattern.compile("- (Bad|Good)( outcome)?: (.+)");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

  /** Each rule of docs/method.md speaks of its bad example, as severely as it says there. */
  @TestFactory
  Stream<DynamicTest> every_rule_is_heard_of_a_file_made_for_it() throws IOException {
    var sections = Files.readString(Path.of("docs/method.md")).split("(?m)^###? ");
    return Stream.of(WritingRules.ids(), List.of(WritingRules.OTHER_LANGUAGE), MapRules.ids())
        .flatMap(List::stream)
        .distinct()
        .map(rule ->
            dynamicTest(
                rule,
                () -> {
                  var section = Stream.of(sections).filter(it -> it.startsWith(rule + "\n"));
                  isHeard(rule, section.findFirst().orElseThrow());
                }));
  }

  private void isHeard(String rule, String section) {
    var severity = SAID.matcher(section).results().findFirst().orElseThrow().group(1);
    var maps = YAML.matcher(section).results().map(yaml -> yaml.group(1)).toList();
    if (!maps.isEmpty()) {
      assertThat(severities(rule, maps.getFirst())).containsOnly(severity.toLowerCase(Locale.ROOT));
      assertThat(severities(rule, maps.getLast())).isEmpty();
    }
    for (var said : STATEMENT.matcher(section).results().toList()) {
      var found =
          severities(rule, said.group(2) == null ? job(said.group(3)) : outcome(said.group(3)));
      if (said.group(1).equals("Bad")) {
        assertThat(found).as(said.group()).containsOnly(severity.toLowerCase(Locale.ROOT));
      } else {
        assertThat(found).as(said.group()).isEmpty();
      }
    }
  }

  private static String job(String text) {
    return "jobs: [{job: \"" + text + "\"}]";
  }

  private static String outcome(String text) {
    return "jobs: [{job: Review access rights before an audit, outcomes: [{text: \""
        + text
        + "\"}]}]";
  }

  private List<String> severities(String rule, String map) {
    out.reset();
    run(
        "format: valuemap/1\ncustomer: {name: Dana Okafor}\n" + map,
        "lint",
        "--format",
        "json",
        "-");
    return said("$.findings[?(@.rule == '" + rule + "')].severity");
  }

  @Test
  void a_map_without_errors_ends_with_0() {
    assertThat(run(CLEAN, "lint", "-")).isZero();
    assertThat(out.toString(UTF_8)).doesNotContain(" error ");
  }

  @Test
  void sarif_has_what_code_hosts_read(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("dana.valuemap.yaml"), MAP);
    assertThat(run("", "lint", "--format", "sarif", file.toString())).isEqualTo(1);
    assertThat(this.<String>said("$.version")).isEqualTo("2.1.0");
    assertThat(this.<String>said("$.runs[0].tool.driver.name")).isNotEmpty();
    var rules = "$.runs[0].tool.driver.rules[*]";
    assertThat(this.<List<String>>said(rules + ".help.markdown"))
        .allMatch(help -> help.startsWith("*") && help.length() > 100)
        .anyMatch(help -> help.contains("- Bad: Manage access for leavers"))
        .hasSameSizeAs(this.<List<String>>said(rules + ".id"));
    assertThat(this.<List<String>>said(rules + ".fullDescription.text"))
        .allMatch(words -> words.matches("\\p{Lu}[^*`]+"))
        .hasSameSizeAs(this.<List<String>>said(rules + ".id"));
    var first = "$.runs[0].results[0]";
    assertThat(this.<String>said(first + ".ruleId")).isEqualTo("no-clear-end");
    assertThat(this.<String>said(first + ".level")).isEqualTo("error");
    assertThat(this.<String>said(first + ".locations[0].physicalLocation.artifactLocation.uri"))
        .isEqualTo(file.toUri().toString());
    assertThat(
            this.<java.util.Map<String, Integer>>said(
                first + ".locations[0].physicalLocation.region"))
        .containsEntry("startLine", 4)
        .containsEntry("startColumn", 10)
        .containsEntry("endLine", 4)
        .containsEntry("endColumn", 16);
  }

  @Test
  void statements_go_in_and_out_in_the_same_order() {
    var lines =
        """
        {"text": "Protect important information from exposure", "kind": "job"}
        {"kind": "outcome", "text": "Minimize loss", "good": false, "note": [1, {}]}
        """;
    assertThat(run(lines, "lint", "--statements", "-")).isEqualTo(1);
    var answers = out.toString(UTF_8).lines().toList();
    assertThat(answers).hasSize(2);
    assertThat(answers.getFirst())
        .isEqualTo(
            """
            {"text":"Protect important information from exposure","kind":"job",\
            "parts":{"verb":"Protect","object":"important information","circumstance":"from exposure"},\
            "findings":[]}\
            """);
    assertThat(answers.getLast()).contains("\"focus\":null").contains("\"rule\":\"missing-focus\"");
  }

  @Test
  void products_are_solutions() {
    var line = "{\"text\": \"Protect files with Anubis during transfers\", \"kind\": \"job\"}";
    assertThat(run(line, "lint", "--statements", "--product", "anubis", "-")).isEqualTo(1);
    assertThat(this.<String>said("$.findings[0].rule")).isEqualTo("mentions-solution");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\": \"job\"}                    | standard input:2: no “text”; write an object",
        "{\"text\": \"x\"}                      | standard input:2: no “kind”; write \"kind\"",
        "{\"text\": \"x\", \"kind\": \"gap\"}   | standard input:2: “gap” is no kind of statement",
        "{\"text\": 1, \"kind\": \"job\"}       | standard input:2: “text” must be a text",
        "{\"text\": \"x\"                       | standard input:2: not JSON",
        "Protect files                          | standard input:2: not JSON",
        "[]                                     | standard input:2: write an object",
      })
  void a_bad_line_is_named_with_its_mend_and_nothing_is_written(String line, String answer) {
    var good = "{\"text\": \"Protect files\", \"kind\": \"job\"}\n";
    assertThat(run(good + line + "\n", "lint", "--statements", "-")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith(answer).hasLineCount(1);
    assertThat(out.size()).isZero();
  }
}
