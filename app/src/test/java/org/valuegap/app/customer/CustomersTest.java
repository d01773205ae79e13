package org.valuegap.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.store.Trash;
import org.valuegap.core.document.Id;

/** Home and customers, as their pages say it. */
class CustomersTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aNewWorkspaceSaysHowToBeginAndTheSampleIsGoneWithOneClick() {
    try (var demo = TestServer.ofAnubis("--valuegap.demo=true")) {
      var ines = demo.owner();
      assertThat(ines.get("/").body())
          .contains("7 of 11 jobs still have a gap", "3 are closed", "A sample is here")
          .contains("Dana Okafor", "Greta Lindholm", "Rafael Costa", "Aiko Mori")
          .contains("18%", "56%", "51%", "48%", "37%", "22%", "29%", "No measure", "Gap closed")
          .contains("I can’t export the audit trail before the deadline");
      ines.post("/sample/remove", Map.of());
      assertThat(ines.get("/").body()).contains("Start with one customer you know well");
    }
  }

  @Test
  void withoutTheDemoHomeIsEmpty() {
    try (var empty = TestServer.ofAnubis()) {
      assertThat(empty.owner().get("/").body())
          .contains("Start with a sample customer", "How a Value Gap Map is filled");
    }
  }

  @Test
  void b01B11WhatPeopleWriteIsTextAndBreaksNoHeader() {
    var ines = server.owner();
    var path =
        create(ines, "<img src=x onerror=alert(1)>\r\nSet-Cookie: a=b", "</textarea><script>");
    for (var page : new String[] {"/", "/customers", path}) {
      var answer = ines.get(page);
      assertThat(answer.body())
          .as(page)
          .contains("&lt;img src=x")
          .doesNotContain("<img", "<script>")
          .doesNotContain("\r\nSet-Cookie");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void b03B04B05AnEmptyATooLongAndABrokenNameAreSaidAndLoseNothing() {
    var ines = server.owner();
    for (var name : new String[] {"", " \u200b", "x".repeat(201)}) {
      var answer = ines.post("/customers/new", Map.of("name", name, "position", "Kept"));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("value=\"Kept\"", "aria-invalid=\"true\"");
    }
    assertThat(ines.get(create(ines, "Da\u0000na", "")).body()).contains(">Dana<");
  }

  @Test
  void twoWhoChangeDifferentFieldsAreBothHeard() {
    var ines = server.owner();
    var path = create(ines, "Yuki Tanaka", "Researcher");
    var shown = new HashMap<>(Map.of("was-name", "Yuki Tanaka", "was-position", "Researcher"));
    shown.putAll(Map.of("was-type", "", "was-profile", "", "was-kind", "PERSONA"));
    shown.putAll(Map.of("type", "", "kind", "PERSONA"));

    var one = new HashMap<>(shown);
    one.putAll(Map.of("name", "Yuki T. Tanaka", "position", "Researcher", "profile", ""));
    var other = new HashMap<>(shown);
    other.putAll(Map.of("name", "Yuki Tanaka", "position", "Researcher", "profile", "Asks twice."));
    assertThat(ines.post(path, one).statusCode()).isEqualTo(303);
    assertThat(ines.post(path, other).statusCode()).isEqualTo(303);
    assertThat(ines.get(path).body()).contains("Yuki T. Tanaka", "Asks twice.");
  }

  @Test
  void deletingIsTakenBackByUndoAndACopyIsAMapOfItsOwn() {
    var ines = server.owner();
    var path = create(ines, "Marcus Bell", "");
    var copy = ines.post(path + "/duplicate", Map.of()).headers().firstValue("Location");
    assertThat(ines.get(copy.orElseThrow()).body()).contains("Marcus Bell (copy)");

    var gone = ines.post(path + "/delete", Map.of()).headers().firstValue("Location");
    assertThat(ines.get(gone.orElseThrow()).body()).contains(path + "/restore", "Undo");
    assertThat(ines.get(path).statusCode()).isEqualTo(404);
    ines.post(path + "/restore", Map.of());
    assertThat(ines.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeletedMapRestsInTheTrashUntilItIsBroughtBackOrRemovedForGood() {
    var ines = server.owner();
    var path = create(ines, "Rafael Costa", "");
    ines.post(path + "/delete", Map.of());
    assertThat(ines.get("/customers/trash").body()).contains("Rafael Costa", path + "/restore");
    var rafael = path.replace("/customers/", "");
    var trash = server.bean(Trash.class);
    assertThat(trash.purgeRested(Instant.now().plus(Duration.ofDays(29)))).isZero();
    ines.post(path + "/restore", Map.of());
    assertThat(ines.get(path).statusCode()).isEqualTo(200);
    assertThat(ines.post(path + "/purge", Map.of()).statusCode())
        .as("J15: not deleted")
        .isEqualTo(404);
    trash.purge(new Id(rafael));
    assertThat(ines.get(path).statusCode()).as("J15: not deleted").isEqualTo(200);

    ines.post("/maps/" + rafael + "/history/name", Map.of("at", "1", "name", "First"));
    ines.post(path + "/delete", Map.of());
    assertThat(trash.purgeRested(Instant.now().plus(Duration.ofDays(31)))).isPositive();
    assertThat(ines.get("/customers/trash").body()).doesNotContain(path + "/restore");
    assertThat(ines.post(path + "/restore", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void unknownAndForbiddenLookAlike() {
    var ines = server.owner();
    var path = create(ines, "Rafael Costa", "");
    var viewer = server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    var unknown = viewer.post("/customers/none/delete", Map.of());
    var forbidden = viewer.post(path + "/delete", Map.of());
    assertThat(forbidden.statusCode()).isEqualTo(404);
    assertThat(forbidden.body()).isEqualTo(unknown.body());
    assertThat(viewer.get(path).statusCode()).isEqualTo(200);
    for (var write : new String[] {"/customers/new", path, path + "/duplicate", "/sample/dana"}) {
      var answer = viewer.post(write, Map.of("name", "x", "kind", "PERSONA"));
      assertThat(answer.statusCode()).as(write).isEqualTo(404);
    }
  }

  /** Makes a customer and answers the path of the page. */
  private static String create(Browser browser, String name, String position) {
    var made = browser.post("/customers/new", Map.of("name", name, "position", position));
    var map = made.headers().firstValue("Location").orElseThrow();
    assertThat(map).matches(Pattern.compile("/maps/[A-Za-z0-9_-]+"));
    return map.replace("/maps/", "/customers/");
  }
}
