package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.WebSocketFrame;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/**
 * Owner, editor, viewer and a guest on a phone at one map at once: each does what the table of
 * roles allows, sees what the others do, and is offered nothing else (docs/sharing.md).
 */
@Tag("browser")
class RolesBrowserTest {
  private static final String GAPS = "[data-cell='prove/value-gap']";
  private static final String PROCESSES = "[data-cell='prove/internal-processes']";
  private static final String HIDDEN = "Support retypes 7,391 tickets a month";

  private TestServer server;
  private Browsers browsers;
  private String map;
  private Page owner;
  private Page editor;
  private Page viewer;
  private Page guest;

  /** All that came over the line to the guest: answers and frames. */
  private final List<String> toTheGuest = new CopyOnWriteArrayList<>();

  @BeforeEach
  void fourAtOneMap() throws IOException {
    server = TestServer.ofAnubis();
    browsers = new Browsers();
    map = "/maps/" + Samples.create(server);
    owner = open(browsers.signedIn(server));
    write(owner, PROCESSES, HIDDEN);
    var yuki = server.member("Yuki Tanaka", "yuki@anubis.example", "EDITOR");
    var vera = server.member("Vera Lund", "vera@anubis.example", "VIEWER");
    editor = open(browsers.signedIn(server, yuki, new NewContextOptions()));
    viewer = open(browsers.signedIn(server, vera, new NewContextOptions()));
    guest = comeIn("Marta Silva", Map.of("hides", "yes"));
  }

  @AfterEach
  void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void eachDoesWhatTheirRoleAllowsAndAllSeeIt() {
    begin(owner, GAPS, "From the owner");
    beginOnPhone("From the guest"); // both write in one cell at once
    assertThat(owner.locator(GAPS + " .note-remote")).containsText("Marta");
    reword(editor, "#n-f3", "Approvers answer after days");
    press(viewer, "#n-f2", "v");
    press(editor, "#n-f1", "3");
    owner.keyboard().press("Enter");
    guest.keyboard().press("Enter");
    press(owner, "#n-g2", "y");
    for (var one : List.of(owner, editor, viewer, guest)) {
      assertThat(note(one, "From the owner")).isVisible();
      assertThat(card(note(one, "From the guest"))).containsText("(guest)");
      assertThat(one.locator("#n-f3 .note-text")).containsText("Approvers answer after days");
      assertThat(one.locator("#n-f2 .note-meta")).containsText("5");
      assertThat(one.locator("#n-f1 .rank")).containsText("3");
      assertThat(one.locator("#n-g2 .note-said")).containsText("Confirmed by");
      assertThat(one.locator(".saved")).hasText("All changes saved");
    }
  }

  @Test
  void nobodyIsOfferedWhatTheyMayNotDo() {
    assertThat(owner.locator(".jobmenu")).not().hasCount(0);
    assertThat(editor.locator(".jobmenu")).not().hasCount(0);
    assertThat(menu(editor, "#n-f2"))
        .containsText(List.of("Edit", "Confirm for the customer", "Delete").toArray(String[]::new));
    for (var one : List.of(viewer, guest)) {
      assertThat(one.locator(".jobmenu, button.gapbtn, [data-do='add-job'], [data-do='guide']"))
          .hasCount(0);
      assertThat(one.getByRole(AriaRole.LINK, named("Share"))).hasCount(0);
      var offered = menu(one, "#n-f2").allTextContents();
      assertThat(offered).noneMatch(it -> it.matches(".*(Edit|Move|Delete|Confirm|Link to).*"));
      assertThat(offered).anyMatch(it -> it.contains("Vote"));
      press(one, "#n-f2", "e");
      press(one, "#n-f2", "Delete");
      press(one, "[data-cell='prove/job']", "Enter");
      assertThat(one.locator("#map textarea")).hasCount(0);
      assertThat(one.locator("#n-f2")).isVisible();
    }
    assertThat(viewer.locator(".add-slot, .add-more")).hasCount(0);
    assertThat(viewer.locator(".bar .tag")).hasText("You may look, vote and comment");
  }

  @Test
  void whatOneMayNotSeeLooksLikeWhatIsNotThere() {
    var unknown = heading(guest, "/maps/no-such-map");
    for (var path : List.of(map + "/share", map + "/history", "/customers", "/settings/members")) {
      assertThat(heading(guest, path)).as(path).isEqualTo(unknown);
    }
    assertThat(heading(viewer, map + "/share")).isEqualTo(heading(viewer, "/maps/no-such-map"));
    assertThat(heading(editor, "/settings/members")).isEqualTo(heading(editor, "/nothing-here"));
    assertThat(heading(editor, map + "/share")).isNotEqualTo(unknown);
  }

