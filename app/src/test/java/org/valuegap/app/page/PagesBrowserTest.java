package org.valuegap.app.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.board.Browsers;

/** What the pages do better with a script. */
@Tag("browser")
class PagesBrowserTest {
  private static TestServer server;
  private static Browsers browsers;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis("--valuegap.demo=true");
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void aCanvasThatIsDroppedOnAPageIsRead() {
    var page = browsers.signedIn(server);
    page.navigate(server.origin() + "/customers");
    page.evaluate(
        """
        () => {
          const files = new DataTransfer()
          const canvas = 'Customer,JOB #1\\nGreta Lindholm,Report a breach\\nValue gap,I cannot'
          files.items.add(new File([canvas], 'greta.csv', {type: 'text/csv'}))
          const event = kind => new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true})
          document.body.dispatchEvent(event('dragover'))
          document.body.dispatchEvent(event('drop'))
        }
        """);
    assertThat(page.locator("h1")).hasText("Check what was read");
    assertThat(page.locator("main")).containsText("Report a breach");
  }

  @Test
  void whatWasTypedStaysWhenTheServerIsGone() {
    try (var leaving = TestServer.ofAnubis()) {
      var page = browsers.signedIn(leaving);
      page.navigate(leaving.origin() + "/customers/new");
      page.locator("[name=name]").fill("Dana Okafor");
      leaving.close();
      page.locator("main .btn-primary").click();
      assertThat(page.locator("#gone")).containsText("what you wrote is still here");
      assertThat(page.locator("[name=name]")).hasValue("Dana Okafor");
    }
  }

  @Test
  void whatWasTypedStaysInAnotherLanguage() {
    try (var fresh = TestServer.fresh()) {
      var page = browsers.someone(new NewContextOptions().setLocale("en"));
      page.navigate(fresh.origin() + fresh.firstRunLink());
      TestServer.ines()
          .forEach((field, value) -> page.locator("[name=%s]".formatted(field)).fill(value));
      page.locator("[name=password]").fill("short");
      page.keyboard().press("Enter");
      assertThat(page.locator(".problem")).hasText("At least 12 characters.");
      page.locator("[name=password]").fill(TestServer.PASSWORD);
      choose(page, "العربية", "ar", "rtl");
      choose(page, "Deutsch", "de", "ltr");
      TestServer.ines()
          .forEach((field, value) ->
              assertThat(page.locator("[name=%s]".formatted(field))).hasValue(value));
      page.locator("main .btn-primary").click();
      page.waitForURL(fresh.origin() + "/");
    }
  }

  @Test
  void whereOneWasGoingStaysInAnotherLanguage() {
    var page = browsers.someone(new NewContextOptions().setLocale("en"));
    page.navigate(server.origin() + "/customers");
    page.locator("[name=email]").fill("ines@anubis.example");
    page.locator("[name=password]").fill("not the password");
    page.keyboard().press("Enter");
    page.locator(".notice-warn").waitFor();
    choose(page, "Deutsch", "de", "ltr");
    page.locator("[name=password]").fill(TestServer.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(server.origin() + "/customers");
  }

  private static void choose(Page page, String language, String tag, String direction) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(language)).press("Enter");
    var chosen = page.locator(".languages [aria-current]");
    assertThat(chosen).hasText(language);
    assertThat(chosen).isFocused();
    assertThat(page.locator("html[lang=%s][dir=%s]".formatted(tag, direction))).hasCount(1);
  }

  @Test
  void pressingTwiceSendsOnce() {
    try (var alone = TestServer.ofAnubis()) {
      var page = browsers.signedIn(alone);
      page.navigate(alone.origin() + "/customers/new");
      page.locator("[name=name]").fill("Dana Okafor");
      page.evaluate(
          "() => { const form = document.querySelector('main form');"
              + " form.requestSubmit(); form.requestSubmit() }");
      page.waitForURL(Pattern.compile("/maps/"));
      page.navigate(alone.origin() + "/customers");
      assertThat(page.locator("h1")).hasText("One customer");
    }
  }

  @Test
  void theSearchOpensOnEveryPageAndLeadsToWhatItFound() {
    var page = browsers.signedIn(server);
    page.navigate(server.origin() + "/settings/profile");
    page.keyboard().press("Control+k");
    page.keyboard().type("import");
    page.keyboard().press("Enter");
    page.waitForURL(server.origin() + "/import");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find or do anything"))
        .click();
    page.keyboard().type("nightly batch");
    assertThat(page.locator(".palette [role=option]"))
        .containsText("Exports run in one nightly batch");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile("/maps/.*at="));
  }
}
