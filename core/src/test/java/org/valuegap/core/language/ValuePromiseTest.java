package org.valuegap.core.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.core.language.ValuePromise.Form.HEADLINE;
import static org.valuegap.core.language.ValuePromise.Form.SENTENCE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drafted from Dana's job and outcome (PRODUCT.md M4, M5). */
class ValuePromiseTest {
  private static final Statement PROTECT =
      Statement.job("Protect important information from exposure");
  private static final Statement LOSS =
      Statement.outcome("Minimize loss of confidential company data");

  private static String promise(String job, String outcome) {
    return ValuePromise.draft(
            SENTENCE,
            List.of("Anubis"),
            Statement.job(job),
            Statement.outcome(outcome),
            Performer.ADDRESSED)
        .text();
  }

  @Test
  void theMethodsOwnExample() {
    assertThat(
            ValuePromise.draft(SENTENCE, List.of("Anubis"), PROTECT, LOSS, Performer.ADDRESSED)
                .text())
        .isEqualTo(
            "Anubis protects your important information from exposure so your chances of losing"
                + " confidential company data are minimized.");
    assertThat(
            ValuePromise.draft(HEADLINE, List.of("Anubis"), PROTECT, LOSS, Performer.ADDRESSED)
                .text())
        .isEqualTo(
            "Protecting your important information from exposure to minimize your chances of losing"
                + " confidential company data.");
  }

  @Test
  void theSlotsAreTheWordsThatWereFilledIn() {
    var draft = ValuePromise.draft(SENTENCE, List.of("Anubis"), PROTECT, LOSS, Performer.ADDRESSED);
    assertThat(draft.slots())
        .extracting(slot -> slot.part() + ": " + slot.span().of(draft.text()))
        .containsExactly(
            "PRODUCT: Anubis",
            "VERB: protects",
            "OBJECT: your important information from exposure",
            "MEASURE: your chances of losing confidential company data",
            "DELTA: minimized");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Prove compliance before the audit deadline | Minimize the time to assemble audit evidence"
            + " | Anubis proves your compliance before the audit deadline so the time to assemble"
            + " your audit evidence is minimized.",
        "Share my files with auditors | Reduce the number of steps required to share a file"
            + " | Anubis shares your files with auditors so the number of steps required to share"
            + " a file is reduced.",
        "Hand over patients at shift change | Minimize the likelihood of overlooking an allergy"
            + " | Anubis hands over your patients at shift change so your chances of overlooking"
            + " an allergy are minimized.",
        "Verify the identity of a caller | Cut errors in identity checks"
            + " | Anubis verifies the identity of a caller so errors in identity checks are cut.",
        "Organise visits to the clinic | Minimise the risk of double-booking a room"
            + " | Anubis organises your visits to the clinic so your risk of double-booking a room"
            + " is minimised.",
        "Withdraw consent before a study | Minimize the likelihood that a record leaves our clinic"
            + " | Anubis withdraws your consent before a study so the likelihood that a record"
            + " leaves your clinic is minimized.",
        "Find a lost record | Increase the share of records found within a day"
            + " | Anubis finds a lost record so the share of records found within a day is"
            + " increased.",
        "Apply for a licence | Minimize the time it takes to gather documents"
            + " | Anubis applies for a licence so the time it takes you to gather your documents is"
            + " minimized."
      })
  void inflectsAndAgrees(String job, String outcome, String expected) {
    assertThat(promise(job, outcome)).isEqualTo(expected);
  }

  @Test
  void anotherListenerHearsOfTheCustomersAsTheirs() {
    var buyer = Performer.of("end user", "buyer");
    assertThat(ValuePromise.draft(SENTENCE, List.of("Anubis"), PROTECT, LOSS, buyer).text())
        .isEqualTo(
            "Anubis protects your end users’ important information from exposure so their chances of"
                + " losing confidential company data are minimized.");
    assertThat(Performer.of("end user", "end user")).isEqualTo(Performer.ADDRESSED);
    assertThat(Performer.of("support team", "customer")).isEqualTo(Performer.ADDRESSED);
    assertThat(Performer.of("support team", "partner").possessive())
        .isEqualTo("your support teams’");
  }

  @Test
  void aJointPromiseNamesBothOfferings() {
    var partners = List.of("Anubis", "Sealpost");
    assertThat(ValuePromise.draft(SENTENCE, partners, PROTECT, LOSS, Performer.ADDRESSED).text())
        .startsWith("Anubis and Sealpost protect your important information from exposure so your");
    assertThat(ValuePromise.draft(HEADLINE, partners, PROTECT, LOSS, Performer.ADDRESSED).text())
        .startsWith("Anubis and Sealpost: protecting your important information");
  }

  @Test
  void whatIsNotThereYetIsLeftOut() {
    assertThat(ValuePromise.draft(SENTENCE, List.of(), PROTECT, null, Performer.ADDRESSED).text())
        .isEqualTo("We protect your important information from exposure.");
    var none = Statement.job("");
    assertThat(ValuePromise.draft(SENTENCE, List.of("Anubis"), none, LOSS, Performer.ADDRESSED))
        .isEqualTo(new Draft("", List.of()));
  }

  @Test
  void aJobStatementIsDraftedInTheCustomersVoice() {
    var job = Statement.job("Prove compliance before the audit deadline");
    var outcome = Statement.outcome("Minimize the time to assemble audit evidence");
    assertThat(JobStatementDraft.of(job, outcome, "Every export needs a ticket.", "end user"))
        .isEqualTo(
            new JobStatementDraft(
                "When every export needs a ticket",
                "I want to prove compliance before the audit deadline",
                "so that the time to assemble my audit evidence is minimized"));
    assertThat(JobStatementDraft.of(job, null, "", "support team"))
        .isEqualTo(
            new JobStatementDraft("", "we want to prove compliance before the audit deadline", ""));
    var substitute = Statement.job("Find a substitute when a nurse calls in sick");
    assertThat(JobStatementDraft.of(substitute, null, "", "buyer"))
        .isEqualTo(
            new JobStatementDraft("When a nurse calls in sick", "I want to find a substitute", ""));
  }
}
