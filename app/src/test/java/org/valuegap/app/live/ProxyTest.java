package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;

/**
 * The samples that are shipped, in real proxies before a real server (docs/deployment.md); F27,
 * B46.
 */
@Tag("slow")
class ProxyTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/maps"})
  void aWorkshopGoesThroughEachProxyAsShipped(String base, @TempDir Path folder) throws Exception {
    try (var server =
        TestServer.ofAnubis(
            "--server.forward-headers-strategy=native", "--server.servlet.context-path=" + base)) {
      for (var kind : Proxy.Kind.values()) {
        var own = Files.createDirectory(folder.resolve(kind.name()));
        try (var proxy = new Proxy(kind, server.address().getPort(), base, own);
            var trust = HttpClient.newBuilder().sslContext(proxy.trust()).build()) {
          workshop(server, proxy, trust, base);
          if (base.isEmpty()) {
            assertPlainIsLedToEncryption(proxy);
            var browser = server.through(trust, proxy.origin() + "/");
            b46WhatABrowserSaysOfItselfIsNotBelieved(browser, proxy);
          }
        }
      }
    }
  }

  private static void workshop(TestServer server, Proxy proxy, HttpClient trust, String base)
      throws Exception {
    var address = proxy.origin() + base;
    var ines = server.through(trust, address + "/");
    assertSignedInSafely(ines, base);
    var made = ines.post("/customers/new", Map.of("name", "Dana Okafor"));
    var map = made.headers().firstValue("Location").orElseThrow().substring(base.length());
    var link =
        Pattern.compile(Pattern.quote(address) + "(/guest/[\\w-]+)")
            .matcher(ines.post(map + "/share", Map.of()).body());
    assertThat(link.find()).as("a link with the address that people use").isTrue();
    var guest = server.through(trust, address + "/");
    guest.get(link.group(1));
    guest.post("/guest", Map.of("name", "Marta Silva"));
    meet(trust, address, map, ines, guest);
    var large = ines.upload("/import", "file", "large.csv", new byte[13_000_000], Map.of());
    assertThat(large.statusCode()).isIn(413, 422);
    assertThat(proxy.logs()).doesNotContain(link.group(1));
  }

  private static void assertSignedInSafely(TestServer.Browser ines, String base) {
    var form = Map.of("email", "ines@anubis.example", "password", TestServer.PASSWORD);
    var headers = ines.post("/sign-in", form).headers();
    assertThat(headers.firstValue("Set-Cookie"))
        .get()
        .asString()
        .startsWith("__Host-valuegap" + base.replace('/', '-') + "=")
        .contains("; Path=/;", "Secure", "HttpOnly", "SameSite=Lax");
    assertThat(headers.firstValue("Strict-Transport-Security"))
        .get()
        .asString()
        .contains("max-age=31536000");
    assertThat(headers.firstValue("Location")).contains(base + "/");
  }

  /** One edits through the proxy, the other sees it. */
  private static void meet(
      HttpClient trust,
      String address,
      String map,
      TestServer.Browser one,
      TestServer.Browser other)
      throws InterruptedException {
    try (var writer = enter(trust, address, map, one, "aa1");
        var reader = enter(trust, address, map, other, "bb1")) {
      writer.send(
          Shared.edit(
              "aa1-1",
              Shared.add(
                  "job", "\"order\":\"V1\",\"rank\":\"main\",\"text\":\"Protect records\"")));
      assertThat(writer.outcome()).startsWith("{\"edits\":");
      assertThat(reader.await("edits")).contains("Protect records");
    }
  }

  private static SocketClient enter(
      HttpClient trust, String address, String map, TestServer.Browser who, String client)
      throws InterruptedException {
    var origin = address.replaceFirst("(//[^/]*)/.*", "$1");
    var line = SocketClient.open(trust, address, "/live", origin, String.valueOf(who.cookie()));
    line.send(
        "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"%s\"}}"
            .formatted(map.replaceFirst(".*/", ""), client));
    line.await("snapshot");
    return line;
  }

  private static void assertPlainIsLedToEncryption(Proxy proxy) throws Exception {
    var plain = URI.create("http://localhost:" + proxy.plainPort + "/sign-in");
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(plain).build(), BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(308);
      assertThat(answer.headers().firstValue("Location")).get().asString().startsWith("https://");
    }
  }

  /** Tries are counted for the address that the proxy sees, not for one that is made up. */
  private static void b46WhatABrowserSaysOfItselfIsNotBelieved(
      TestServer.Browser browser, Proxy proxy) {
    int last = 0;
    for (int i = 0; i < 9; i++) {
      var in =
          browser
              .request("/sign-in")
              .header("Origin", proxy.origin())
              .header("X-Forwarded-For", "198.51.100." + i)
              .header("X-Forwarded-Host", "evil.example")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("password=wrong&email=greta%40" + proxy.port));
      last = browser.send(in).statusCode();
    }
    assertThat(last).isEqualTo(429);
  }
}
