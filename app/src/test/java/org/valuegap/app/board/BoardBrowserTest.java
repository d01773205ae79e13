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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** The board in real browsers against the real server. */
@Tag("browser")
class BoardBrowserTest {
  private static final Path SAMPLE = Path.of("app/src/test/resources/board/sample.json");
  private static TestServer server;
  private static Browsers browsers;
  private static int maps;

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
    assertThat(page.locator("td.is-focus-col .note-text")).hasText(answers.toArray(String[]::new));
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

  private static FilterOptions text(String text) {
    return new FilterOptions().setHasText(text);
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
      page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
    }
    return page;
  }

  private static String sample() throws IOException {
    var id = new Id("dana" + ++maps);
    var ines =
        Objects.requireNonNull(server.bean(Accounts.class).credentials("ines@anubis.example"))
            .person();
    var elements = Elements.read(Changes.FORM, Files.readString(SAMPLE));
    server
        .bean(Edits.class)
        .create(ines.workspace(), id, elements, new Stamp(ines.id(), ines.name(), Instant.now()));
    return id.toString();
  }
}
