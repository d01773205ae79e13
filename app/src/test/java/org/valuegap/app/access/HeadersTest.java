package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;

/**
 * What every answer carries, whatever the route and whoever asks (ASVS 3.4 and 14.3.2). The routes
 * are those that the server has, so a new one is looked at, too.
 */
class HeadersTest {
  /** What is the same for everybody, and kept by browsers. */
  private static final String PUBLIC = "/(schema|assets)/.*";

  /**
   * What only the one who asked may keep: their browser asks again, or its address never changes.
   */
  private static final String PRIVATE = "/maps/[^/]+/snapshot|/pictures/.*";

  private static TestServer server;
  private static Browser ines;
  private static Browser nobody;
  private static String map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis("--server.forward-headers-strategy=native");
    ines = server.owner();
    nobody = server.browser();
    map =
        ines.post("/customers/new", Map.of("name", "Dana Okafor"))
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replace("/maps/", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Route(String method, String path) {}

  private static List<Route> routes() {
    var routes = new ArrayList<Route>();
    var all = server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet();
    for (var mapping : all) {
      var methods = mapping.getMethodsCondition().getMethods();
      for (var pattern : new TreeSet<>(mapping.getPatternValues())) {
        var path =
            pattern
                .replaceFirst("(/(maps|customers)/)\\{\\w+}", "$1" + map)
                .replace(".{form}", ".csv")
                .replaceAll("\\{\\w+}", "none");
        for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : methods) {
          routes.add(new Route(method.name(), path));
        }
      }
    }
    assertThat(routes).hasSizeGreaterThan(50);
    return routes;
  }

  @Test
  void everyRouteAnswersWithTheHeadersOfAStrictPageToAnybody() {
    for (var route : routes()) {
      for (var who : List.of(nobody, ines)) {
        if (!route.path.equals("/sign-out") || who == nobody) {
          check(route, send(who, route, server.origin()), false);
        }
      }
    }
  }

  /** Only who comes encrypted is told to come so from now on. */
  @Test
  void everyRouteAsksForEncryptionOnceItIsThere() {
    for (var route : routes()) {
      if (route.method.equals("GET")) {
        var encrypted = nobody.request(route.path).header("X-Forwarded-Proto", "https").GET();
        check(route, nobody.send(encrypted).headers(), true);
      }
    }
  }

  private static HttpHeaders send(Browser who, Route route, String origin) {
    var request = who.request(route.path).header("Origin", origin);
    return who.send(request.method(route.method, BodyPublishers.noBody())).headers();
  }

  private static void check(Route route, HttpHeaders headers, boolean encrypted) {
    var name = route.toString();
    assertThat(headers.firstValue("Content-Security-Policy"))
        .as(name)
        .get()
        .asString()
        .startsWith("default-src 'none'; script-src 'self';")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe", "*", "data:", "http");
    assertThat(headers.firstValue("X-Content-Type-Options")).as(name).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).as(name).contains("DENY");
    assertThat(headers.firstValue("Referrer-Policy"))
        .as(name)
        .get()
        .asString()
        .matches("same-origin|no-referrer");
    assertThat(headers.firstValue("Permissions-Policy")).as(name).isPresent();
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(name).contains("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).as(name).contains("same-origin");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(name).isEmpty();
    assertThat(headers.firstValue("Server")).as(name).isEmpty();
    assertThat(headers.firstValue("X-Powered-By")).as(name).isEmpty();
    assertThat(headers.firstValue("X-Request-Id")).as(name).isPresent();
    assertThat(headers.firstValue("Strict-Transport-Security").isPresent())
        .as(name)
        .isEqualTo(encrypted);
    assertThat(headers.firstValue("Content-Type").orElse("text/html;charset=UTF-8"))
        .as(name)
        .matches("(?!text/).*|text/.*charset=.*");
    if (!route.path.matches(PUBLIC)) {
      assertThat(headers.firstValue("Cache-Control"))
          .as(name)
          .get()
          .asString()
          .containsPattern(route.path.matches(PRIVATE) ? "no-store|private" : "no-store");
    }
  }
}
