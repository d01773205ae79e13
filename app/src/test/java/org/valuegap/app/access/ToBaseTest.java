package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** What stands around a server that is below a path. */
class ToBaseTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis("--server.servlet.context-path=/value/maps");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(server.origin() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void whoAsksForTheRootIsLedToTheBase() throws Exception {
    var led = get("/");
    assertThat(led.statusCode()).isEqualTo(302);
    assertThat(led.headers().firstValue("Location")).contains("/value/maps/");
  }

  @Test
  void nothingElseOutsideOfTheBaseIsThere() throws Exception {
    assertThat(get("/customers").statusCode()).isEqualTo(404);
    assertThat(get("/value").statusCode()).isEqualTo(404);
  }
}
