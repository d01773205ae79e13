package org.valuegap.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.board.Browsers;

/**
 * The whole product below a path: nothing of it is asked for outside, and a server that stood there
 * before cannot be told from one at the root.
 */
@Tag("browser")
class BasePathBrowserTest {
  private static final String KEPT =
      "async () => (await caches.keys()).some(name => name.startsWith('map '))"
          + " && !!(await caches.match(location.pathname, { ignoreSearch: true }))";

  private final List<String> outside = new ArrayList<>();

  @Test
  void everythingWorksBelowAPath() {
    try (var server = TestServer.fresh("--server.servlet.context-path=/value/maps");
        var browsers = new Browsers()) {
      assertThat(server.address().getPath()).isEqualTo("/value/maps/");
      var ines = watched(browsers, server);
      setUp(ines, server);
      write(ines, "Every export needs a ticket");
      var map = ines.url();
      visitAll(ines, map);

      var guest = watched(browsers, server);
      guest.navigate(link(ines, map));
      assertThat(guest).hasURL(server.at("/guest"));
      guest.getByLabel("Your name").fill("Marta Silva");
      button(guest, "Open the map").click();
      guest.waitForURL(map);
      write(guest, "Nobody sees the trail");
      assertThat(said(ines, "Nobody sees the trail")).hasCount(1);

      withoutTheServer(ines, server, map);
      signOutAndIn(ines, server, map);
      assertThat(outside).isEmpty();
    }
  }

  /** A page whose requests to this host outside the base are noted. */
  private Page watched(Browsers browsers, TestServer server) {
    var page = browsers.someone(new NewContextOptions());
    page.context()
        .onRequest(request -> {
          if (!request.url().startsWith(server.address().toString())) {
            outside.add(request.url());
          }
        });
    page.onWebSocket(socket -> {
      if (!socket.url().startsWith(server.at("/live").replaceFirst("http", "ws"))) {
        outside.add(socket.url());
      }
    });
    return page;
  }

  private static void setUp(Page page, TestServer server) {
    page.navigate(server.at(server.firstRunLink()));
    TestServer.ines().forEach((field, value) -> page.locator("[name=" + field + "]").fill(value));
    button(page, "Create workspace").click();
    assertThat(page).hasURL(server.at("/"));
    page.locator("form[action$='/sample/dana'] button").click();
    page.waitForURL("**/value/maps/maps/*");
  }

  private static void write(Page page, String text) {
    live(page);
    page.locator("td.is-focus-col[data-cell$='/friction']").focus();
    page.keyboard().press("Enter");
    page.keyboard().type(text);
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
    assertThat(said(page, text)).hasCount(1);
    page.waitForFunction("() => document.querySelector('.saved').dataset.state === 'saved'");
  }

  private static void live(Page page) {
    page.locator("body > div > [aria-live]").first().waitFor(Browsers.ATTACHED);
  }

  /** The pages and files that a map's owner gets to from the board, each by its link. */
  private static void visitAll(Page page, String map) {
    button(page, "Export").click();
    var file = page.waitForDownload(() -> page.locator("#export-menu a").first().click());
    assertThat(file.failure()).isNull();
    page.keyboard().press("Escape");
    for (var link : List.of("/empathy", "/history")) {
      page.locator("a[href$='" + link + "']").first().click();
      page.waitForURL(map + link);
      page.navigate(map);
    }
    live(page);
    page.locator("[data-do=palette]").click();
    page.keyboard().type("ticket");
    page.getByRole(AriaRole.OPTION)
        .filter(new FilterOptions().setHasText("Every export needs a ticket"))
        .click();
    page.waitForURL(map + "?at=*");
    page.navigate(map);
  }

  private static String link(Page page, String map) {
    page.locator("a[href$='/share']").click();
    page.waitForURL(map + "/share");
    page.locator("main form.form button").last().click();
    var made = page.locator("input[readonly]").first().inputValue();
    page.navigate(map);
    return made;
  }

  private static void withoutTheServer(Page page, TestServer server, String map) {
    page.waitForFunction(KEPT);
    server.stop();
    page.reload();
    assertThat(said(page, "Nobody sees the trail")).hasCount(1);
    page.navigate(server.at("/customers"));
    assertThat(page.locator("h1")).hasText("The server cannot be reached");
    server.startAgain();
    page.navigate(map);
  }

  private static void signOutAndIn(Page page, TestServer server, String map) {
    page.navigate(server.at("/"));
    page.locator(".nav-user").click();
    page.locator("form[action$='/sign-out'] button").click();
    assertThat(page).hasURL(server.at("/sign-in"));
    page.navigate(map);
    page.locator("[name=email]").fill("ines@anubis.example");
    page.locator("[name=password]").fill(TestServer.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(map);
  }

  private static Locator said(Page page, String text) {
    return page.locator("[data-cell$='/friction'] .note-text")
        .filter(new FilterOptions().setHasText(text));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
