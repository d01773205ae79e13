package org.valuegap.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.valuegap.app.MovedClock;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;

/** Where one is signed in, and who may be signed in at all (reliability B34, B49). */
class SessionsTest {
  private static final String PROFILE = "/settings/profile";
  private static final String MEMBERS = "/settings/members";
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String SAFARI =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

  private static TestServer server;
  private static int drawn;
  private String email;
  private Browser here;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis(MovedClock.SETTING);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void someone() {
    email = "marcus" + ++drawn + "@anubis.example";
    here = server.member("Marcus Bell", email, "EDITOR");
  }

  private Browser with(String says) {
    var browser = server.browser();
    var in = Map.of("email", email, "password", TestServer.PASSWORD);
    browser.send(browser.form("/sign-in", in).header("User-Agent", says));
    return browser;
  }

  private static boolean isIn(Browser browser) {
    return browser.get(PROFILE).statusCode() == 200;
  }

  @Test
  void onesSessionsAreListedInWordsAndThisOneIsMarked() {
    var fox = with(FIREFOX);
    with(SAFARI);
    with("<script>alert(1)</script>");
    var page = fox.get(PROFILE).body();
    assertThat(page)
        .contains("Firefox\u2069 on \u2068Linux", "Safari\u2069 on \u2068iPhone", "A browser")
        .doesNotContain("alert(1)", "Gecko")
        .containsOnlyOnce("This one");
    assertThat(page.split("Last seen")).hasSize(5);
    assertThat(page).doesNotContain(fox.cookie().split("=")[1]);
  }

  @Test
  void oneIsEndedByItsNameAndNoOther() {
    var fox = with(FIREFOX);
    var safari = with(SAFARI);
    var page = here.get(PROFILE).body().split("Firefox")[1];
    var name = Pattern.compile("name=\"session\" value=\"([^\"]+)\"").matcher(page);
    assertThat(name.find()).isTrue();
    server.owner().post(PROFILE + "/sessions/end", Map.of("session", name.group(1)));
    assertThat(isIn(fox)).as("another person does not know it").isTrue();
    here.post(PROFILE + "/sessions/end", Map.of("session", name.group(1)));
    assertThat(isIn(fox)).isFalse();
    assertThat(isIn(safari)).isTrue();
    assertThat(isIn(here)).isTrue();
  }

  @Test
  void signOutEverywhereElseLeavesThisBrowser() {
    var fox = with(FIREFOX);
    here.post(PROFILE + "/sessions/end", Map.of());
    assertThat(isIn(fox)).isFalse();
    assertThat(isIn(here)).isTrue();
    assertThat(here.get(PROFILE).body()).doesNotContain("Sign out everywhere else");
  }

  @Test
  void anOwnerSignsAMemberOutAndTheySignInAgain() {
    server.owner().post(member() + "/sign-out", Map.of());
    assertThat(isIn(here)).isFalse();
    assertThat(isIn(with(FIREFOX))).isTrue();
  }

  @Test
  void aSuspendedMemberComesInByNoWayUntilTheyAreLetInAgain() {
    var owner = server.owner();
    var made = owner.post(member() + "/link", Map.of()).body();
    owner.post(member() + "/suspend", Map.of("suspended", "true"));
    assertThat(isIn(here)).isFalse();
    assertThat(isIn(with(FIREFOX))).isFalse();
    var link = Pattern.compile("/join\\?code=[A-Za-z0-9_-]+").matcher(made);
    assertThat(link.find()).isTrue();
    var choosing = server.browser();
    assertThat(choosing.get(link.group()).body()).contains("This link is spent");
    choosing.post(link.group(), Map.of("name", "Marcus", "password", "a hole is not a drill"));
    assertThat(isIn(choosing)).isFalse();
    assertThat(owner.post(member() + "/link", Map.of()).statusCode()).isEqualTo(404);
    assertThat(owner.get(MEMBERS).body()).contains("Suspended");

    owner.post(member() + "/suspend", Map.of("suspended", "false"));
    assertThat(isIn(here)).as("what was ended stays ended").isFalse();
    assertThat(isIn(with(FIREFOX))).isTrue();
  }

  @Test
  void suspendedAndUnknownAreAnsweredAlikeAtTheDoor() {
    var before = answer(email, "not the password");
    server.owner().post(member() + "/suspend", Map.of("suspended", "true"));
    assertThat(answer(email, TestServer.PASSWORD)).isEqualTo(before);
    assertThat(answer("nobody@anubis.example", TestServer.PASSWORD))
        .isEqualTo(before.replace(email, "nobody@anubis.example"));
  }

  private static String answer(String email, String password) {
    var in = Map.of("email", email, "password", password);
    var answer = server.browser().post("/sign-in", in);
    return answer.statusCode() + answer.body();
  }

  @Test
  void b34TheLastOwnerIsNeitherSuspendedRemovedNorDemotedAndASuspendedOneDoesNotCount() {
    try (var alone = TestServer.ofAnubis()) {
      var ines = alone.owner();
      alone.member("Yuki Tanaka", "yuki@anubis.example", "OWNER");
      var yuki = alone.memberPath("yuki@anubis.example");
      ines.post(yuki + "/suspend", Map.of("suspended", "true"));
      var self = alone.memberPath("ines@anubis.example");
      assertThat(ines.post(self + "/suspend", Map.of("suspended", "true")).statusCode())
          .isEqualTo(409);
      assertThat(ines.post(self + "/remove", Map.of()).statusCode()).isEqualTo(409);
      assertThat(ines.post(self + "/role", Map.of("role", "EDITOR")).statusCode()).isEqualTo(409);
      assertThat(ines.get(MEMBERS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onlyOwnersKeepMembersOut() {
    var path = member();
    for (var what : new String[] {"/sign-out", "/suspend", "/remove"}) {
      var answer = here.post(path + what, Map.of("suspended", "true"));
      assertThat(answer.statusCode()).as(what).isEqualTo(404);
    }
    assertThat(isIn(here)).isTrue();
  }

  @Test
  void b49_aSessionThatIsNotUsedOrIsOldEndsWhateverTheBrowserKeeps() {
    var clock = server.bean(MovedClock.class);
    clock.move(Duration.ofDays(13));
    assertThat(isIn(here)).isTrue();
    clock.move(Duration.ofDays(13));
    assertThat(isIn(here)).isTrue();
    clock.move(Duration.ofDays(14).plusSeconds(1));
    assertThat(isIn(here)).isFalse();
    assertThat(isIn(with(FIREFOX))).isTrue();
  }

  @Test
  void letterKeysAreAPersonsOwnWhateverTheBrowser() {
    here.post(PROFILE + "/keys", Map.of());
    var fox = with(FIREFOX);
    assertThat(fox.get(PROFILE).body()).contains("name=\"letters\" value=\"true\"><span>");
    here.post(PROFILE + "/keys", Map.of("letters", "true"));
    assertThat(fox.get(PROFILE).body()).contains("name=\"letters\" value=\"true\" checked>");
  }

  private String member() {
    return server.memberPath(email);
  }
}
