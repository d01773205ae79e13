package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.TestServer;

/** The board in real browsers against the real server. */
@Tag("browser")
class BoardBrowserTest {
  private static final String[] EVERY_AUDITOR_FIRST = {
    "Top 1Every auditor wants a different layout",
    "Top 2Export stops at 10,000 rows, so the trail is split by hand",
    "Top 3Approvers have to be chased by email"
  };
  private static final String[] EXPORT_STOPS_FIRST = {
    "Top 1Export stops at 10,000 rows, so the trail is split by hand",
    "Top 2Every auditor wants a different layout",
    "Top 3Approvers have to be chased by email"
  };
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
  void aWholeJobIsFilledByKeyboardAlone() throws IOException {
    var page = open(sample(), new NewContextOptions());
    page.locator("[data-cell='leavers/opportunities']").focus();
    page.keyboard().press("Control+k");
    page.keyboard().type("Add a job");
    page.keyboard().press("Enter");
    line(page, "Report incidents in time");
    line(page, "Minimize the time to report");
    var answers =
        List.of("Hotline", "Short form", "Asked twice", "I can’t see", "Triage", "Self-service");
    for (var answer : answers) {
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      line(page, answer);
      page.keyboard().press("Enter"); // an empty field ends the writing
    }
    assertThat(page.locator(".saved")).hasText("All changes saved");
    page.reload();
    live(page);
    assertThat(page.locator("td.is-focus-col .note-text")).hasText(answers.toArray(String[]::new));
  }

  @Test
  void notesAreRankedVotedForLinkedMovedAndDeletedByKeyboardAlone() throws IOException {
    var page = open(sample(), new NewContextOptions());
    var friction = page.locator("[data-cell='prove/friction'] .note-text");
    page.locator("[data-cell='prove/friction']").focus();
    press(page, "Space", "ArrowRight", "1");
    assertThat(friction).hasText(EVERY_AUDITOR_FIRST);
    press(page, "Alt+ArrowDown");
    assertThat(friction).hasText(EXPORT_STOPS_FIRST);
    press(page, "v");
    assertThat(page.locator("#n-f2 .note-meta")).containsText("5");
    press(
        page,
        "l",
        "ArrowDown",
        "ArrowDown",
        "Enter",
        "ArrowRight",
        "Enter"); // to the second process
    assertThat(page.locator("#n-f2 .links i")).hasCount(2);
    assertThat(page.locator("#n-f2")).isFocused();
    press(page, "Escape", "m"); // Esc ends the chain
    page.keyboard().type("High points job 3");
    press(page, "Enter");
    var there = page.locator("[data-cell='leavers/high-points'] .note-text");
    assertThat(there).hasCount(2);
    press(page, "Delete");
    assertThat(there).hasCount(1);
    press(page, "Control+z");
    assertThat(there).hasCount(2);
    press(page, "Control+z");
    assertThat(there).hasCount(1);
    press(page, "Control+Shift+z");
    assertThat(there).hasCount(2);
    assertThat(page.locator(".saved")).hasText("All changes saved");
  }

  @Test
  void severalNotesAreMarkedMovedAndDeletedTogether() throws IOException {
    var page = open(sample(), new NewContextOptions());
    var gaps = page.locator("[data-cell='prove/value-gap'] .note-text");
    page.locator("[data-cell='prove/friction']").focus();
    press(page, "Space", "ArrowRight", "Space", "Shift+ArrowRight");
    assertThat(page.locator(".note.is-selected")).hasCount(2);
    press(page, "1");
    assertThat(page.locator("#n-f2 .rank")).containsText("1");
    assertThat(page.locator("#n-f3 .rank")).containsText("2");
    press(page, "m");
    page.keyboard().type("Value gap job 2");
    press(page, "Enter");
    assertThat(gaps).hasCount(4);
    press(page, "Delete");
    assertThat(gaps).hasCount(2);
    press(page, "Control+z");
    assertThat(gaps).hasCount(4);
  }

  @Test
  void aPastedColumnMakesANoteALineInOneStep() throws IOException {
    var clipboard = List.of("clipboard-read", "clipboard-write");
    var page = open(sample(), new NewContextOptions().setPermissions(clipboard));
    page.evaluate("navigator.clipboard.writeText('Hotline\\n\"Two\\nlines\"\\nForm')");
    page.locator("[data-cell='leavers/opportunities']").focus();
    press(page, "Control+v");
    var notes = page.locator("[data-cell='leavers/opportunities'] .note-text");
    assertThat(notes).hasCount(3);
    assertThat(page.locator(".toast")).containsText("3 notes added");
    press(page, "Control+z");
    assertThat(notes).hasCount(0);
    page.evaluate("navigator.clipboard.writeText('Hotline')");
    press(page, "Control+v");
    assertThat(page.locator(".toast")).containsText("1 note added");
  }

