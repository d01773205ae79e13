package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** The board of someone who may look, vote and comment, in a real browser. */
@Tag("browser")
class ViewerBrowserTest {
  @Test
  void aViewerVotesAndIsOfferedNothingElse() throws IOException {
    try (var server = TestServer.ofAnubis();
        var browsers = new Browsers()) {
      var vera = server.member("Vera Lund", "vera@anubis.example", "VIEWER");
      var page = browsers.signedIn(server, vera, new NewContextOptions());
      page.navigate(server.origin() + "/maps/" + Samples.create(server) + "?job=prove");
      page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      assertThat(page.locator(".bar .tag")).hasText("You may look, vote and comment");
      assertThat(page.locator(".add-slot, .add-more, .jobmenu, button.gapbtn")).hasCount(0);
      page.locator("#n-f2").focus();
      page.keyboard().press("v");
      assertThat(page.locator("#n-f2 .note-meta")).containsText("5");
      page.keyboard().press("e");
      page.keyboard().press("m");
      assertThat(page.locator("#map textarea, dialog[open]")).hasCount(0);
      assertThat(page.locator(".saved")).hasText("All changes saved");
      page.reload();
      assertThat(page.locator("#n-f2 .note-meta")).containsText("5");
      page.locator("#n-f2").focus();
      page.keyboard().press("v");
      assertThat(page.locator("#n-f2 .note-meta")).not().containsText("5");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
  }
}
