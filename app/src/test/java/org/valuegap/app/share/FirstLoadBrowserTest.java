package org.valuegap.app.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.board.Browsers;
import org.valuegap.app.page.Messages;

/**
 * What a guest's phone fetches from the link to the map that can be worked on, headers, fonts and
 * the socket's handshake included. Prints every part: {@code -Dtest=FirstLoadBrowserTest}.
 */
@Tag("browser")
class FirstLoadBrowserTest {
  /** The page once more, for the device: nobody waits for it. */
  private static final String KEPT = "(copy kept on the device)";

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ar"})
  void aGuestsFirstLoadIsUnder150Kilobytes(String language) {
    var words = Messages.in(List.of(Locale.of(language)));
    try (var server = TestServer.ofAnubis("--valuegap.demo=true");
        var browsers = new Browsers()) {
      var link = server.link(Demo.map(server, "Dana Okafor"), Map.of("hides", "yes"));
      var phone =
          browsers.someone(
              new NewContextOptions()
                  .setLocale(language)
                  .setHasTouch(true)
                  .setViewportSize(390, 844));
      var parts = fetched(phone);
      phone.navigate(server.origin() + link);
      phone.getByLabel(words.of("field.your-name")).fill("Marta Silva");
      phone.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words.of("guest.do"))).tap();
      phone.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      var usable = new TreeMap<>(parts);
      usable.remove(KEPT); // it may have begun already
      usable.forEach((path, bytes) -> System.out.printf("%,9d %s%n", bytes, path));
      phone.waitForLoadState(LoadState.NETWORKIDLE);
      System.out.printf(
          "%,9d bytes are a guest's first load, and %,d with the copy kept on the device%n",
          sum(usable), sum(parts));
      assertThat(usable.keySet()).anyMatch(path -> path.endsWith(".woff2"));
      assertThat(usable.keySet()).anyMatch(path -> path.endsWith("/snapshot"));
      assertThat(sum(usable)).isLessThan(150_000);
    }
  }

  private static long sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The bytes that come over the line, by path; fills while the page lives. */
  private static Map<String, Long> fetched(Page page) {
    var parts = new TreeMap<String, Long>();
    var paths = new HashMap<String, String>();
    var devtools = page.context().newCDPSession(page);
    devtools.on(
        "Network.requestWillBeSent",
        event -> {
          var url = URI.create(event.getAsJsonObject("request").get("url").getAsString());
          paths.put(event.get("requestId").getAsString(), url.getPath());
          var redirect = event.getAsJsonObject("redirectResponse");
          if (redirect != null) {
            parts.merge("(redirects)", redirect.get("encodedDataLength").getAsLong(), Long::sum);
          }
        });
    devtools.on(
        "Network.loadingFinished",
        event -> {
          var path = paths.get(event.get("requestId").getAsString());
          boolean again = parts.containsKey(path) && path.startsWith("/maps/");
          parts.merge(again ? KEPT : path, event.get("encodedDataLength").getAsLong(), Long::sum);
        });
    devtools.send("Network.enable");
    return parts;
  }
}
