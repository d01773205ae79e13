package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Sessions;
import org.valuegap.app.store.Sessions.Device;

/** Signing in and out, sessions, and where one is sent (reliability B47, B49). */
class SignInTest {
  private static final Map<String, String> RIGHT =
      Map.of("email", " Ines@Anubis.example", "password", TestServer.PASSWORD);

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
  void whoeverIsNotSignedInIsLedToTheDoorAndBack() {
    var browser = server.browser();
    var led = browser.get("/customers?q=a b".replace(" ", "%20"));
    assertThat(led.headers().firstValue("Location"))
        .contains("/sign-in?next=%2Fcustomers%3Fq%3Da%2520b");
    var in = browser.post("/sign-in?next=%2Fcustomers%3Fq%3Da%2520b", RIGHT);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("Location")).contains("/customers?q=a%20b");
  }

  @Test
  void programsAreToldPlainly() {
    var browser = server.browser();
    var answer =
        browser.send(browser.request("/customers").setHeader("Accept", "application/json"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void theWrongPasswordAndTheUnknownAddressLookAlike() {
    var wrong = Map.of("email", "ines@anubis.example", "password", "not the password");
    var unknown = Map.of("email", "nobody@anubis.example", "password", "not the password");
    var one = server.browser().post("/sign-in", wrong);
    var other = server.browser().post("/sign-in", unknown);
    assertThat(one.statusCode()).isEqualTo(422).isEqualTo(other.statusCode());
    assertThat(one.body().replace("ines@", "nobody@")).isEqualTo(other.body());
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    var cookie = server.browser().post("/sign-in", RIGHT).headers().firstValue("Set-Cookie");
    assertThat(cookie).get().asString().startsWith("valuegap=");
    assertThat(cookie).get().asString().contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example", "/\\evil.example", "https:evil.example", "https://evil.example",
            "\\\\evil",
        "/%2fevil.example", "/%5Cevil.example", "%2F%2Fevil", "javascript:alert(1)", "/\t/evil",
        "/a\r\nSet-Cookie: x=y", "", "evil", "/ä"
      })
  void b47AfterSigningInOneStaysOnThisServer(String next) {
    var browser = server.browser();
    var form =
        Map.of("email", "ines@anubis.example", "password", TestServer.PASSWORD, "next", next);
    var in = browser.post("/sign-in", form);
    assertThat(in.headers().firstValue("Location")).contains("/");
    assertThat(in.headers().allValues("Set-Cookie")).hasSize(1);
  }

  @Test
  void b49ASessionEndsWithSigningOutForTheCopyToo() {
    var browser = server.owner();
    var copied = Objects.requireNonNull(browser.cookie());
    browser.post("/sign-out", Map.of());
    var thief = server.browser();
    var answer = thief.send(thief.request("/").header("Cookie", copied));
    assertThat(answer.headers().firstValue("Location")).get().asString().startsWith("/sign-in");
  }

  @Test
  void b49AnExpiredSessionIsNotFoundAndThePageSaysSo() {
    var browser = server.owner();
    var token = Objects.requireNonNull(browser.cookie()).split("=")[1];
    var sessions = server.bean(Sessions.class);
    var later = Instant.now().plus(Sessions.UNUSED).plusSeconds(1);
    assertThat(sessions.person(Secrets.digest(token), later)).isNull();

    var gone = server.browser();
    var led = gone.send(gone.request("/customers").header("Cookie", "valuegap=of-long-ago"));
    assertThat(led.headers().firstValue("Location")).contains("/sign-in?next=%2Fcustomers&ended");
    assertThat(gone.get("/sign-in?next=%2Fcustomers&ended").body())
        .contains("Your session has ended")
        .contains("value=\"/customers\"");
  }

  @Test
  void b49ATokenThatTheBrowserBroughtIsNeverTakenOver() {
    var browser = server.browser();
    var in =
        browser.send(
            browser
                .request("/sign-in")
                .header("Cookie", "valuegap=chosen-by-someone")
                .header("Origin", server.origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "email=ines@anubis.example&password="
                            + TestServer.PASSWORD.replace(" ", "+"))));
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(browser.cookie()).isNotNull().doesNotContain("chosen-by-someone");
  }

  @Test
  void aSessionIsTouchedAtMostOnceAMinute() {
    var sessions = server.bean(Sessions.class);
    var person =
        Objects.requireNonNull(sessions.person(tokenHash(server.owner().cookie()), Instant.now()));
    var start = Instant.now();
    sessions.open("a-session", person.id(), Device.UNKNOWN, start);
    var almost = start.plus(Sessions.UNUSED).minusSeconds(1);
    assertThat(sessions.person("a-session", start.plusSeconds(30))).isEqualTo(person);
    assertThat(sessions.person("a-session", almost)).isEqualTo(person);
    assertThat(sessions.person("a-session", almost.plusSeconds(3600))).isEqualTo(person);
    assertThat(sessions.person("a-session", start.plus(Sessions.LONGEST).plusSeconds(1))).isNull();
  }

  @Test
  void whatWasWrittenWhileSignedOutIsKept() {
    var sent =
        server.browser().post("/customers/new", Map.of("name", "Dana <Okafor>", "password", "p"));
    assertThat(sent.statusCode()).isEqualTo(401);
    assertThat(sent.body())
        .contains("name=\"name\" value=\"Dana &lt;Okafor>\"", "action=\"/customers/new\"")
        .doesNotContain("value=\"p\"");
  }

  @Test
  void ofAFormWithAFileTheWordsAreKept() {
    var name = Map.of("name", "Dana Okafor");
    var sent = server.browser().upload("/customers/new", "picture", "x.png", new byte[9], name);
    assertThat(sent.statusCode()).isEqualTo(401);
    assertThat(sent.body()).contains("name=\"name\" value=\"Dana Okafor\"");
  }

  @Test
  void guessingIsSlowedAndNobodyElseIsLockedOut() {
    var wrong = Map.of("email", "rafael@meridian.example", "password", "guess");
    int last = 0;
    for (int i = 0; i < 12; i++) {
      last = server.browser().post("/sign-in", wrong).statusCode();
    }
    assertThat(last).isEqualTo(429);
    assertThat(server.browser().post("/sign-in", RIGHT).statusCode()).isEqualTo(303);
  }

  private static String tokenHash(@org.jspecify.annotations.Nullable String cookie) {
    return Secrets.digest(Objects.requireNonNull(cookie).split("=")[1]);
  }
}