  @Test
  void twoPeopleWorkInOneCellAndEachUndoesOnlyTheirOwn() throws IOException {
    var map = sample();
    var ines = open(map, new NewContextOptions());
    var yuki = open(map, new NewContextOptions());
    var cell = "[data-cell='prove/value-gap']";
    for (var one : List.of(ines, yuki)) {
      one.locator(cell).focus();
      one.keyboard().press("Enter");
    }
    ines.keyboard().type("From one");
    yuki.keyboard().type("From the other");
    ines.keyboard().press("Enter");
    yuki.keyboard().press("Enter");
    for (var one : List.of(ines, yuki)) {
      assertThat(one.locator(cell + " .note-text").filter(text("From one"))).hasCount(1);
      assertThat(one.locator(cell + " .note-text").filter(text("From the other"))).hasCount(1);
    }
    assertThat(yuki.locator(cell + " textarea")).isFocused(); // nobody moved it
    ines.keyboard().press("Escape");
    ines.keyboard().press("Control+z");
    assertThat(yuki.locator(cell + " .note-text").filter(text("From one"))).hasCount(0);
    assertThat(yuki.locator(cell + " .note-text").filter(text("From the other"))).hasCount(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothingOnTheBoard(ColorScheme scheme) throws IOException {
    var page = open(sample(), new NewContextOptions().setColorScheme(scheme));
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.locator("#n-f1").click();
    page.keyboard().press("f");
    page.keyboard().press("Shift+F10");
    assertThat(page.locator("[role=menu]")).isVisible();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  @Test
  void theBoardIsReadWithoutScripts() throws IOException {
    var page = open(sample(), new NewContextOptions().setJavaScriptEnabled(false));
    assertThat(page.locator("td.is-focus-col .note")).hasCount(15);
    page.locator("a[href='?view=whole']").click();
    assertThat(page.locator("#map.is-guided")).hasCount(0);
  }

  @Test
  void anEditorsFirstLoadIsUnder250Kilobytes() throws IOException {
    var page = browsers.signedIn(server);
    var map = sample();
    var devtools = page.context().newCDPSession(page);
    var bytes = new long[1];
    devtools.on(
        "Network.loadingFinished", event -> bytes[0] += event.get("encodedDataLength").getAsLong());
    devtools.send("Network.enable");
    devtools.send("Network.clearBrowserCache");
    page.navigate(server.origin() + "/maps/" + map + "?job=prove");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    System.out.println("First load of the board: " + bytes[0] / 1000 + " kB");
    assertThat(bytes[0]).isLessThan(250_000);
  }

  @Test
  void theExportMenuStandsUnderItsButton() throws IOException {
    var page = open(sample(), new NewContextOptions());
    var opener = page.locator("[popovertarget=export-menu]");
    opener.click();
    page.waitForFunction(
        "() => document.querySelector('#export-menu').getBoundingClientRect().left > 300");
    var button = opener.boundingBox();
    var menu = page.locator("#export-menu").boundingBox();
    assertThat(menu.y).isBetween(button.y + button.height, button.y + button.height + 8);
    assertThat(menu.x).isLessThanOrEqualTo(button.x + 1);
  }

  @Test
  void onAPhoneTheListOfCommandsHasWhatTheBarHasNoRoomForAndOneEscClosesIt() throws IOException {
    var phone = new NewContextOptions().setHasTouch(true).setViewportSize(390, 844);
    var page = open(sample(), phone);
    page.locator("[data-do=palette]").tap();
    page.keyboard().type("export pdf");
    assertThat(page.locator(".palette [role=option]").first()).containsText("PDF");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog[open]")).hasCount(0);
  }

  private static FilterOptions text(String text) {
    return new FilterOptions().setHasText(text);
  }

  private static void press(Page page, String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
  }

  private static void line(Page page, String text) {
    page.keyboard().type(text);
    page.keyboard().press("Enter");
  }

  /** Opens the sample's second job as Ines Duarte, signed in, and waits until it is live. */
  private static Page open(String map, NewContextOptions options) {
    var page = browsers.signedIn(server, options);
    page.navigate(server.origin() + "/maps/" + map + "?job=prove");
    if (!Boolean.FALSE.equals(options.javaScriptEnabled)) {
      live(page);
    }
    return page;
  }

  private static void live(Page page) {
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
  }

  private static String sample() throws IOException {
    return Samples.create(server);
  }
}
