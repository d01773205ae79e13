package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** People who talk about a map, and what holds for the customer. */
@Tag("browser")
class CommentsBrowserTest {
  private static TestServer server;
  private static Browsers browsers;
  private static TestServer.Browser nils;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    nils = server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void aViewerIsMentionedAnswersAndVotesAndTheThreadIsResolved() throws IOException {
    var map = "/maps/" + Samples.create(server);
    var ines = browsers.signedIn(server);
    var holm = browsers.someone(new NewContextOptions());
    var cookie = Objects.requireNonNull(nils.cookie()).split("=", 2);
    holm.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(server.origin())));
    open(ines, map);
    open(holm, map);

    comment(ines, "#n-f2", "Is it so, @nil");
    assertThat(ines.locator("[role=option]")).hasText("Nils Holm");
    ines.keyboard().press("Tab");
    ines.keyboard().type("?");
    ines.keyboard().press("Enter");
    assertThat(ines.locator(".comments .at")).hasText("@Nils Holm");

    assertThat(holm.locator("#n-f2 .note-meta")).containsText("1 open comment");
    comment(holm, "#n-f2", "It is.");
    holm.keyboard().press("Enter");
    assertThat(ines.locator(".thread", containing("It is.")).locator(".cmt")).hasCount(2);
    holm.keyboard().press("Escape");
    assertThat(holm.locator("#n-f2")).isFocused();
    holm.keyboard().press("v");
    assertThat(ines.locator("#n-f2 .note-meta")).containsText("5");

    ines.locator(".thread", containing("It is.")).getByText("Resolve").click();
    assertThat(holm.locator("#n-f2 .note-meta")).not().containsText("open comment");
    assertThat(ines.locator(".saved")).hasText("All changes saved");
  }

  @Test
  void whatHoldsForTheCustomerStandsOnTheCardAfterReloading() throws IOException {
    var page = browsers.signedIn(server);
    open(page, "/maps/" + Samples.create(server));
    page.locator("#n-f2").focus();
    page.keyboard().press("y");
    assertThat(page.locator("#n-f2 .note-said")).containsText("Confirmed by");
    assertThat(page.locator(".saved")).hasText("All changes saved");
    page.reload();
    assertThat(page.locator("#n-f2 .note-said")).containsText("Ines Duarte");
  }

  @Test
  void theCodeOfThePanelComesWithThePanel() throws IOException {
    var page = browsers.signedIn(server);
    open(page, "/maps/" + Samples.create(server));
    assertThat(loaded(page)).doesNotContain("comments.js");
    page.locator("[data-do=comments]").click();
    page.locator(".composer textarea").waitFor();
    assertThat(loaded(page)).contains("comments.js");
  }

  @Test
  void theTeamAnswersAGuestAndKeepsToItselfWhatIsNotForGuests() throws IOException {
    var map = Samples.create(server);
    var guest = server.guest(server.link(map, Map.of()), "Marta Silva");
    var marta = browsers.signedIn(server, guest, new NewContextOptions());
    var ines = browsers.signedIn(server);
    open(ines, "/maps/" + map);
    comment(ines, "#n-f1", "Among us");
    assertThat(ines.getByLabel("Guests see it")).hasCount(0); // nobody but the team is here
    ines.keyboard().press("Enter");
    open(marta, "/maps/" + map);
    comment(marta, "#n-f2", "Why does it take a week?");
    marta.keyboard().press("Enter");
    assertThat(marta.getByLabel("Guests see it")).hasCount(0);

    ines.keyboard().press("Escape");
    comment(ines, "#n-f2", "Because of the audit");
    assertThat(ines.getByLabel("Guests see it")).isChecked();
    ines.keyboard().press("Enter");
    assertThat(marta.locator(".thread", containing("Because of the audit"))).isVisible();
    ines.getByLabel("Guests see it").uncheck();
    ines.locator(".composer textarea").fill("Not for them");
    ines.keyboard().press("Enter");
    assertThat(ines.locator(".thread", containing("Not for them"))).isVisible();
    assertThat(marta.locator(".saved")).hasText("All changes saved");
    assertThat(marta.locator(".comments")).not().containsText("Among us");
    assertThat(marta.locator(".comments")).not().containsText("Not for them");

    ines.locator(".thread", containing("Among us")).getByText("Show to guests").click();
    assertThat(marta.locator(".thread", containing("Among us"))).isVisible();
    ines.locator(".thread", containing("Among us")).getByText("Keep among us").click();
    assertThat(marta.locator(".comments")).not().containsText("Among us");
    assertThat(marta.locator(".comments")).not().containsText("Not for them");
  }

  @Test
  void aMentionLeadsToItsCommentByKeyboardAlone() throws IOException {
    var map = Samples.create(server);
    var yuki = server.member("Yuki Tanaka", "yuki@anubis.example", "EDITOR");
    var page = browsers.signedIn(server, yuki, new NewContextOptions());
    open(page, "/maps/" + map);
    comment(page, "#n-f2", "Is it so, @Ines Duarte?");
    page.keyboard().press("Enter");
    assertThat(page.locator(".comments .at")).hasText("@Ines Duarte");
    assertThat(page.locator(".saved")).hasText("All changes saved");

    var ines = browsers.signedIn(server);
    ines.navigate(server.origin() + "/");
    assertThat(ines.locator(".count-new")).hasText("not read:1");
    ines.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Mentions")).focus();
    ines.keyboard().press("Enter");
    ines.locator(".said-text").focus();
    ines.keyboard().press("Enter");
    assertThat(ines.locator(".comments .cmt", containing("Is it so"))).isVisible();
    assertThat(ines.locator(".composer textarea")).isFocused();
    ines.navigate(server.origin() + "/");
    assertThat(ines.locator(".count-new")).hasCount(0);
  }

  @Test
  void lettersThatAreSwitchedOffAreNoKeysInAnyBrowser() throws IOException {
    var map = "/maps/" + Samples.create(server);
    var ines = browsers.signedIn(server);
    open(ines, map);
    ines.locator("#n-f2").focus();
    ines.keyboard().press("?");
    ines.getByLabel("Single-letter keys work on the board").uncheck();
    ines.keyboard().press("Escape");
    var other = browsers.signedIn(server);
    other.navigate(server.origin() + "/settings/profile");
    assertThat(other.getByLabel("Single letters are keys on maps")).not().isChecked();
    open(other, map);
    other.locator("#n-f2").focus();
    other.keyboard().press("c");
    assertThat(other.locator(".composer")).hasCount(0);
    other.navigate(server.origin() + "/settings/profile");
    other.getByLabel("Single letters are keys on maps").check();
    other.getByText("Save keys").click();
    assertThat(other.getByText("Your keys are saved")).isVisible();
    open(other, map);
    comment(other, "#n-f2", "Keys are back");
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void open(Page page, String map) {
    page.navigate(server.origin() + map);
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
  }

  private static void comment(Page page, String note, String text) {
    page.locator(note).focus();
    page.keyboard().press("c");
    assertThat(page.locator(".composer textarea")).isFocused();
    page.keyboard().type(text);
  }

  private static String loaded(Page page) {
    return page.evaluate("performance.getEntriesByType('resource').map(one => one.name).join(' ')")
        .toString();
  }
}
