package org.valuegap.app.share;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.board.Browsers;

/** A guest on a phone and the owner at a desk, on the demo's map. */
@Tag("browser")
class GuestBrowserTest {
  private static final String TAPS =
      """
      addEventListener('pointerdown', () =>
        sessionStorage.setItem('taps', Number(sessionStorage.getItem('taps')) + 1), true)
      """;

  @Test
  void aGuestOnAPhoneAddsANoteThatTheOwnerSees() {
    try (var server = TestServer.ofAnubis("--valuegap.demo=true");
        var browsers = new Browsers()) {
      var map = Demo.map(server, "Dana Okafor");
      var desk = browsers.signedIn(server);
      desk.navigate(server.origin() + "/maps/" + map);
      var phone =
          browsers.someone(new NewContextOptions().setHasTouch(true).setViewportSize(390, 844));
      phone.navigate(server.origin() + server.link(map, Map.of("hides", "yes")));
      phone.getByLabel("Your name").fill("Marta Silva");
      phone.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Open the map")).tap();
      phone.waitForURL("**/maps/" + map);
      phone.setDefaultTimeout(5000);
      var add = phone.locator("td.is-focus-col [data-do='add']:visible").first();
      add.tap();
      phone.keyboard().type("Every export needs a ticket");
      phone.keyboard().press("Enter");
      assertThat(desk.getByText("Every export needs a ticket")).isVisible();
      assertThat(phone.locator("tbody tr")).hasCount(4);
      assertThat(phone.locator("nav.nav")).hasCount(0);
    }
  }

  @Test
  void aFirstNoteIsThreeTapsAwayFromGivingAName() {
    try (var server = TestServer.ofAnubis("--valuegap.demo=true");
        var browsers = new Browsers()) {
      var phone =
          browsers.someone(new NewContextOptions().setHasTouch(true).setViewportSize(390, 844));
      phone.addInitScript(TAPS);
      phone.navigate(server.origin() + server.link(Demo.map(server, "Dana Okafor"), Map.of()));
      phone.getByLabel("Your name").fill("Marta Silva");
      phone.evaluate("sessionStorage.setItem('taps', 0)"); // the name is given
      phone.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Open the map")).tap();
      phone.locator("td.is-focus-col [data-do='add']:visible").first().tap();
      phone.keyboard().type("Every export needs a ticket");
      phone.keyboard().press("Enter");
      assertThat(phone.getByText("Every export needs a ticket")).isVisible();
      assertThat(phone.locator(".saved")).hasAttribute("data-state", "saved");
      assertThat(phone.evaluate("Number(sessionStorage.getItem('taps'))")).isEqualTo(2);
    }
  }

  @Test
  void aNoteIsPickedUpByALongPressAndByNothingShorter() {
    try (var server = TestServer.ofAnubis("--valuegap.demo=true");
        var browsers = new Browsers()) {
      var phone =
          browsers.signedIn(
              server, new NewContextOptions().setHasTouch(true).setViewportSize(390, 844));
      phone.navigate(server.origin() + "/maps/" + Demo.map(server, "Dana Okafor"));
      phone.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      var cell = phone.locator("td.is-focus-col[data-cell$=touchpoints] li[data-note]");
      var texts = cell.locator(".note-text").allTextContents();
      var from = cell.first().boundingBox();
      var to = cell.nth(2).boundingBox();
      var finger = phone.context().newCDPSession(phone);
      touch(finger, "touchStart", from.x + 40, from.y + 20);
      touch(finger, "touchMove", from.x + 40, from.y + 60);
      touch(finger, "touchEnd");
      assertThat(phone.locator(".drag-ghost")).hasCount(0); // that was scrolling
      phone.locator("#scroller").evaluate("one => one.scrollTo(0, 0)");
      touch(finger, "touchStart", from.x + 40, from.y + 20);
      phone.locator(".drag-ghost").waitFor();
      touch(finger, "touchMove", to.x + 40, to.y + to.height - 8);
      touch(finger, "touchEnd");
      assertThat(cell.nth(2).locator(".note-text")).containsText(texts.getFirst().substring(5));
    }
  }

  private static void touch(CDPSession finger, String what, double... at) {
    var points = new JsonArray();
    if (at.length > 0) {
      var point = new JsonObject();
      point.addProperty("x", at[0]);
      point.addProperty("y", at[1]);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", what);
    event.add("touchPoints", points);
    finger.send("Input.dispatchTouchEvent", event);
  }
}
