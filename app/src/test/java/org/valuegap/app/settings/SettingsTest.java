package org.valuegap.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** Running a workspace: its name, products, members and one's own profile. */
class SettingsTest {
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
  void productsAndCompetitorsAreListedAndRemoved() {
    var ines = server.owner();
    ines.post("/settings/products", Map.of("kind", "own", "own", "Anubis <Guard>"));
    ines.post("/settings/products", Map.of("kind", "own", "own", "Anubis <Guard>"));
    ines.post("/settings/products", Map.of("kind", "competitor", "competitor", "Sentinel"));
    var page = ines.get("/settings").body();
    assertThat(page).containsOnlyOnce("<bdi>Anubis &lt;Guard&gt;</bdi>").contains("Sentinel");

    var id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(page);
    assertThat(id.find()).isTrue();
    ines.post("/settings/products/remove", Map.of("kind", "own", "id", id.group(1)));
    assertThat(ines.get("/settings").body()).doesNotContain("Guard");
  }

  @Test
  void anInvitationWorksOnceAndGivesItsRole() {
    var marcus = server.member("Marcus Bell", "marcus@anubis.example", "EDITOR");
    assertThat(marcus.get("/settings").headers().firstValue("Location"))
        .contains("/settings/profile");
    assertThat(marcus.get("/settings/members").statusCode()).isEqualTo(404);
    assertThat(marcus.post("/settings", Map.of("workspace", "Mine")).statusCode()).isEqualTo(404);
    assertThat(server.owner().get("/settings/members").body()).contains("Marcus Bell");
  }

  @Test
  void b33WhoeverHasNotComeYetCannotSignIn() {
    var invited = Map.of("name", "Greta", "email", "greta@anubis.example", "role", "OWNER");
    server.owner().post("/settings/members", invited);
    var in = Map.of("email", "greta@anubis.example", "password", "");
    assertThat(server.browser().post("/sign-in", in).statusCode()).isEqualTo(422);
  }

  @Test
  void b34TheLastOwnerStays() {
    try (var alone = TestServer.ofAnubis()) {
      var ines = alone.owner();
      var page = ines.get("/settings/members").body();
      var path = Pattern.compile("/settings/members/[^/\"]+").matcher(page);
      assertThat(path.find()).isTrue();
      assertThat(ines.post(path.group() + "/remove", Map.of()).statusCode()).isEqualTo(409);
      var demoted = ines.post(path.group() + "/role", Map.of("role", "VIEWER"));
      assertThat(demoted.statusCode()).isEqualTo(409);
      assertThat(demoted.body()).contains("the workspace needs an owner");
      assertThat(ines.get("/settings/members").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aNewPasswordEndsTheSessionsOfOtherBrowsers() {
    var here = server.member("Yuki Tanaka", "yuki@anubis.example", "EDITOR");
    var there = server.signedIn("yuki@anubis.example");
    var change = Map.of("password", TestServer.PASSWORD, "new-password", "a hole is not a drill");
    assertThat(here.post("/settings/profile/password", change).statusCode()).isEqualTo(303);
    assertThat(here.get("/settings/profile").statusCode()).isEqualTo(200);
    assertThat(there.get("/settings/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void anOwnerMakesALinkForANewPasswordWhichEndsAllSessionsWhenItIsChosen() {
    var rafael = server.member("Rafael Costa", "rafael@anubis.example", "EDITOR");
    var ines = server.owner();
    var page = ines.get("/settings/members").body();
    var row =
        Pattern.compile("(/settings/members/[^/\"]+)/role").matcher(page.split("Rafael Costa")[1]);
    assertThat(row.find()).isTrue();
    var made = ines.post(row.group(1) + "/link", Map.of());
    var link = Pattern.compile("/join\\?code=[A-Za-z0-9_-]+").matcher(made.body());
    assertThat(link.find()).isTrue();
    assertThat(rafael.get("/settings/profile").statusCode()).isEqualTo(200); // nothing has happened

    var choosing = server.browser();
    assertThat(choosing.get(link.group()).body()).contains("Choose a new password", "rafael@");
    choosing.post(
        link.group(), Map.of("name", "Rafael Costa", "password", "a hole is not a drill"));
    assertThat(choosing.get("/settings/profile").statusCode()).isEqualTo(200);
    assertThat(rafael.get("/settings/profile").statusCode()).isEqualTo(302);
    assertThat(choosing.get(link.group()).body()).contains("This link is spent");
    var old = Map.of("email", "rafael@anubis.example", "password", TestServer.PASSWORD);
    assertThat(server.browser().post("/sign-in", old).statusCode()).isEqualTo(422);
    assertThat(rafael.post(row.group(1) + "/link", Map.of()).statusCode()).isIn(401, 404);
    assertThat(choosing.post(row.group(1) + "/link", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void b32AFieldThatNobodyAskedForChangesNothing() {
    var nils = server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    nils.post("/settings/profile", Map.of("name", "Nils", "colour", "TEAL", "role", "OWNER"));
    assertThat(nils.get("/settings/members").statusCode()).isEqualTo(404);
  }
}
