package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.TestServer;

/** What the board knows of the method, in real browsers: its rules, its order, and fingers too. */
@Tag("browser")
class BoardMethodBrowserTest {
  private static TestServer server;
  private static Browsers browsers;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void aFaultIsShownWhereItIsWrittenMendedByTabAndTakenBack() throws IOException {
    var page = open(new NewContextOptions());
    var statement = page.locator("[data-cell='leavers/job'] .stmt");
    assertThat(statement.locator(".part-flag")).hasText("Manage");
    page.locator("[data-cell='leavers/job']").focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Control+a");
    page.keyboard().type("Revoke access by text message");
    assertThat(page.locator(".lint")).containsText("is a way of solving it");
    page.keyboard().press("Tab");
    assertThat(page.locator(".lint-try")).hasCount(0);
    page.keyboard().press("Enter");
    assertThat(statement).hasText("Revoke access");
    page.keyboard().press("Escape");
    page.locator("[data-cell='leavers/friction']").focus();
    page.keyboard().press("Control+z");
    assertThat(statement).hasText("Revoke access by text message");
  }

  @Test
  void aKeptWordStaysKeptForEveryone() throws IOException {
    var map = Samples.create(server);
    var page = open(map, new NewContextOptions());
    page.locator("[data-cell='leavers/head']").focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.locator(".lint b")).hasText("“\u2068Manage\u2069” has no clear end");
    page.keyboard().press("h");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-cell='leavers/job'] .part-flag")).hasCount(0);
    assertThat(page.locator(".saved")).hasText("All changes saved");
    var other = open(map, new NewContextOptions());
    assertThat(other.locator("[data-cell='leavers/job'] .part-1")).hasText("Manage");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void theGuideLeadsByKeyboardAndLetsGo(ColorScheme scheme) throws IOException {
    var page = open(new NewContextOptions().setColorScheme(scheme));
    page.locator("[data-cell='prove/touchpoints']").focus();
    page.locator(".hint:visible").first().waitFor();
    page.keyboard().press("g");
    var asked = page.locator(".guide-ask");
    assertThat(asked).containsText("Which friction or gap does each of these produce?");
    assertThat(page.locator("[data-cell='protect/internal-processes']")).isFocused();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    while (!page.locator("td.is-asked[data-cell='leavers/opportunities']").isVisible()) {
      page.locator("[data-do=guide-skip]").press("Enter");
    }
    assertThat(page.locator("[data-cell='leavers/opportunities'] textarea")).isFocused();
    page.keyboard().type("Read leavers from the directory");
    page.keyboard().press("Enter");
    page.keyboard().press("Enter"); // an empty field ends the writing
    assertThat(asked).containsText("does each of these answer");
    page.keyboard().press("ArrowUp");
    assertThat(asked).hasCount(0);
    assertThat(page.locator("[data-cell='leavers/internal-processes']")).isFocused();
  }

  @Test
  void aHintSaysWhyAndIsLetBeWithAReason() throws IOException {
    var page = open(new NewContextOptions());
    page.locator("#n-o3").focus();
    page.locator("#n-o3 .hint").waitFor();
    page.keyboard().press("h");
    assertThat(page.locator(".lint")).containsText("does this opportunity answer");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.keyboard().press("Enter");
    page.keyboard().type("Dana asked for it");
    page.keyboard().press("Enter");
    assertThat(page.locator("#n-o3 .hint")).hasCount(0);
    assertThat(page.locator("#n-o3")).isFocused();
  }

  @Test
  void aFingerThatRestsPicksANoteUpAndOneThatMovesScrolls() throws IOException {
    var page = open(PHONE);
    var friction = page.locator("[data-cell='prove/friction'] .note");
    friction.first().scrollIntoViewIfNeeded();
    var from = friction.nth(0).boundingBox();
    var to = friction.nth(2).boundingBox();
    var finger = page.context().newCDPSession(page);
    touch(finger, "touchStart", from.x + 60, from.y + 20);
    page.locator(".drag-ghost").waitFor();
    touch(finger, "touchMove", from.x + 60, from.y + 60);
    touch(finger, "touchMove", to.x + 60, to.y + to.height - 8);
    page.locator(".drop-mark").waitFor();
    touch(finger, "touchEnd", 0, 0);
    assertThat(friction.nth(2)).containsText("Export stops");
    touch(finger, "touchStart", from.x + 60, from.y + 20);
    touch(finger, "touchMove", from.x + 60, from.y - 20);
    touch(finger, "touchEnd", 0, 0);
    assertThat(page.locator(".drag-ghost")).hasCount(0);
    assertThat(friction.nth(2)).containsText("Export stops");
  }

  @Test
  void everythingToTouchOnAPhoneIsLargeEnough() throws IOException {
    var page = open(PHONE);
    page.locator("#n-f1").tap();
    var small =
        """
        [...document.querySelectorAll('main :is(button, a), nav a')]
          .filter(one => one.checkVisibility({visibilityProperty: true}))
          .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
          .filter(([box]) => box.height < 43.5 || box.width < 43.5)
          .map(([box, html]) => Math.round(box.width) + ' x ' + Math.round(box.height) + ' ' + html)
        """;
    assertThat((List<?>) page.evaluate(small)).isEmpty();
  }

  private static final NewContextOptions PHONE =
      new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true);

  private static void touch(CDPSession finger, String type, double x, double y) {
    var points = new JsonArray();
    if (!type.equals("touchEnd")) {
      var point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    finger.send("Input.dispatchTouchEvent", event);
  }

  private static Page open(NewContextOptions options) throws IOException {
    return open(Samples.create(server), options);
  }

  private static Page open(String map, NewContextOptions options) {
    var page = browsers.signedIn(server, options);
    page.navigate(server.origin() + "/maps/" + map + "?job=prove");
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
    return page;
  }
}
