package org.valuegap.app.health;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Backup;
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
    try (var server = TestServer.ofAnubis("--valuegap.metrics=true")) {
      server.bean(Database.class).close();
      assertThat(server.browser().get("/healthz").statusCode()).isEqualTo(200);
      var ready = server.browser().get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body()).doesNotContain("SQL", "Exception");
      assertThat(server.browser().get("/metrics").body()).contains("valuegap_participants 0\n");
    }
  }

  @Test
  void itIsNotReadyForAWhileBeforeItStops() throws Exception {
    try (var server = TestServer.fresh("--valuegap.drain=2")) {
      var stopping = Thread.ofVirtual().start(server::stop);
      var browser = server.browser();
      int status;
      do {
        status = browser.get("/readyz").statusCode();
      } while (status == 200);
      assertThat(status).isEqualTo(503);
      assertThat(browser.get("/readyz").body()).contains("about to stop");
      assertThat(browser.get("/healthz").statusCode()).isEqualTo(200);
      stopping.join();
    }
  }

  @Test
  void metricsCountWhatHappensToEditsSignInsAndBackups(@TempDir Path folder) throws Exception {
    try (var server = TestServer.ofAnubis("--valuegap.metrics=true")) {
      var ines = server.owner();
      var made = ines.post("/customers/new", Map.of("name", "Dana Okafor")).headers();
      assertThat(made.firstValue("Location")).isPresent();
      var failed = number(server, "valuegap_sign_ins_failed_total");
      server
          .browser()
          .post("/sign-in", Map.of("email", "ines@anubis.example", "password", "wrong"));
      assertThat(number(server, "valuegap_sign_ins_failed_total")).isEqualTo(failed + 1);
      assertThat(server.browser().get("/metrics").body()).doesNotContain("backup_age");
      Backup.write(server.data(), "", folder.resolve("anubis.backup"));
      assertThat(number(server, "valuegap_backup_age_seconds")).isBetween(0.0, 60.0);
      assertThat(number(server, "valuegap_disk_free_bytes")).isPositive();
      assertThat(number(server, "valuegap_database_bytes")).isPositive();
      assertThat(number(server, "valuegap_edit_oldest_seconds")).isZero();
      var commits = number(server, "valuegap_commit_seconds_count");
      var page = made.firstValue("Location").orElseThrow().replace("/maps/", "/customers/");
      var form = Map.of("name", "Dana Okafor", "position", "Compliance officer", "kind", "PERSONA");
      assertThat(ines.post(page, form).statusCode()).isEqualTo(303);
      assertThat(number(server, "valuegap_commit_seconds_count")).isGreaterThan(commits);
    }
  }

  private static double number(TestServer server, String name) {
    return server
        .browser()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElseThrow();
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
      var number = "[a-z_]+(\\{[a-z]+=\"[a-z0-9.+-]*\"})? [0-9.]+(E-?[0-9]+)?";
      assertThat(answer.body().lines())
          .allMatch(line ->
              line.startsWith("# ") || line.toLowerCase(ROOT).matches(number.toLowerCase(ROOT)));
    }
  }
}
