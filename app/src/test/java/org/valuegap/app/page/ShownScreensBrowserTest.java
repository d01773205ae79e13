package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.page.Screens.Device;
import org.valuegap.app.page.Screens.Screen;

/**
 * docs/screens.md shows every screen, in both themes, on a desk and on a phone. With {@code
 * -Dshown=write} the pictures and the page are made anew.
 */
@Tag("browser")
class ShownScreensBrowserTest {
  private static final Path PAGE = Path.of("docs/screens.md");
  private static final Path PICTURES = Path.of("docs/images/screens");
  private static final long MOST = 4_000_000;
  private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
  private static final List<Device> DEVICES = List.of(Device.DESK, Device.PHONE);

  @Test
  void everyScreenIsShownInTheDocs() throws IOException {
    try (var screens = new Screens("en")) {
      var all = screens.beginning("");
      if ("write".equals(System.getProperty("shown"))) {
        write(screens, all);
      }
      assertThat(PAGE).as("make it anew with -Dshown=write").content().isEqualTo(page(all));
      long sum = 0;
      for (var picture : all.stream().flatMap(ShownScreensBrowserTest::pictures).toList()) {
        assertThat(PICTURES.resolve(picture)).exists();
        sum += Files.size(PICTURES.resolve(picture));
      }
      assertThat(sum).as("bytes of all pictures").isLessThan(MOST);
    }
  }

  private static void write(Screens screens, List<Screen> all) throws IOException {
    Files.createDirectories(PICTURES);
    try (var old = Files.list(PICTURES)) {
      for (var picture : old.toList()) {
        Files.delete(picture);
      }
    }
    for (var device : DEVICES) {
      for (var screen : all) {
        var page = screens.open(screen, device);
        for (var theme : THEMES) {
          page.emulateMedia(new EmulateMediaOptions().setColorScheme(theme));
          page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
          Files.write(PICTURES.resolve(name(screen, device, theme)), picture(page, device));
        }
      }
    }
    Files.writeString(PAGE, page(all));
  }

  /** What the window shows; a desk at two thirds of its size, which is still read. */
  private static byte[] picture(Page page, Device device) {
    var size = page.viewportSize();
    var clip = new JsonObject();
    clip.addProperty("x", 0);
    clip.addProperty("y", 0);
    clip.addProperty("width", size.width);
    clip.addProperty("height", size.height);
    clip.addProperty("scale", device == Device.DESK ? 2.0 / 3 : 1);
    var wanted = new JsonObject();
    wanted.addProperty("format", "webp");
    wanted.addProperty("quality", 50);
    wanted.add("clip", clip);
    var devtools = page.context().newCDPSession(page);
    var shot = devtools.send("Page.captureScreenshot", wanted).get("data").getAsString();
    devtools.detach();
    return Base64.getDecoder().decode(shot);
  }

  private static String page(List<Screen> all) {
    return """
    # Every screen

    As the tests find them, on a desk (1440 pixels) and on a phone (390), light and dark. This page and its pictures are made by
    `./mvnw test -pl app -am -Dtest=ShownScreensBrowserTest -DexcludedGroups= -Dshown=write`, which also holds that no screen is missing.

    """
        + all.stream().map(ShownScreensBrowserTest::shown).collect(Collectors.joining("\n"));
  }

  private static String shown(Screen screen) {
    var name = screen.name().replace('-', ' ');
    var rows =
        DEVICES.stream()
            .map(device ->
                THEMES.stream()
                    .map(theme ->
                        "![%s](images/screens/%s)".formatted(name, name(screen, device, theme)))
                    .collect(Collectors.joining(" | ", "| ", " |\n")))
            .collect(Collectors.joining());
    return "## %s%s\n\n| light | dark |\n|---|---|\n%s"
        .formatted(name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1), rows);
  }

  private static Stream<String> pictures(Screen screen) {
    return DEVICES.stream()
        .flatMap(device -> THEMES.stream().map(theme -> name(screen, device, theme)));
  }

  private static String name(Screen screen, Device device, ColorScheme theme) {
    return "%s-%s-%s.webp".formatted(screen.name(), device, theme).toLowerCase(Locale.ROOT);
  }
}
