package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** A new server is set up by whoever reads its console, once. */
class FirstRunTest {
  @Test
  void everyPageOfANewServerLeadsToTheOneThatSaysWhereTheLinkIs() {
    try (var server = TestServer.fresh()) {
      for (var path :
          new String[] {"/", "/customers", "/sign-in?next=/x", "/maps/a", "/settings"}) {
        var led = server.browser().get(path);
        assertThat(led.headers().firstValue("Location")).as(path).contains("/first-run");
      }
      var page = server.browser().get("/first-run");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("printed a link").doesNotContain("name=\"password\"");
    }
  }

  @Test
  void theCodeMakesOneOwnerAndIsSpentThen() {
    try (var server = TestServer.fresh()) {
      var ines = server.browser();
      var link = server.firstRunLink();
      assertThat(ines.get(link).body()).contains("Set up your workspace");
      assertThat(ines.post(link, TestServer.ines()).headers().firstValue("Location")).contains("/");
      assertThat(ines.get("/settings/profile").statusCode()).isNotEqualTo(302);

      var late = server.browser();
      late.post(
          link,
          Map.of(
              "name",
              "Mallory",
              "email",
              "m@evil.example",
              "workspace",
              "Evil",
              "password",
              TestServer.PASSWORD));
      assertThat(late.cookie()).isNull();
      assertThat(late.get("/first-run").headers().firstValue("Location")).contains("/");
    }
  }

  @Test
  void aWrongCodeOpensNothing() {
    try (var server = TestServer.fresh()) {
      var someone = server.browser();
      assertThat(someone.get("/first-run?code=guessed").body()).contains("This link is spent");
      someone.post("/first-run?code=guessed", TestServer.ines());
      assertThat(someone.cookie()).isNull();
    }
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndTheRestIsKept() {
    try (var server = TestServer.fresh()) {
      var form = new HashMap<>(TestServer.ines());
      form.put("password", "short");
      form.put("email", "not an address");
      form.put("workspace", "\u200b ");
      var page = server.browser().post(server.firstRunLink(), form);
      assertThat(page.statusCode()).isEqualTo(422);
      assertThat(page.body())
          .contains("At least 12 characters", "An email address has", "Fill this in")
          .contains("value=\"Ines Duarte\"")
          .doesNotContain("value=\"short\"");
    }
  }
}
