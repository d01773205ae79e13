package org.valuegap.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.core.language.Finding.Severity;

/** What the rules of PRODUCT.md M3 say of statements from Dana's world. */
class WritingRulesTest {
  private static List<String> faultsOf(Statement statement, Products products) {
    return WritingRules.check(statement, products).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::rule)
        .toList();
  }

  private static List<String> job(String text) {
    return faultsOf(Statement.job(text), Products.NONE);
  }

  private static List<String> outcome(String text) {
    return faultsOf(Statement.outcome(text), Products.NONE);
  }

  @Test
  void theMethodsOwnExamplesPassClean() {
    assertThat(job("Protect important information from exposure")).isEmpty();
    assertThat(outcome("Minimize loss of confidential company data")).isEmpty();
    assertThat(job("Get groceries for the week")).isEmpty();
    assertThat(job("Prove compliance before the audit deadline")).isEmpty();
    assertThat(outcome("Minimize the time to assemble audit evidence")).isEmpty();
  }

  @Test
  void aJobIsTakenApart() {
    var text = "Prove compliance before the audit deadline";
    var statement = Statement.job(text);
    assertThat(List.of(statement.verb(), statement.object(), statement.circumstance()))
        .extracting(span -> span.of(text))
        .containsExactly("Prove", "compliance", "before the audit deadline");
  }

  @Test
  void anOutcomeIsTakenApart() {
    var text = "Minimise the time it takes to assemble audit evidence";
    var statement = Statement.outcome(text);
    assertThat(List.of(statement.verb(), statement.object(), statement.circumstance()))
        .extracting(span -> span.of(text))
        .containsExactly("Minimise", "time", "assemble audit evidence");
  }

  @Test
  void eachFaultOfAJobIsFound() {
    assertThat(job("Manage access for leavers")).containsExactly("no-clear-end");
    assertThat(job("Collect approvals by WhatsApp before the audit"))
        .containsExactly("mentions-solution");
    assertThat(job("Reduce the number of audit findings")).containsExactly("is-outcome");
    assertThat(job("Click the export button")).contains("is-task");
    assertThat(job("Chief information security officer")).contains("is-title", "missing-verb");
    assertThat(job("Collaborate across clinics")).containsExactly("missing-object");
    assertThat(job("Review the policy and revoke the access of leavers"))
        .containsExactly("compound");
    assertThat(job("Feel safe about patient records")).containsExactly("vague");
  }

  @Test
  void eachFaultOfAnOutcomeIsFound() {
    assertThat(outcome("Time it takes to approve an export")).containsExactly("missing-delta");
    assertThat(outcome("Minimize the time")).containsExactly("missing-focus");
    assertThat(outcome("Increase the efficiency of the audit team"))
        .containsExactly("vague-measure");
    assertThat(outcome("Minimize the time and the cost of an audit")).containsExactly("compound");
    assertThat(outcome("Revoke the access of leavers")).contains("is-job");
  }

  @Test
  void aStoryIsReadForTheJobInIt() {
    assertThat(job("As a nurse, I want to share a care plan with relatives so that all know it"))
        .isEmpty();
    assertThat(job("As a nurse I need a mobile app to record vital signs"))
        .containsExactly("mentions-solution");
    assertThat(job("When a patient is moved, I want to be notified, so that I can find her again"))
        .isEmpty();
    assertThat(job("The system should send a reminder before the audit"))
        .containsExactly("mentions-solution");
  }

  @Test
  void aTechnologyIsTheJobsOwnObjectOnlyWhenSomethingIsDoneToIt() {
    assertThat(job("Repair an iPhone for a colleague")).isEmpty();
    assertThat(job("Document an API for external developers")).isEmpty();
    assertThat(job("Ask a chatbot for opening hours")).containsExactly("mentions-solution");
    assertThat(job("Set up a Slack channel for incidents")).containsExactly("mentions-solution");
    assertThat(job("Find a hotel on Booking.com")).containsExactly("mentions-solution");
    assertThat(job("Share results by email every week")).containsExactly("mentions-solution");
    assertThat(job("I need a tool to compare quotes")).containsExactly("mentions-solution");
  }

  @Test
  void aSecondJobOrMeasureIsToldFromASecondThing() {
    assertThat(job("Find a clinic and move in before winter")).containsExactly("compound");
    assertThat(job("Review scope and budget before the audit")).isEmpty();
    assertThat(outcome("Increase throughput while reducing waste in the laboratory"))
        .containsExactly("compound");
    assertThat(outcome("Reduce waiting time and increase throughput in the emergency room"))
        .containsExactly("compound");
    assertThat(outcome("Minimize the time and/or effort it takes to file a claim"))
        .containsExactly("compound");
  }

  @Test
  void aVerbAndItsParticleAreAVerb() {
    assertThat(job("Figure out which clinic to choose")).isEmpty();
    assertThat(job("Object to a planning application")).isEmpty();
    assertThat(job("Speed up the approval of invoices")).containsExactly("is-outcome");
    assertThat(job("Our clients want to figure out which clinic to choose")).isEmpty();
    assertThat(job("Put a toddler to bed")).isEmpty();
    assertThat(job("Put the letter in the mailbox")).containsExactly("is-task");
  }

  @Test
  void whatIsSaidOfAPersonIsNoMeasure() {
    assertThat(outcome("Increase patients returning for a second visit"))
        .containsExactly("missing-measure");
    assertThat(outcome("I worry that the wound gets infected"))
        .containsExactlyInAnyOrder("missing-delta", "missing-measure");
    assertThat(outcome("Share records with another clinic"))
        .containsExactlyInAnyOrder("is-job", "missing-delta", "missing-measure");
    assertThat(outcome("Share of records found")).containsExactly("missing-delta");
  }

  @Test
  void howMuchIsAnOutcomeAndPuttingAsideIsNot() {
    assertThat(job("Win more deals in the north")).containsExactly("is-outcome");
    assertThat(job("Make transfers more secure")).containsExactly("is-outcome");
    assertThat(job("Improve customer satisfaction")).containsExactly("is-outcome");
    assertThat(job("Save money for retirement")).isEmpty();
    assertThat(job("Order more vaccine before it runs out")).isEmpty();
  }

  @Test
  void aCircumstanceThatIsMissingIsAdviceOnly() {
    assertThat(WritingRules.check(Statement.job("File tax returns"), Products.NONE))
        .extracting(Finding::rule, Finding::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("missing-circumstance", Severity.ADVICE));
  }

  @Test
  void ourOwnProductsAreSolutionsToo() {
    var products = Products.of(List.of("Anubis"));
    var job = Statement.job("Protect patient records with Anubis during transfers");
    assertThat(faultsOf(job, products)).containsExactly("mentions-solution");
  }

  @Test
  void otherLanguagesAreLeftAlone() {
    assertThat(
            WritingRules.check(
                Statement.job("Die Einhaltung vor dem Audit nachweisen und zeigen"), Products.NONE))
        .extracting(Finding::rule)
        .containsExactly(WritingRules.OTHER_LANGUAGE);
    assertThat(outcome("Average handling time per call")).containsExactly("missing-delta");
  }

  private static final Pattern EXAMPLE = Pattern.compile("(?m)^- (Bad|Good)( outcome)?: (.*)$");

  @TestFactory
  Stream<DynamicTest> everyRuleSpeaksOfItsBadExampleAndIsContentWithItsGoodOne()
      throws IOException {
    var sections = Files.readString(Path.of("docs/method.md")).split("(?m)^###? ");
    return Stream.concat(WritingRules.ids().stream(), Stream.of(WritingRules.OTHER_LANGUAGE))
        .map(rule ->
            DynamicTest.dynamicTest(
                rule,
                () -> {
                  var section =
                      Stream.of(sections).filter(it -> it.startsWith(rule + "\n")).findFirst();
                  assertThat(section).as("a heading in docs/method.md").isPresent();
                  var examples = EXAMPLE.matcher(section.get()).results().toList();
                  assertThat(examples.stream().map(example -> example.group(1)))
                      .as("a bad and a good example")
                      .contains("Bad", "Good");
                  examples.forEach(example -> holds(rule, example));
                }));
  }

  private static void holds(String rule, MatchResult example) {
    var text = example.group(3);
    var statement = example.group(2) == null ? Statement.job(text) : Statement.outcome(text);
    var found = WritingRules.check(statement, Products.NONE).stream().map(Finding::rule).toList();
    if (example.group(1).equals("Bad")) {
      assertThat(found).as(text).contains(rule);
    } else {
      assertThat(found).as(text).isEmpty();
    }
  }
}
