package org.valuegap.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** The addresses of a job and of the empathy map: who is let in, and what is drafted. */
class JobPagesTest {
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.ofAnubis();
    var ines =
        Objects.requireNonNull(server.bean(Accounts.class).credentials("ines@anubis.example"))
            .person();
    var sample = Path.of("app/src/test/resources/method/sample.json");
    var elements = Elements.read(Changes.FORM, Files.readString(sample));
    var by = new Stamp(ines.id(), ines.name(), Instant.now());
    server.bean(Edits.class).create(ines.workspace(), new Id("dana"), elements, by);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aJobAndTheEmpathyMapAreShownToTheirWorkspaceAndToNobodyElse() {
    var ines = server.owner();
    assertThat(ines.get("/maps/dana/jobs/prove").body())
        .contains("Learn what this audit will ask for");
    assertThat(ines.get("/maps/dana/empathy").body()).contains("Dread in the week before an audit");
    for (var path :
        new String[] {"/maps/dana/jobs/gone", "/maps/none/jobs/prove", "/maps/none/empathy"}) {
      assertThat(ines.get(path).statusCode()).as(path).isEqualTo(404);
    }
    for (var path : new String[] {"/maps/dana/jobs/prove", "/maps/dana/empathy"}) {
      assertThat(server.browser().get(path).headers().firstValue("Location"))
          .hasValueSatisfying(where -> assertThat(where).contains("sign-in"));
    }
  }

  @Test
  void theAddressSaysHowTheJobIsLookedAt() {
    assertThat(server.owner().get("/maps/dana/jobs/prove?steps=4&forces=table").body())
        .contains("Define and prepare", "forces-table")
        .doesNotContain("f-anxieties");
  }

  @Test
  void theSearchLeadsToWhereItStands() {
    var ines = server.owner();
    assertThat(ines.get("/search?q=contractors").body())
        .contains("Force of progress", "/maps/dana/found/fo2");
    assertThat(ines.get("/search?q=appendix").body()).contains("Empathy map");
    assertThat(place("fo2")).isEqualTo("/maps/dana/jobs/prove#forces");
    assertThat(place("sn1")).isEqualTo("/maps/dana/jobs/prove#job-map");
    assertThat(place("pr2")).isEqualTo("/maps/dana/jobs/prove#p-pr2");
    assertThat(place("when-buyer")).isEqualTo("/maps/dana/jobs/prove#job-statement");
    assertThat(place("e5")).isEqualTo("/maps/dana/empathy#n-e5");
  }

  private static String place(String element) {
    var found = server.owner().get("/maps/dana/found/" + element);
    return found.headers().firstValue("Location").orElse("");
  }

  @Test
  void aJointPromiseIsOnePageOfPaper() throws IOException, InterruptedException {
    var ines = server.owner();
    var request = ines.request("/maps/dana/promises/pr2.pdf").header("Accept-Encoding", "identity");
    var file = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray()).body();
    try (var print = Loader.loadPDF(file)) {
      assertThat(print.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(print))
          .contains("Together we hand your auditor the complete trail.")
          .contains("Northwind Audits", "Evidence review", "Confirm", "26 hours per audit");
    }
    assertThat(ines.get("/maps/dana/promises/pr1.pdf").statusCode()).isEqualTo(404);
    assertThat(ines.get("/maps/none/promises/pr2.pdf").statusCode()).isEqualTo(404);
  }

  @Test
  void theMarkdownHoldsWhatStandsOnAJobBesideItsCanvas() {
    assertThat(server.owner().get("/maps/dana/export.md").body())
        .contains("## Empathy map", "- Dread in the week before an audit")
        .contains("- 34.5 hours per audit (2026-03-31) Hours logged per audit")
        .contains("### Job statement for the buyer", "When I plan next year’s audits,")
        .contains("(to the buyer). Promised 8 hours per audit")
        .contains("Northwind Audits: Evidence review: Confirm")
        .contains("- **Execute**: Audit trail export; Export stops at 10,000 rows")
        .contains(
            "- **Push**: Stitching split exports by hand, a week per audit. 4 of 5, as judged");
  }

  @Test
  void aPromiseAndAStatementAreDraftedFromTheJob() {
    assertThat(server.owner().get("/maps/dana/jobs/prove/drafts?to=end%20user").body())
        .contains(
            "\"sentence\":\"Anubis proves your compliance before the audit deadline so",
            "\"headline\":\"Proving your compliance before the audit deadline to minimize",
            "\"motivation\":\"I want to prove compliance before the audit deadline\"");
    assertThat(
            server
                .owner()
                .get("/maps/dana/jobs/prove/drafts?partner=Anubis&partner=Northwind")
                .body())
        .contains("\"sentence\":\"Anubis and Northwind prove your compliance");
    assertThat(server.owner().get("/maps/dana/jobs/gone/drafts").statusCode()).isEqualTo(404);
  }
}
