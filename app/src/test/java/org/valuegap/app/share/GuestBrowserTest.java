package org.valuegap.app.share;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
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
}
