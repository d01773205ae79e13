package org.valuegap.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Database;

/** What supervisors and monitors are told, and what not. */
class HealthTest {
  @Test
  void aServerThatNobodyHasSetUpLivesAndIsReady() {
    try (var server = TestServer.fresh()) {
      assertThat(server.browser().get("/healthz").body()).isEqualTo("ok\n");
      assertThat(server.browser().get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutItsDatabaseItLivesAndIsNotReady() {
    try (var server = TestServer.ofAnubis()) {
      server.bean(Database.class).close();
      assertThat(server.browser().get("/healthz").statusCode()).isEqualTo(200);
      var ready = server.browser().get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).doesNotContain("SQL", "Exception");
    }
  }

  @Test
  void metricsAreThereOnlyWhenAskedForAndNameNobody() {
    try (var server = TestServer.ofAnubis()) {
      assertThat(server.browser().get("/metrics").statusCode()).isEqualTo(404);
    }
    try (var server = TestServer.ofAnubis("--valuegap.metrics=true")) {
      var ines = server.owner();
      var map = ines.post("/customers/new", Map.of("name", "Dana Okafor")).headers();
      ines.get(map.firstValue("Location").orElseThrow() + "/snapshot");
      var answer = server.browser().get("/metrics");
      assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("0.0.4");
      assertThat(answer.body())
          .contains("\nvaluegap_maps_open 1\n", "\nvaluegap_participants 0\n")
          .contains("\nvaluegap_database_writable 1\n")
          .doesNotContain("Dana", "Ines", "Anubis");
      assertThat(answer.body().lines())
          .allMatch(line -> line.startsWith("# ") || line.matches("[a-z_]+ [0-9]+"));
    }
  }
}
