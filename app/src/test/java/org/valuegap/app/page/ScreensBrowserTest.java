package org.valuegap.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.valuegap.app.TestServer;
import org.valuegap.app.board.Browsers;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Overviews;
import org.valuegap.app.store.Overviews.Overview;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * Every screen in both themes, on a desk and on a phone: axe-core finds nothing, and nothing is
 * wider than the window. With {@code -Dscreens=FOLDER} the pictures are kept there; with {@code
 * -Donly=NAME} only the screens are looked at whose name begins so.
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
  private static final String SETTLED =
      """
      new Promise(requestAnimationFrame).then(() => Promise.all(document.getAnimations()
        .filter(one => one.effect.getComputedTiming().endTime < Infinity)
        .map(one => one.finished.catch(() => null))))
      """;
  private static final String CANVAS =
      "Customer,JOB #1\nDana Okafor,Prove compliance\nPoints of friction,Slow; late; by hand\n"
          + "Value gap,I can't show who approved\n";

  /** The windows that are open, by who looks and how. */
  private static final Map<List<Object>, Page> OPEN = new HashMap<>();

  private static TestServer fresh;
  private static TestServer empty;
  private static TestServer demo;
  private static Browsers browsers;

  @BeforeAll
  static void start() {
    fresh = TestServer.fresh();
    empty = TestServer.ofAnubis();
    demo = TestServer.ofAnubis("--valuegap.demo=true");
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    browsers.close();
    Stream.of(fresh, empty, demo).forEach(TestServer::close);
  }

  /** What one looks through. */
  private enum Device {
    DESK(1440, 900),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Device(int width, int height) {
      this.width = width;
      this.height = height;
    }

    NewContextOptions options() {
      return new NewContextOptions()
          .setReducedMotion(ReducedMotion.REDUCE)
          .setHasTouch(this == PHONE)
          .setViewportSize(width, height);
    }
  }

  /** Who looks. */
  private enum Who {
    FOUNDER,
    STRANGER,
    /** Who comes by a link of a map. */
    GUEST,
    /** Whose session ends while looking. */
    LATE,
    OWNER_OF_NOTHING,
    OWNER;

    TestServer server() {
      return this == FOUNDER ? fresh : this == OWNER_OF_NOTHING ? empty : demo;
    }

    Page window(Device device) {
      return this == FOUNDER || this == STRANGER || this == GUEST
          ? browsers.someone(device.options())
          : browsers.signedIn(server(), device.options());
    }
  }

  /**
   * A screen.
   *
   * @param then what is done there before one looks
   */
  private record Screen(String name, Who who, String path, Consumer<Page> then) {
    Page open(Device device) {
      var page = OPEN.computeIfAbsent(List.of(who, device), _ -> who.window(device));
      page.navigate(who.server().origin() + path);
      then.accept(page);
      return page;
    }
  }

  @TestFactory
  Stream<DynamicContainer> axeFindsNothingOnAnyScreen() {
    var screens = new ArrayList<>(atTheDoor());
    screens.addAll(inside());
    screens.addAll(onAMap());
    return Stream.of(Device.values())
        .map(device ->
            DynamicContainer.dynamicContainer(
                device.name(),
                screens.stream()
                    .filter(screen -> screen.name().startsWith(ONLY))
                    .map(screen ->
                        DynamicTest.dynamicTest(screen.name(), () -> check(screen, device)))));
  }

  /** A theme is but another choice of colours: the screen is opened once for both. */
  private static void check(Screen screen, Device device) {
    var page = screen.open(device);
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
    }
  }

  private static List<Screen> atTheDoor() {
    return List.of(
        screen("first-run", Who.FOUNDER, fresh.firstRunLink()),
        screen("first-run-link", Who.FOUNDER, "/"),
        screen("sign-in", Who.STRANGER, "/"),
        screen("sign-in-wrong", Who.STRANGER, "/sign-in", ScreensBrowserTest::guess),
        screen("session-ended", Who.STRANGER, "/sign-in?next=%2Fcustomers&ended"),
        screen("join", Who.STRANGER, invitation()),
        screen("guest-lost", Who.STRANGER, "/guest/no-such-link"),
        screen("guest-join", Who.STRANGER, link("Greta Lindholm", Map.of("passcode", "harbour"))),
        screen(
            "guest-board",
            Who.GUEST,
            link("Dana Okafor", Map.of("hides", "yes")),
            ScreensBrowserTest::comeIn),
        screen("offline", Who.STRANGER, "/offline"),
        screen("join-spent", Who.STRANGER, "/join?code=spent"),
        screen("signed-out", Who.LATE, "/customers/new", ScreensBrowserTest::writeTooLate));
  }

  private static List<Screen> inside() {
    return List.of(
        screen("home-empty", Who.OWNER_OF_NOTHING, "/"),
        screen("home", Who.OWNER, "/"),
        screen("home-menu", Who.OWNER, "/", page -> open(page, ".nav-user")),
        screen("search", Who.OWNER, "/", page -> page.keyboard().press("Control+k")),
        screen("404", Who.OWNER, "/nothing-here"),
        screen("customers", Who.OWNER, "/customers"),
        screen("customer", Who.OWNER, "/customers/" + dana()),
        screen("trash", Who.OWNER, "/customers/trash"),
        screen("customer-new", Who.OWNER, "/customers/new"),
        screen("import", Who.OWNER, "/import"),
        screen("import-refused", Who.OWNER, "/import", page -> send(page, "a,b\n1,2\n")),
        screen("import-check", Who.OWNER, "/import", page -> send(page, CANVAS)),
        screen("settings", Who.OWNER, "/settings"),
        screen("members", Who.OWNER, "/settings/members"),
        screen("members-remove", Who.OWNER, "/settings/members", page -> open(page, ".confirm")),
        screen("profile", Who.OWNER, "/settings/profile"));
  }

  private static List<Screen> onAMap() {
    var map = "/maps/" + dana();
    return List.of(
        screen("board", Who.OWNER, map, ScreensBrowserTest::live),
        screen("board-whole", Who.OWNER, map + "?view=whole", ScreensBrowserTest::live),
        screen("job", Who.OWNER, map + "/jobs/" + secondJob(), ScreensBrowserTest::live),
        screen("empathy", Who.OWNER, map + "/empathy", ScreensBrowserTest::live),
        screen(
            "job-table",
            Who.OWNER,
            map + "/jobs/" + secondJob() + "?steps=4&forces=table",
            ScreensBrowserTest::live),
        screen("share", Who.OWNER, map + "/share"),
        screen("share-made", Who.OWNER, map + "/share", ScreensBrowserTest::makeLink),
        screen("history", Who.OWNER, map + "/history"),
        screen("history-state", Who.OWNER, map + "/history?at=1"),
        screen("history-compared", Who.OWNER, changed() + "/history?at=1&compare"),
        screen("board-present", Who.OWNER, map, ScreensBrowserTest::present),
        screen("board-comments", Who.OWNER, map, ScreensBrowserTest::talk),
        screen("board-export", Who.OWNER, map, page -> open(page, "[popovertarget=export-menu]")),
        screen(
            "board-palette",
            Who.OWNER,
            map,
            page -> {
              live(page);
              page.keyboard().press("Control+k");
            }));
  }

  /** Aiko Mori's map, in which a note was added, one reworded and one removed since. */
  private static String changed() {
    var aiko = overview("Aiko Mori").document();
    var rooms = demo.bean(Rooms.class);
    var job = rooms.document(aiko).all(Job.class).sorted(comparing(Job::order)).findFirst();
    var notes =
        rooms
            .document(aiko)
            .all(Note.class)
            .filter(note -> note.place().job().equals(job.orElseThrow().id()))
            .sorted(comparing(note -> note.id().value()))
            .toList();
    var one = notes.getFirst();
    var added = new Note(new Id("added"), one.place(), "Asked twice", false, null, null);
    var reworded =
        new Note(one.id(), one.place(), "In other words", one.key(), one.step(), one.by());
    var changes =
        List.<Change>of(
            new Change.Added(added),
            new Change.Altered(one, reworded),
            new Change.Removed(notes.getLast()));
    var edit = new Edit(new Id("screens"), changes);
    rooms.submit(aiko, edit, new Stamp(null, "Yuki Tanaka", Instant.now())).join();
    return "/maps/" + aiko;
  }

  private static Screen screen(String name, Who who, String path) {
    return screen(name, who, path, _ -> {});
  }

  private static Screen screen(String name, Who who, String path, Consumer<Page> then) {
    return new Screen(name, who, path, then);
  }

  private static String dana() {
    return overview().document().value();
  }

  private static String secondJob() {
    return overview().head().jobs().get(1).id().value();
  }

  private static Overview overview() {
    return overview("Dana Okafor");
  }

  private static Overview overview(String customer) {
    var ines = demo.bean(Accounts.class).credentials("ines@anubis.example");
    return demo.bean(Overviews.class).of(ines.person().workspace()).stream()
        .filter(map -> map.head().customer().name().equals(customer))
        .findFirst()
        .orElseThrow();
  }

  private static String invitation() {
    var marcus = Map.of("name", "Marcus Bell", "email", "marcus@anubis.example", "role", "EDITOR");
    var page = demo.owner().post("/settings/members", marcus).body();
    var link = Pattern.compile("/join\\?code=[A-Za-z0-9_-]+");
    return link.matcher(page).results().findFirst().orElseThrow().group();
  }

  private static String link(String customer, Map<String, String> options) {
    return demo.link(overview(customer).document().value(), options);
  }

  private static void comeIn(Page page) {
    if (page.locator("[name=name]").count() > 0) { // the second look finds the guest inside
      page.locator("[name=name]").fill("Marta Silva");
      page.locator("main button").click();
    }
    live(page);
  }

  private static void makeLink(Page page) {
    page.locator("main form .btn-primary").first().click();
    page.locator(".share-made").waitFor();
  }

  private static void guess(Page page) {
    page.locator("[name=email]").fill("ines@anubis.example");
    page.locator("[name=password]").fill("not the password");
    page.locator("main button").click();
    page.locator(".notice-warn").waitFor();
  }

  private static void writeTooLate(Page page) {
    page.context().clearCookies();
    page.locator("[name=name]").fill("Dana Okafor");
    page.locator("main .btn-primary").click();
    page.locator("main a[target=_blank]").waitFor();
  }

  private static void live(Page page) {
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
  }

  private static void talk(Page page) {
    live(page);
    page.locator("td.is-focus-col").first().focus();
    page.keyboard().press("c");
    page.locator(".composer textarea").waitFor();
  }

  private static void present(Page page) {
    live(page);
    page.locator("td.is-focus-col").first().focus();
    page.keyboard().press("p");
    page.locator(".present-bar").waitFor();
  }

  /** Opens what a phone may not show. */
  private static void open(Page page, String opener) {
    if (page.locator(opener).first().isVisible()) {
      page.locator(opener).first().click();
    }
  }

  private static void send(Page page, String canvas) {
    page.locator("#file")
        .setInputFiles(new FilePayload("meridian.csv", "text/csv", canvas.getBytes(UTF_8)));
    page.locator("main .btn-primary").click();
    page.locator(".notice-warn, .preview").waitFor();
  }
}
