package org.valuegap.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** The addresses of the board: who is let in, and what the search answers. */
class BoardPagesTest {
  @Test
  void aMapIsShownToItsWorkspaceAndToNobodyElse() throws IOException {
    try (var server = TestServer.ofAnubis()) {
      create(server);
      assertThat(server.owner().get("/maps/dana").body()).contains("Transfer policy editor");
      assertThat(server.owner().get("/maps/dana?job=gone").statusCode()).isEqualTo(200);
      assertThat(server.owner().get("/maps/none").statusCode()).isEqualTo(404);
      assertThat(server.owner().get("/maps/not%20an%20id").statusCode()).isEqualTo(404);
      assertThat(server.browser().get("/maps/dana").headers().firstValue("Location"))
          .hasValueSatisfying(where -> assertThat(where).contains("sign-in"));
    }
  }

  @Test
  void theSearchSaysWhatItFoundOfWhomAndWhere() throws IOException {
    try (var server = TestServer.ofAnubis()) {
      create(server);
      assertThat(server.owner().get("/search?q=nightly%20batch").body())
          .contains("Exports run in one nightly batch", "Internal processes", "Dana Okafor")
          .contains("/maps/dana?at=p1");
      assertThat(server.owner().get("/search?q=zebra").body()).isEqualTo("{\"found\":[]}");
      assertThat(server.browser().get("/search?q=batch").statusCode()).isNotEqualTo(200);
    }
  }

  @Test
  void theWritingRulesAnswerForTheStatementsThatAreBeingWritten() throws IOException {
    try (var server = TestServer.ofAnubis()) {
      create(server);
      var asked = "[{\"kind\":\"job\",\"text\":\"Manage access for leavers\"}]";
      assertThat(checks(server.owner(), server, asked).body())
          .startsWith("[{\"kind\":\"job\",\"text\":\"Manage access for leavers\"")
          .contains("\"parts\":[[0,6],[7,13],[14,25]]", "\"no-clear-end\"", "\"span\":[0,6]");
      assertThat(checks(server.owner(), server, "[]").body()).isEqualTo("[]");
      for (var wrong : List.of("", "{}", "[{\"kind\":\"note\",\"text\":\"x\"}]", "[null]")) {
        assertThat(checks(server.owner(), server, wrong).statusCode()).isEqualTo(400);
      }
      assertThat(checks(server.browser(), server, asked).statusCode()).isNotEqualTo(200);
    }
  }

  @Test
  void aProductOfTheWorkspaceIsNoPartOfAJob() throws IOException {
    try (var server = TestServer.ofAnubis()) {
      create(server);
      var owner = server.owner();
      owner.post("/settings/products", Map.of("kind", "own", "own", "Sphinx"));
      var asked = "[{\"kind\":\"job\",\"text\":\"Protect records with Sphinx\"}]";
      assertThat(checks(owner, server, asked).body()).contains("mentions-solution");
    }
  }

  @Test
  void theMethodSaysWhatItFindsInAMapAndTheWayThroughIt() throws IOException {
    try (var server = TestServer.ofAnubis()) {
      create(server);
      assertThat(server.owner().get("/maps/dana/guidance").body())
          .contains("{\"on\":\"o3\",\"rule\":\"opportunity-not-linked\"")
          .contains("{\"job\":\"leavers\",\"row\":\"opportunities\",\"state\":\"empty\"}");
      assertThat(server.owner().get("/maps/none/guidance").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> checks(
      TestServer.Browser browser, TestServer server, String body) {
    return browser.send(
        browser
            .request("/maps/dana/checks")
            .header("Origin", server.origin())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static void create(TestServer server) throws IOException {
    Samples.create(server, "dana");
  }
}
