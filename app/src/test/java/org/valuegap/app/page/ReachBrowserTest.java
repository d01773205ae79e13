package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.app.page.Screens.Device;
import org.valuegap.app.page.Screens.Screen;

/**
 * Every screen can be used by fingers, at a zoom of 400 percent and in colours of one's own. The
 * properties {@code screens} and {@code only} are those of {@link ScreensBrowserTest}.
 */
@Tag("browser")
class ReachBrowserTest {
  private static final @Nullable String KEPT = System.getProperty("screens");

  /**
   * What a finger of 44 pixels does not hit: a link within a sentence may be smaller, and the box
   * around a control's own label counts.
   */
  private static final String TOO_SMALL =
      """
      () => {
        const box = one => one.getBoundingClientRect()
        const seen = one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box(one).width > 1
        const within = one => getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim()
        const hits = (one, x, y) => {
          const at = document.elementFromPoint(x, y)
          return at && (one.contains(at) || at.closest('label')?.control === one)
        }
        const large = one => {
          const { left, right, top, bottom } = box(one.labels?.[0]?.contains(one) ? one.labels[0] : one)
          const far = (from, by, hit) => (Math.abs(by) < 44 && hit(from + by) ? far(from, by + Math.sign(by), hit) : Math.abs(by) - 1)
          const reach = (near, end, hit) => {
            const middle = (near + end) / 2
            return end - near >= 43.5 || far(middle, -1, hit) + far(middle, 1, hit) >= 43
          }
          return reach(left, right, x => hits(one, x, (top + bottom) / 2)) && reach(top, bottom, y => hits(one, (left + right) / 2, y))
        }
        const open = document.querySelector('dialog[open], :popover-open') ?? document
        return [...open.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=menuitem], [role=option]')]
          .filter(one => !one.disabled && seen(one) && !within(one))
          .filter(one => { one.scrollIntoView({ block: 'center', inline: 'center' }); return !large(one) })
          .map(one => `${one.tagName.toLowerCase()}.${one.className} "${(one.ariaLabel ?? one.textContent).trim().slice(0, 40)}" ${Math.round(box(one).width)}x${Math.round(box(one).height)}`)
      }
      """;

  /** What stands beyond the window's side, and what is cut off, other than within what scrolls. */
  private static final String CUT =
      """
      () => {
        const style = one => getComputedStyle(one)
        const around = one => one ? [one, ...around(one.parentElement)] : []
        const scrolls = one => around(one.parentElement).some(box => /auto|scroll/.test(style(box).overflowX) && box !== document.documentElement && box.scrollWidth > box.clientWidth + 1)
        const said = [...document.querySelectorAll('body *')].filter(one =>
          one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest('.sr-only, svg, [aria-hidden=true]')
          && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        const beyond = said.filter(one => {
          const words = document.createRange()
          words.selectNodeContents(one)
          const { left, right, width } = words.getBoundingClientRect()
          return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(one) && style(one).textOverflow !== 'ellipsis'
        })
        const cut = said.filter(one => one.clientWidth > 1 && style(one).overflowX === 'hidden' && style(one).textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1)
        const name = one => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent.trim().slice(0, 40)}"`
        const wide = [document.documentElement, ...document.querySelectorAll('main')].filter(one => one.scrollWidth > innerWidth)
        return [...new Set([...wide.map(one => 'wide ' + one.tagName + one.scrollWidth), ...beyond.map(one => 'beyond ' + name(one)), ...cut.map(one => 'cut ' + name(one))])]
      }
      """;

  /** Focusable elements on which the keyboard cannot be seen. */
  private static final String UNSEEN =
      """
      () => {
        const open = document.querySelector('dialog[open], :popover-open') ?? document
        const pick = ({ outlineStyle, outlineWidth }) => ({ outlineStyle, outlineWidth })
        return [...open.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
          .filter(one => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
          .filter(one => {
            one.focus({ focusVisible: true })
            if (document.activeElement !== one) return false
            const marks = [one, one.closest('label'), one.parentElement].filter(Boolean).map(it => ({ ...pick(getComputedStyle(it)), zoom: it.currentCSSZoom }))
            return !marks.some(it => it.outlineStyle !== 'none' && parseFloat(it.outlineWidth) * it.zoom >= 1.9)
          })
          .map(one => `${one.tagName.toLowerCase()}.${one.className} "${(one.ariaLabel ?? one.textContent).trim().slice(0, 40)}"`)
      }
      """;

  private static Screens screens;
  private static List<Screen> all;

  @BeforeAll
  static void start() {
    screens = new Screens("en");
    all = screens.beginning(System.getProperty("only", ""));
  }

  @AfterAll
  static void stop() {
    screens.close();
  }

  @TestFactory
  Stream<DynamicTest> everyTargetOnAPhoneIs44PixelsLarge() {
    return onEach(Device.PHONE, (page, name) -> holds(page, name, TOO_SMALL));
  }

  @TestFactory
  Stream<DynamicTest> nothingIsCutOffAtAZoomOf400Percent() {
    return onEach(Device.NARROW, (page, name) -> holds(page, name, CUT));
  }

  @TestFactory
  Stream<DynamicTest> theKeyboardIsSeenInForcedColours() {
    return onEach(
        Device.DESK,
        (page, name) -> {
          page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
          holds(page, name, UNSEEN);
        });
  }

  private static Stream<DynamicTest> onEach(Device device, BiConsumer<Page, String> rule) {
    return all.stream()
        .map(screen ->
            DynamicTest.dynamicTest(
                screen.name(),
                () -> {
                  var page = screens.open(screen, device);
                  rule.accept(page, screen.name());
                  if (KEPT != null) {
                    var file = "%s-reach-%s.png".formatted(screen.name(), device.name());
                    page.screenshot(
                        new ScreenshotOptions()
                            .setPath(Path.of(KEPT, file.toLowerCase(Locale.ROOT))));
                  }
                }));
  }

  private static void holds(Page page, String name, String rule) {
    assertThat(page.evaluate(rule)).as(name).isEqualTo(List.of());
  }
}
