package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.app.page.Screens.Device;
import org.valuegap.app.page.Screens.Screen;

/**
 * Every screen in both themes, on a desk and on a phone: axe-core finds nothing, and nothing is
 * wider than the window. With {@code -Dscreens=FOLDER} the pictures are kept there; with {@code
 * -Donly=NAME} only the screens are looked at whose name begins so; with {@code -Dlanguage=ar} in
 * another language.
 */
@Tag("browser")
class ScreensBrowserTest {
  private static final @Nullable String KEPT = System.getProperty("screens");
  private static final String ONLY = System.getProperty("only", "");
  private static final String TOO_WIDE =
      """
      [document.documentElement, ...document.querySelectorAll('main')]
        .filter(one => one.scrollWidth > innerWidth)
        .map(one => one.tagName + ' ' + one.scrollWidth)
      """;
  private static final String MOVING = "document.getAnimations().length";
  private static final String SETTLED =
      """
      new Promise(requestAnimationFrame).then(() => Promise.all(document.getAnimations()
        .filter(one => one.effect.getComputedTiming().endTime < Infinity)
        .map(one => one.finished.catch(() => null))))
      """;

  private static Screens screens;

  @BeforeAll
  static void start() {
    screens = new Screens(System.getProperty("language", "en"));
  }

  @AfterAll
  static void stop() {
    screens.close();
  }

  @TestFactory
  Stream<DynamicContainer> axeFindsNothingOnAnyScreen() {
    var all = screens.beginning(ONLY);
    return Stream.of(Device.DESK, Device.PHONE)
        .map(device ->
            DynamicContainer.dynamicContainer(
                device.name(),
                all.stream()
                    .map(screen ->
                        DynamicTest.dynamicTest(screen.name(), () -> check(screen, device)))));
  }

  /** A theme is but another choice of colours: the screen is opened once for both. */
  private static void check(Screen screen, Device device) {
    var page = screens.open(screen, device);
    for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(theme));
      page.evaluate(SETTLED);
      if (KEPT != null) {
        var name = "%s-%s-%s.png".formatted(screen.name(), device, theme);
        page.screenshot(
            new ScreenshotOptions().setPath(Path.of(KEPT, name.toLowerCase(Locale.ROOT))));
      }
      // Its other mode opens one more window for each look; there are no frames of others here.
      var violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
      assertThat(violations).as("%s", theme).isEmpty();
      assertThat(page.evaluate(TOO_WIDE)).as("wider than the window").isEqualTo(List.of());
      assertThat(page.evaluate(MOVING)).as("moves, though less motion is asked for").isEqualTo(0);
    }
  }
}
