package org.valuegap.core.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.core.World;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.language.Products;
import org.valuegap.core.valuemap.ValueMap;

/**
 * The map rules speak where docs/method.md says so, and are quiet where it is content. Rules M2 and
 * M3.
 */
class MapRulesTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

  static ValueMap map(String yaml) {
    var file = "format: valuemap/1\ncustomer: {name: Dana Okafor}\n" + yaml;
    return ValueMap.of(Document.of(MapFile.read(file, "map.yaml", World.ids())));
  }

  private static List<String> rules(ValueMap map) {
    return MapRules.check(map).stream().map(found -> found.finding().rule()).toList();
  }

  @TestFactory
  Stream<DynamicTest> every_rule_speaks_of_its_bad_example_and_not_of_its_good_one()
      throws IOException {
    var sections = Files.readString(Path.of("docs/method.md")).split("(?m)^###? ");
    return MapRules.ids().stream()
        .map(rule ->
            DynamicTest.dynamicTest(
                rule,
                () -> {
                  var section =
                      Stream.of(sections).filter(it -> it.startsWith(rule + "\n")).findFirst();
                  assertThat(section).as("a heading in docs/method.md").isPresent();
                  var examples =
                      EXAMPLE
                          .matcher(section.get())
                          .results()
                          .map(found -> found.group(1))
                          .toList();
                  assertThat(examples).as("a bad and a good example").hasSize(2);
                  assertThat(rules(map(examples.getFirst()))).contains(rule);
                  assertThat(rules(map(examples.getLast()))).doesNotContain(rule);
                }));
  }

  @Test
  void a_finding_is_shown_where_it_happens_and_asks_the_methods_question() {
    var found =
        MapRules.check(
            map(
                """
                filledBy: [super users]
                jobs:
                  - id: prove
                    job: Prove compliance before the audit deadline
                    outcomes: [{text: Minimize the time to assemble audit evidence}]
                    canvas:
                      value-gap: [{id: g, text: Users cannot export their trail}]
                """));
    assertThat(found).extracting(MapFinding::on).containsExactly(new Id("g"));
    assertThat(found.getFirst().finding().message()).contains("How would Dana Okafor say it", "?");
    assertThat(found.getFirst().finding().rewrite()).isEqualTo("I can’t export my trail");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I can’t prove who saw a file                 | quiet",
        "It's really difficult for me to prove it     | quiet",
        "It’s really difficult to show who approved   | quiet",
        "We cannot show who approved what             | quiet",
        "“Where is my export?”                        | quiet",
        "監査の証跡を書き出せない                        | quiet",
        "Der Export ist für die Prüfung nicht möglich | quiet",
        "Export is too small for the auditor          | no rewrite",
        "US offices have no export                    | no rewrite",
        "Cannot see who approved an export            | I can’t see who approved an export",
        "Dana's team can't see it                     | no rewrite",
        "The customer is unable to export her trail   | I can’t export my trail",
        "No way to see who saw a file                 | I can’t see who saw a file",
        "Users struggle to find their approvals       | It’s really difficult for me to find my approvals",
        "Hard to tell who approved what               | It’s really difficult for me to tell who approved what",
      })
  void a_gap_is_said_by_the_customer(String text, String answer) {
    var map = map("jobs: [{job: Prove it, canvas: {value-gap: [\"%s\"]}}]".formatted(text));
    var found =
        MapRules.check(map).stream()
            .map(MapFinding::finding)
            .filter(finding -> finding.rule().equals("gap-not-in-customer-voice"))
            .map(finding -> finding.rewrite() == null ? "no rewrite" : finding.rewrite());
    assertThat(found.findFirst().orElse("quiet")).isEqualTo(answer);
  }

  @Test
  void what_was_let_be_is_not_said_again_until_the_words_change() {
    var file =
        """
        jobs: [{id: access, job: %s access for leavers, outcomes: [{id: o, text: Minimize the time accounts stay open}]}]
        dismissed: [{on: access, rule: no-clear-end, words: Manage, reason: The auditors’ own word}]
        """;
    assertThat(Findings.of(map(file.formatted("Manage")), Products.NONE)).isEmpty();
    assertThat(Findings.of(map(file.formatted("Support")), Products.NONE))
        .extracting(found -> found.on().value(), found -> found.finding().rule())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("access", "no-clear-end"));
  }

  @Test
  void a_finding_about_the_whole_map_is_dismissed_on_the_customer() {
    var filled =
        "jobs: [{job: Prove it, outcomes: [{text: x}], canvas: {touchpoints: [Export]}}]\n";
    var dismissed = "dismissed: [{on: customer, rule: no-customer-voice}]";
    assertThat(rules(map(filled))).containsExactly("no-customer-voice");
    assertThat(rules(map(filled + dismissed))).isEmpty();
  }
}
