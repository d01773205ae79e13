package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Database;

/** Every refusal and failure has a page that says what happened and what to do, and no more. */
class ErrorsTest {
  @Test
  void eachRefusalHasItsWordsAndRepeatsNothingThatWasSent() {
    try (var server = TestServer.ofAnubis()) {
      var ines = server.owner();
      var missing = ines.get("/nothing-here?q=secret");
      assertThat(missing.statusCode()).isEqualTo(404);
      assertThat(missing.body()).contains("Nothing here", "Go to home").doesNotContain("secret");
      var bare = ines.post("/sign-in", Map.of());
      assertThat(bare.statusCode()).isEqualTo(400);
      assertThat(bare.body()).contains("That did not work").doesNotContain("Exception");
      var put = ines.request("/sign-in").header("Origin", server.origin());
      var other = ines.send(put.PUT(BodyPublishers.noBody()));
      assertThat(other.statusCode()).isEqualTo(405);
      assertThat(other.body()).contains("That does not work here");
      var forged = ines.request("/sign-out").header("Origin", "https://evil.example");
      assertThat(ines.send(forged.POST(BodyPublishers.noBody())).body())
          .contains("Sent from somewhere else");
    }
  }

  @Test
  void programsAreToldAsPrograms() {
    try (var server = TestServer.ofAnubis()) {
      var ines = server.owner();
      var asked = ines.request("/nothing-here").setHeader("Accept", "application/json");
      var answer = ines.send(asked);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("\"status\":404").doesNotContain("nothing-here");
    }
  }

  @Test
  void aFailureSaysThatItIsOursAndGivesTheNumberThatTheLogHas() {
    try (var server = TestServer.ofAnubis()) {
      var ines = server.owner();
      server.bean(Database.class).close();
      var failed = ines.get("/customers");
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body())
          .contains("Something went wrong here")
          .contains(failed.headers().firstValue("X-Request-Id").orElseThrow())
          .doesNotContain("Exception", "SQL", "org.valuegap");
    }
  }
}
