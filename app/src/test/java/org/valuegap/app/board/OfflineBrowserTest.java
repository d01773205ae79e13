package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Backup;

/** What a real browser keeps while the real server is away (docs/offline.md). */
@Tag("browser")
class OfflineBrowserTest {
  private static final String CELL = "[data-cell='prove/value-gap']";
  private static final String KEPT =
      "async () => (await caches.keys()).some(name => name.startsWith('map '))"
          + " && !!(await caches.match(location.pathname, { ignoreSearch: true }))";
  private static final String UNSENT =
      """
      () => new Promise(done => {
        const opening = indexedDB.open('valuegap')
        opening.onsuccess = () => {
          const all = opening.result.transaction('outbox').objectStore('outbox').count()
          all.onsuccess = () => { opening.result.close(); done(all.result) }
        }
      })
      """;

  private TestServer server;
  private Browsers browsers;
  private String map;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.ofAnubis();
    browsers = new Browsers();
    map = Samples.create(server);
  }

  @AfterEach
  void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void theLastMapOpensWithoutTheServerTakesAnEditAndSendsItOnce() {
    var page = open(browsers.signedIn(server));
    page.waitForFunction(KEPT);
    server.stop();
    assertThat(BoardPage.chip(page)).containsText("Offline");
    page.reload();
    BoardPage.live(page);
    BoardPage.write(page, CELL, "Written without the server");
    assertThat(BoardPage.chip(page)).hasText("Offline. 1 change kept on this device");
    page.reload();
    BoardPage.live(page);
    assertThat(BoardPage.notes(page, CELL, "Written without the server")).hasCount(1);
    page.navigate(server.origin() + "/customers");
    assertThat(page.locator("h1")).hasText("The server cannot be reached");
    page.goBack();
    BoardPage.live(page);
    server.startAgain();
    BoardPage.saved(page);
    assertThat(BoardPage.notes(open(browsers.signedIn(server)), CELL, "Written without the server"))
        .hasCount(1);
  }

  @Test
  void nothingOfAMapStaysAfterSigningOut() {
    var page = open(browsers.signedIn(server));
    page.waitForFunction(KEPT);
    page.navigate(server.origin() + "/");
    page.locator(".nav-user").click();
    page.locator("form[action='/sign-out'] button").click();
    page.locator("[name=password]").waitFor();
    assertThat(page.evaluate("() => caches.keys()").toString()).doesNotContain("map ");
    server.stop();
    page.navigate(server.origin() + "/maps/" + map);
    assertThat(page.locator("h1")).hasText("The server cannot be reached");
  }

  @Test
  void f23ABrowserThatIsKilledSendsWhatItHeldWhenItIsBack(@TempDir Path profile) {
    var first = open(browsers.ofProfile(profile, server));
    server.stop();
    assertThat(BoardPage.chip(first)).containsText("Offline");
    BoardPage.write(first, CELL, "Held by a browser that was killed");
    first.waitForFunction("async () => (await (" + UNSENT + ")()) === 1");
    Browsers.kill(profile);
    server.startAgain();
    var again = open(browsers.ofProfile(profile, server));
    BoardPage.saved(again);
    assertThat(BoardPage.notes(again, CELL, "Held by a browser that was killed")).hasCount(1);
    assertThat(again.evaluate(UNSENT)).isEqualTo(0);
  }

  @Test
  void f35WhatWasMadeBeforeARestoreIsAskedFor(@TempDir Path folder) throws IOException {
    var page = open(browsers.signedIn(server));
    var backup = folder.resolve("anubis.backup");
    Backup.write(server.data(), "", backup);
    BoardPage.write(page, CELL, "Acknowledged after the backup");
    BoardPage.saved(page);
    server.stop();
    assertThat(BoardPage.chip(page)).containsText("Offline");
    BoardPage.write(page, CELL, "Made before the restore");
    Backup.restore(backup, server.data(), "");
    server.startAgain();
    signInAgain(page);
    var banner = page.locator(".banner");
    assertThat(banner).containsText("A change that you made before that is kept on this device.");
    assertThat(BoardPage.chip(page)).containsText("Not saved");
    assertThat(BoardPage.notes(page, CELL, "Acknowledged after the backup")).hasCount(0);
    banner.locator("[data-do=send-earlier]").click();
    BoardPage.saved(page);
    assertThat(BoardPage.notes(page, CELL, "Made before the restore")).hasCount(1);
  }

  @Test
  void aBrowserKeepsNothingWhereThatIsSwitchedOffAndSaysSo() throws IOException {
    try (var other = TestServer.ofAnubis("--valuegap.offline=false")) {
      var page = browsers.signedIn(other);
      page.navigate(other.origin() + "/maps/" + Samples.create(other) + "?job=prove");
      BoardPage.live(page);
      other.stop();
      assertThat(BoardPage.chip(page)).hasText("Offline");
      BoardPage.write(page, CELL, "On this page only");
      assertThat(BoardPage.chip(page)).hasText("Not saved. 1 change is on this page only");
      var kept = "async () => (await caches.keys()).concat((await indexedDB.databases()))";
      assertThat(page.evaluate(kept).toString()).isEqualTo("[]");
    }
  }

  /** A restore ends all sessions: the board asks to sign in, and the page comes back to the map. */
  private void signInAgain(Page page) {
    var again = server.owner().cookie().split("=", 2);
    page.context().addCookies(Browsers.cookie(server, again[0], again[1]));
    page.reload();
    BoardPage.live(page);
  }

  private Page open(Page page) {
    page.navigate(server.origin() + "/maps/" + map + "?job=prove");
    BoardPage.live(page);
    return page;
  }
}
