package org.valuegap.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.core.language.Finding.Severity;

/** Statements as people write them: turned round, shouted, quoted, in another language. */
class RobustnessTest {
  private static final Products PRODUCTS = Products.of(List.of("Anubis", "Acme Vault"));

  private static String taken(Statement statement) {
    return Arrays.asList(statement.verb(), statement.object(), statement.circumstance()).stream()
        .map(span -> span == null ? "-" : span.of(statement.text()))
        .collect(Collectors.joining(" / "));
  }

  private static String errors(Statement statement) {
    return WritingRules.check(statement, PRODUCTS).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::rule)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PROTECT IMPORTANT INFORMATION FROM EXPOSURE | PROTECT / IMPORTANT INFORMATION / FROM EXPOSURE",
        "Before the audit deadline, prove compliance | prove / compliance / Before the audit deadline",
        "Important information is protected from exposure | protected / Important information / from exposure",
        "Not lose files during a transfer | lose / files / during a transfer",
        "Don’t miss a payment deadline | miss / a payment deadline / -",
        "I want to prove compliance before an audit | prove / compliance / before an audit",
        "As a nurse, I want to hand over patients at shift change | hand over / patients / at shift change",
        "“Protect important information from exposure” | Protect / important information / from exposure",
        "Protect the company’s files from exposure | Protect / the company’s files / from exposure",
        "Re-establish a connection after an outage | Re-establish / a connection / after an outage",
        "Cross-check invoices against delivery notes | Cross-check / invoices / against delivery notes",
        "Organise a colour-coded archive for the lab | Organise / a colour-coded archive / for the lab",
        "Teach a child to ride a bicycle | Teach / a child / to ride a bicycle",
        "File a tax return | File / a tax return / -",
        "Repair software after an update | Repair / software / after an update",
        "Update a phone before a trip | Update / a phone / before a trip",
        "Buy food and drinks for a party | Buy / food and drinks / for a party",
        "Get help during an emergency | Get / help / during an emergency",
        "Protect important information from exposure while sharing drafts with outside counsel and two auditors who work in different countries and time zones during the last week of a quarter when everybody is busy and nobody has the time to check who may see what | Protect / important information / from exposure while sharing drafts with outside counsel and two auditors who work in different countries and time zones during the last week of a quarter when everybody is busy and nobody has the time to check who may see what",
      })
  void a_good_job_is_taken_apart_and_passes_however_it_is_written(String text, String taken) {
    var statement = Statement.job(text);
    assertThat(taken(statement)).isEqualTo(taken);
    assertThat(errors(statement)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MINIMIZE THE TIME IT TAKES TO APPROVE A LOAN | MINIMIZE / TIME / APPROVE A LOAN",
        "The time it takes to approve a loan is minimized | minimized / time / approve a loan",
        "Loss of confidential company data is minimised | minimised / Loss / confidential company data",
        "Do not increase the time it takes to approve a loan | increase / time / approve a loan",
        "To minimize the time it takes to find a file | minimize / time / find a file",
        "When approving a loan, minimize the time it takes to verify income | minimize / time / verify income",
        "Minimising the likelihood of errors in a handover | Minimising / likelihood / errors in a handover",
        "Minimize deviation from budget and schedule | Minimize / deviation / budget and schedule",
        "Reduce time-to-value for new customers | Reduce / time-to-value / new customers",
        "Reduce the average handling time per call | Reduce / average handling time / per call",
        "Lower blood pressure after exercise | Lower / blood pressure / after exercise",
      })
  void a_good_outcome_is_taken_apart_and_passes_however_it_is_written(String text, String taken) {
    var statement = Statement.outcome(text);
    assertThat(taken(statement)).isEqualTo(taken);
    assertThat(errors(statement)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Protect     | missing-object",
        "Groceries   | missing-verb",
        "MANAGER     | missing-verb missing-object is-title",
        "MANAGE ACCESS FOR LEAVERS | no-clear-end",
        "Protect files with ANUBIS | mentions-solution",
        "Protect files with Acme Vault during transfers | mentions-solution",
        "Pick up and drop off children at school | compound",
        "Import and export goods across borders | compound",
        "Go to the grocery store | is-task",
      })
  void a_fault_is_found_however_short_or_loud_it_is(String text, String faults) {
    assertThat(errors(Statement.job(text))).isEqualTo(faults);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Proteger información importante de la exposición",
        "Protéger les informations importantes contre l'exposition",
        "Schütze wichtige Informationen vor Offenlegung",
        "Bescherm belangrijke informatie tegen blootstelling",
        "Skydda viktig information",
        "Proteggere informazioni importanti dalla divulgazione",
        "Chronić ważne informacje przed ujawnieniem",
        "Защитить важную информацию",
        "保护重要信息",
        "重要な情報を漏洩から守る",
        "حماية المعلومات المهمة من الانكشاف",
      })
  void another_language_is_left_alone_with_one_sentence(String text) {
    for (var statement : List.of(Statement.job(text), Statement.outcome(text))) {
      assertThat(WritingRules.check(statement, PRODUCTS))
          .extracting(Finding::rule, Finding::severity)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(WritingRules.OTHER_LANGUAGE, Severity.ADVICE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "…", "12345", "🙂", "a", "to", "and and and", "?!", "'", "of the"})
  void nothing_breaks_on_what_is_no_statement(String text) {
    for (var statement : List.of(Statement.job(text), Statement.outcome(text))) {
      for (var finding : WritingRules.check(statement, PRODUCTS)) {
        var span = finding.span();
        assertThat(span == null || span.end() <= text.length()).isTrue();
      }
    }
  }
}
