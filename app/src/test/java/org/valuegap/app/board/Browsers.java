package org.valuegap.app.board;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.valuegap.app.TestServer;

/** Real browsers: the distribution's Chromium, or the one that {@code VALUEGAP_CHROMIUM} names. */
public final class Browsers implements AutoCloseable {
  public static final WaitForOptions ATTACHED =
      new WaitForOptions().setState(WaitForSelectorState.ATTACHED);

  private static final Path CHROMIUM =
      Path.of(Objects.requireNonNullElse(System.getenv("VALUEGAP_CHROMIUM"), "/usr/bin/chromium"));

  private final Playwright playwright =
      Playwright.create(
          new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));

  public Page signedIn(TestServer server) {
    return signedIn(server, new NewContextOptions());
  }

  /** A page in a browser of its own, of someone who is not signed in anywhere. */
  public Page someone(NewContextOptions options) {
    return browser.newContext(options).newPage();
  }

  /** A page of Ines Duarte, signed in, in a browser of its own. */
  public Page signedIn(TestServer server, NewContextOptions options) {
    return signedIn(server, server.owner(), options);
  }

  /** As the other, of whoever is signed in with this browser of the server's. */
  public Page signedIn(TestServer server, TestServer.Browser who, NewContextOptions options) {
    var page = someone(options);
    var cookie = Objects.requireNonNull(who.cookie()).split("=", 2);
    page.context().addCookies(cookie(server, cookie[0], cookie[1]));
    return page;
  }

  public static List<Cookie> cookie(TestServer server, String name, String value) {
    return List.of(new Cookie(name, value).setUrl(server.origin()));
  }

  /** A page of Ines Duarte, signed in, in a browser that keeps what it holds in this folder. */
  Page ofProfile(Path folder, TestServer server) {
    var options =
        new LaunchPersistentContextOptions()
            .setExecutablePath(CHROMIUM)
            .setArgs(List.of("--no-sandbox"));
    var context = playwright.chromium().launchPersistentContext(folder, options);
    var cookie = Objects.requireNonNull(server.owner().cookie()).split("=", 2);
    context.addCookies(cookie(server, cookie[0], cookie[1]));
    return context.newPage();
  }

  /** Kills the browser of a folder, as a crash or a power cut would. */
  static void kill(Path folder) {
    ProcessHandle.allProcesses()
        .filter(one ->
            one.info().commandLine().filter(line -> line.contains(folder.toString())).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
