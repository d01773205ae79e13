package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** Guests on phones whose network comes and goes (docs/offline.md, docs/faults.md). */
@Tag("browser")
class GuestOfflineBrowserTest {
  private static final String GAPS = "[data-cell='prove/value-gap']";
  private static final String KEPT =
      """
      async () => {
        const parts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
        const kept = name => caches.match(name, { ignoreSearch: true })
        const all = await Promise.all([location.pathname, ...parts.filter(it => it.startsWith('/assets/'))].map(kept))
        return (await caches.keys()).some(name => name.startsWith('map ')) && all.every(Boolean)
      }
      """;

  private TestServer server;
  private Browsers browsers;
  private String map;
  private String link;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.ofAnubis();
    browsers = new Browsers();
    map = "/maps/" + Samples.create(server);
    link = server.link(map.replace("/maps/", ""), Map.of("hides", "yes"));
  }

  @AfterEach
  void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void f21GuestsWhoComeBackAtOnceBringAllThatTheyWrote() {
    var guests = Stream.of("Marta Silva", "Jonas Weber", "Lena Fischer").map(this::comeIn).toList();
    server.stop();
    guests.forEach(guest -> assertThat(BoardPage.chip(guest)).containsText("Offline"));
    for (var guest : guests) {
      IntStream.range(0, 5)
          .forEach(i -> BoardPage.write(guest, GAPS, i + " of guest " + guests.indexOf(guest)));
      assertThat(BoardPage.chip(guest)).hasText("Offline. 5 changes kept on this device");
    }
    server.startAgain();
    guests.forEach(BoardPage::saved);
    var desk = open(browsers.signedIn(server));
    for (int guest = 0; guest < guests.size(); guest++) {
      assertThat(BoardPage.notes(desk, GAPS, " of guest " + guest)).hasCount(5);
    }
  }

  @Test
  void f22WhatTheOwnerRemovedMeanwhileStaysRemovedAndTheGuestIsTold() {
    var guest = browsers.someone(phone());
    var line = new Cut(guest);
    comeIn(guest, "Marta Silva");
    BoardPage.write(guest, GAPS, "Removed meanwhile");
    BoardPage.saved(guest);
    line.cut();
    assertThat(BoardPage.chip(guest)).containsText("Offline");
    var own = BoardPage.notes(guest, GAPS, "Removed meanwhile").locator("xpath=ancestor::li");
    own.focus();
    guest.keyboard().press("e");
    guest.keyboard().press("Control+a");
    guest.keyboard().type("Reworded without a network");
    guest.keyboard().press("Enter");
    var desk = open(browsers.signedIn(server));
    BoardPage.notes(desk, GAPS, "Removed meanwhile").locator("xpath=ancestor::li").focus();
    desk.keyboard().press("Delete");
    assertThat(desk.locator(".saved")).hasText("All changes saved");
    line.mend();
    assertThat(guest.locator(".toast, .banner").first()).containsText("Reworded without a network");
    assertThat(BoardPage.notes(guest, GAPS, "Reworded without a network")).hasCount(0);
    assertThat(BoardPage.notes(desk, GAPS, "Reworded without a network")).hasCount(0);
  }

  @Test
  void f23AGuestsTabThatIsKilledLosesNothing() {
    var guest = comeIn("Marta Silva");
    server.stop();
    assertThat(BoardPage.chip(guest)).containsText("Offline");
    BoardPage.write(guest, GAPS, "Written before the tab was killed");
    assertThat(BoardPage.chip(guest)).hasText("Offline. 1 change kept on this device");
    var phone = guest.context();
    guest.close();
    server.startAgain();
    var again = open(phone.newPage());
    BoardPage.saved(again);
    assertThat(BoardPage.notes(again, GAPS, "Written before the tab was killed")).hasCount(1);
    assertThat(
            BoardPage.notes(
                open(browsers.signedIn(server)), GAPS, "Written before the tab was killed"))
        .hasCount(1);
  }

  @Test
  void f24TwoTabsOfAGuestOneWithoutANetworkDoNotOverwriteEachOther() {
    var one = browsers.someone(phone());
    var line = new Cut(one);
    comeIn(one, "Marta Silva");
    var other = open(one.context().newPage());
    line.cut();
    assertThat(BoardPage.chip(one)).containsText("Offline");
    BoardPage.write(one, GAPS, "From the tab without a network");
    BoardPage.write(other, GAPS, "From the tab with one");
    BoardPage.saved(other);
    line.mend();
    BoardPage.saved(one);
    for (var tab : List.of(one, other, open(browsers.signedIn(server)))) {
      assertThat(BoardPage.notes(tab, GAPS, "From the tab without a network")).hasCount(1);
      assertThat(BoardPage.notes(tab, GAPS, "From the tab with one")).hasCount(1);
    }
  }

  @Test
  void aMapWhoseLinkIsRevokedDoesNotOpenFromTheDevice() {
    var guest = comeIn("Marta Silva");
    guest.waitForFunction(KEPT);
    revoke();
    assertThat(guest.getByText("Your link has ended")).isVisible();
    guest.navigate(server.origin() + map);
    assertThat(guest.locator("#map")).hasCount(0);
    assertThat(guest.evaluate("() => caches.keys()").toString()).doesNotContain("map ");
    server.stop();
    guest.navigate(server.origin() + map);
    assertThat(guest.locator("h1")).hasText("The server cannot be reached");
    assertThat(guest.locator("#map")).hasCount(0);
  }

  @Test
  void aMapRevokedWhileAGuestWasAwayIsGoneOnTheirReturn() {
    var guest = comeIn("Marta Silva");
    guest.waitForFunction(KEPT);
    guest.context().setOffline(true);
    guest.reload();
    BoardPage.live(guest); // what is kept opens, and says that it is not of now
    assertThat(BoardPage.chip(guest)).containsText("Offline");
    revoke();
    guest.context().setOffline(false);
    assertThat(guest.getByText("Your link has ended"))
        .isVisible(new IsVisibleOptions().setTimeout(20_000));
    guest.reload();
    assertThat(guest.locator("#map")).hasCount(0);
    assertThat(guest.evaluate("() => caches.keys()").toString()).doesNotContain("map ");
  }

  /** A page's line to the server, which can be cut and mended while others keep theirs. */
  private static final class Cut {
    private @Nullable WebSocketRoute line;
    private boolean isCut;

    Cut(Page page) {
      page.routeWebSocket(
          Pattern.compile("/live"),
          one -> {
            if (isCut) {
              one.close();
            } else {
              one.connectToServer();
              line = one;
            }
          });
    }

    void cut() {
      isCut = true;
      Objects.requireNonNull(line).close();
    }

    /** The page tries again by itself within a quarter of a minute. */
    void mend() {
      isCut = false;
    }
  }

  private void revoke() {
    var ines = server.owner();
    var form =
        Pattern.compile("/share/[A-Za-z0-9_-]+/revoke").matcher(ines.get(map + "/share").body());
    assertThat(form.find()).isTrue();
    ines.post(map + form.group(), Map.of());
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setHasTouch(true).setViewportSize(390, 844);
  }

  private Page comeIn(String name) {
    return comeIn(browsers.someone(phone()), name);
  }

  private Page comeIn(Page page, String name) {
    page.navigate(server.origin() + link);
    page.getByLabel("Your name").fill(name);
    page.locator("main .btn-primary").tap();
    BoardPage.live(page);
    return open(page);
  }

  private Page open(Page page) {
    page.navigate(server.origin() + map + "?job=prove");
    BoardPage.live(page);
    return page;
  }
}