  @Test
  void aGuestTakesBackTheirOwnNoteAndNobodyElses() {
    beginOnPhone("Said too soon");
    guest.keyboard().press("Enter");
    guest.keyboard().press("Escape");
    var own = card(note(guest, "Said too soon"));
    assertThat(note(viewer, "Said too soon")).isVisible();
    own.tap();
    own.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Note")).tap();
    guest.getByRole(AriaRole.MENUITEM, named("Delete")).tap();
    for (var one : List.of(owner, editor, viewer, guest)) {
      assertThat(note(one, "Said too soon")).hasCount(0);
    }
  }

  @Test
  void nothingOfTheHiddenRowsEverReachesTheGuest() {
    assertThat(note(viewer, HIDDEN)).isVisible();
    write(owner, PROCESSES, HIDDEN + ", and more");
    write(editor, "[data-cell='prove/opportunities']", HIDDEN + ", no more");
    assertThat(note(viewer, HIDDEN + ", and more")).isVisible();
    write(owner, GAPS, "After all that");
    assertThat(note(guest, "After all that")).isVisible(); // so frames have come since
    assertThat(guest.content()).doesNotContain("7,391");
    assertThat(guest.locator("#map tbody tr")).hasCount(4);
    assertThat(toTheGuest).anyMatch(it -> it.contains("After all that"));
    assertThat(toTheGuest).anyMatch(it -> it.contains("audit trail before the deadline"));
    assertThat(toTheGuest).noneMatch(it -> it.contains("7,391") || it.contains("nightly batch"));
  }

  private Page comeIn(String name, Map<String, String> options) {
    var phone =
        browsers.someone(
            new NewContextOptions().setHasTouch(true).setIsMobile(true).setViewportSize(390, 844));
    phone.onResponse(answer -> {
      if (!answer.url().contains("/assets/")) {
        toTheGuest.add(answer.url());
      }
    });
    phone.onRequestFinished(request -> {
      if (!request.url().contains("/assets/") && request.redirectedTo() == null) {
        toTheGuest.add(bodyOf(request));
      }
    });
    phone.onWebSocket(line -> line.onFrameReceived(frame -> toTheGuest.add(textOf(frame))));
    phone.navigate(server.origin() + server.link(map.replace("/maps/", ""), options));
    phone.getByLabel("Your name").fill(name);
    phone.getByRole(AriaRole.BUTTON, named("Open the map")).tap();
    live(phone);
    phone.navigate(server.origin() + map + "?job=prove");
    live(phone);
    return phone;
  }

  private static String bodyOf(com.microsoft.playwright.Request request) {
    try {
      var answer = request.response();
      return answer == null ? "" : answer.text();
    } catch (PlaywrightException e) {
      return ""; // a redirect has none
    }
  }

  private static String textOf(WebSocketFrame frame) {
    var text = frame.text();
    return text != null ? text : new String(frame.binary(), UTF_8);
  }

  private Page open(Page page) {
    page.navigate(server.origin() + map + "?job=prove");
    live(page);
    return page;
  }

  private String heading(Page page, String path) {
    page.navigate(server.origin() + path);
    return page.locator("h1").textContent();
  }

  private static void live(Page page) {
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
  }

  private static void begin(Page page, String cell, String text) {
    page.locator(cell).focus();
    page.keyboard().press("Enter");
    page.keyboard().type(text);
  }

  private void beginOnPhone(String text) {
    guest.locator(GAPS + " [data-do=add]:visible").first().tap();
    guest.keyboard().type(text);
  }

  private static void write(Page page, String cell, String text) {
    begin(page, cell, text);
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
  }

  private static void reword(Page page, String note, String text) {
    press(page, note, "e");
    page.keyboard().press("Control+a");
    page.keyboard().type(text);
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
  }

  private static void press(Page page, String at, String key) {
    page.locator(at).focus();
    page.keyboard().press(key);
  }

  private static Locator menu(Page page, String note) {
    page.keyboard().press("Escape");
    press(page, note, "Shift+F10");
    return page.locator("[role=menu] [role=menuitem]");
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }

  private static Locator card(Locator text) {
    return text.locator("xpath=ancestor::li");
  }

  private static Locator note(Page page, String text) {
    return page.locator(".note-text", new Page.LocatorOptions().setHasText(text)).last();
  }
}
