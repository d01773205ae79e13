package org.valuegap.app.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.TestServer;
import org.valuegap.app.board.Browsers;

/** What a reader is told where a proxy lets pages through and sockets not (F27). */
@Tag("browser")
class ProxyBrowserTest {
  @Test
  void f27AProxyThatStopsSocketsIsNamed(@TempDir Path folder) throws Exception {
    try (var server = TestServer.ofAnubis("--server.forward-headers-strategy=native");
        var proxy = Proxy.withoutSockets(server.address().getPort(), folder);
        var browsers = new Browsers()) {
      var made = server.owner().post("/customers/new", Map.of("name", "Dana Okafor")).headers();
      var page = browsers.someone(new NewContextOptions().setIgnoreHTTPSErrors(true));
      page.navigate(proxy.origin() + made.firstValue("Location").orElseThrow());
      page.locator("[name=email]").fill("ines@anubis.example");
      page.locator("[name=password]").fill(TestServer.PASSWORD);
      page.keyboard().press("Enter");
      assertThat(page.locator(".banner"))
          .containsText(
              "a proxy on the way stops live connections",
              new ContainsTextOptions().setTimeout(20_000));
    }
  }
}
