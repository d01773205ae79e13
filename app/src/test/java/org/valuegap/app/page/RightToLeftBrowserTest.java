package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.app.page.Screens.Device;
import org.valuegap.app.page.Screens.Screen;

/** Every screen in Arabic, on a phone, and what moves along the line of reading. */
@Tag("browser")
class RightToLeftBrowserTest {
  private static final String FOCUSED_X = "document.activeElement.getBoundingClientRect().left";

  private static Screens screens;

  @BeforeAll
  static void start() {
    screens = new Screens("ar");
  }

  @AfterAll
  static void stop() {
    screens.close();
  }

  @TestFactory
  Stream<DynamicTest> everyScreenRunsFromTheRight() {
    return screens.beginning(System.getProperty("only", "")).stream()
        .map(screen -> DynamicTest.dynamicTest(screen.name(), () -> check(screen)));
  }

  private static void check(Screen screen) {
    var page = screens.open(screen, Device.PHONE);
    assertThat(page.evaluate("() => getComputedStyle(document.body).direction")).isEqualTo("rtl");
    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("no wider than the window")
        .isEqualTo(true);
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).isEmpty();
  }

  private static Page board() {
    var board =
        screens.beginning("board-whole").stream()
            .filter(screen -> screen.name().equals("board-whole"))
            .findFirst()
            .orElseThrow();
    return screens.open(board, Device.DESK);
  }

  /** The left arrow goes to the left, which is onward here. */
  @Test
  void arrowsGoWhereTheyPoint() {
    var page = board();
    page.locator("td[data-cell]").first().focus();
    var before = x(page);
    page.keyboard().press("ArrowLeft");
    page.waitForFunction("before => " + FOCUSED_X + " < before", before);
    page.keyboard().press("ArrowRight");
    page.waitForFunction("before => " + FOCUSED_X + " === before", before);
  }

  private static double x(Page page) {
    return ((Number) page.evaluate(FOCUSED_X)).doubleValue();
  }

  @Test
  void theFirstJobStandsAtTheRightAndEnglishStaysEnglish() {
    var page = board();
    var jobs = page.locator("th[scope=colgroup], thead .half");
    var first = jobs.first().boundingBox().x;
    assertThat(jobs.last().boundingBox().x).isLessThan(first);
    var directions =
        (List<?>)
            page.evaluate(
                "() => [...document.querySelectorAll('.note-text')].map(one => getComputedStyle(one).direction)");
    assertThat(directions).isNotEmpty().allMatch("ltr"::equals);
  }
}
