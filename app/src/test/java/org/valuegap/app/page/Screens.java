package org.valuegap.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * Every screen of the product, each with something on it, as a browser of one language shows it.
 * All tests that look at all screens take them from here.
 */
final class Screens implements AutoCloseable {
  private static final String CANVAS =
      "Customer,JOB #1\nDana Okafor,Prove compliance\nPoints of friction,Slow; late; by hand\n"
          + "Value gap,I can't show who approved\n";

  private final String language;
  private final TestServer fresh = TestServer.fresh();
  private final TestServer empty = TestServer.ofAnubis();
  private final TestServer demo = TestServer.ofAnubis("--valuegap.demo=true");
  private final Browsers browsers = new Browsers();

  /** The windows that are open, by who looks and how. */
  private final Map<List<Object>, Page> open = new HashMap<>();

  private final List<Screen> screens = new ArrayList<>();

  /**
   * @param language that the browsers ask for, as a tag
   */
  Screens(String language) {
    this.language = language;
    screens.addAll(atTheDoor());
    screens.addAll(inside());
    screens.addAll(onAMap());
  }

  @Override
  public void close() {
    browsers.close();
    Stream.of(fresh, empty, demo).forEach(TestServer::close);
  }

  /** What one looks through. */
  enum Device {
    DESK(1440, 900),
    PHONE(390, 844),
    /** A desk of 1280 pixels at a zoom of 400 percent. */
    NARROW(320, 640);

    private final int width;
    private final int height;

    Device(int width, int height) {
      this.width = width;
      this.height = height;
    }

    NewContextOptions options(String language) {
      return new NewContextOptions()
          .setLocale(language)
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
    OWNER,
    /** Whom a proxy lets through to pages and not to the live line. */
    CUT_OFF
  }

  /**
   * A screen.
   *
   * @param then what is done there before one looks
   */
  record Screen(String name, Who who, String path, Consumer<Page> then) {}

  /** All of them whose name begins so. */
  List<Screen> beginning(String name) {
    return screens.stream().filter(screen -> screen.name().startsWith(name)).toList();
  }

  Page open(Screen screen, Device device) {
    var who = screen.who();
    var page = open.computeIfAbsent(List.of(who, device), _ -> window(who, device));
    page.navigate(server(who).origin() + screen.path());
    screen.then().accept(page);
    return page;
  }

  private TestServer server(Who who) {
    return who == Who.FOUNDER ? fresh : who == Who.OWNER_OF_NOTHING ? empty : demo;
  }

  private Page window(Who who, Device device) {
    var page = stranger(who, device);
    if (who == Who.CUT_OFF) {
      page.routeWebSocket("**/live*", WebSocketRoute::close);
    }
    return page;
  }

  private Page stranger(Who who, Device device) {
    return who == Who.FOUNDER || who == Who.STRANGER || who == Who.GUEST
        ? browsers.someone(device.options(language))
        : browsers.signedIn(server(who), device.options(language));
  }

  private List<Screen> atTheDoor() {
    return List.of(
        screen("first-run", Who.FOUNDER, fresh.firstRunLink()),
        screen("first-run-link", Who.FOUNDER, "/"),
        screen("sign-in", Who.STRANGER, "/"),
        screen("sign-in-wrong", Who.STRANGER, "/sign-in", Screens::guess),
        screen("session-ended", Who.STRANGER, "/sign-in?next=%2Fcustomers&ended"),
        screen("join", Who.STRANGER, invitation()),
        screen("guest-lost", Who.STRANGER, "/guest/no-such-link"),
        screen("guest-join", Who.STRANGER, link("Greta Lindholm", Map.of("passcode", "harbour"))),
        screen(
            "guest-board", Who.GUEST, link("Dana Okafor", Map.of("hides", "yes")), Screens::comeIn),
        screen("offline", Who.STRANGER, "/offline"),
        screen("join-spent", Who.STRANGER, "/join?code=spent"),
        screen("signed-out", Who.LATE, "/customers/new", Screens::writeTooLate));
  }

  private List<Screen> inside() {
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
        screen("members-keep-out", Who.OWNER, "/settings/members", this::keepOut),
        screen("mentions", Who.OWNER, mentioned()),
        screen("mentions-none", Who.OWNER_OF_NOTHING, "/mentions"),
        screen("profile", Who.OWNER, "/settings/profile"),
        screen(
            "profile-sessions",
            Who.OWNER,
            "/settings/profile",
            page -> page.locator("#keys-head").scrollIntoViewIfNeeded()));
  }

  private List<Screen> onAMap() {
    var map = "/maps/" + dana();
    return List.of(
        screen("board", Who.OWNER, map, Screens::live),
        screen("board-whole", Who.OWNER, map + "?view=whole", Screens::live),
        screen("job", Who.OWNER, map + "/jobs/" + job(1), Screens::live),
        screen("empathy", Who.OWNER, map + "/empathy", Screens::live),
        screen(
            "job-table",
            Who.OWNER,
            map + "/jobs/" + job(1) + "?steps=4&forces=table",
            Screens::live),
        screen("share", Who.OWNER, map + "/share"),
        screen("share-made", Who.OWNER, map + "/share", Screens::makeLink),
        screen("share-guests", Who.OWNER, cameIn() + "/share", Screens::rename),
        screen("history", Who.OWNER, map + "/history"),
        screen("history-undo", Who.OWNER, changed() + "/history/undo?person=yuki&minutes=15"),
        screen("history-state", Who.OWNER, map + "/history?at=1"),
        screen("history-compared", Who.OWNER, changed() + "/history?at=1&compare"),
        screen("board-keys", Who.OWNER, map, page -> press(page, "Shift+?", "dialog[open]")),
        screen(
            "board-menu",
            Who.OWNER,
            map,
            page -> {
              press(page, "Space", "[data-note]:focus");
              page.keyboard().press("Shift+F10");
              page.locator("[role=menu]:popover-open").waitFor();
            }),
        screen("board-guided", Who.OWNER, map, page -> press(page, "g", ".guide-ask")),
        screen("board-gap", Who.OWNER, map, Screens::measure),
        screen("board-present", Who.OWNER, map, Screens::present),
        screen("board-comments", Who.OWNER, map, Screens::talk),
        screen("board-advice", Who.OWNER, map + "?job=" + job(2), Screens::advise),
        screen("board-refused", Who.OWNER, map, Screens::writeTooMuch),
        screen("board-cut-off", Who.CUT_OFF, map, Screens::deleteCutOff),
        screen("board-export", Who.OWNER, map, Screens::export),
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
  private String changed() {
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
    rooms.submit(aiko, edit, new Stamp(new Id("yuki"), "Yuki Tanaka", Instant.now())).join();
    return "/maps/" + aiko;
  }

  private static Screen screen(String name, Who who, String path) {
    return screen(name, who, path, _ -> {});
  }

  private static Screen screen(String name, Who who, String path, Consumer<Page> then) {
    return new Screen(name, who, path, then);
  }

  private String dana() {
    return overview().document().value();
  }

  private String job(int at) {
    return overview().head().jobs().get(at).id().value();
  }

  private Overview overview() {
    return overview("Dana Okafor");
  }

  private Overview overview(String customer) {
    var ines = demo.bean(Accounts.class).credentials("ines@anubis.example");
    return demo.bean(Overviews.class).of(ines.person().workspace()).stream()
        .filter(map -> map.head().customer().name().equals(customer))
        .findFirst()
        .orElseThrow();
  }

  /** The page of what was said to Ines, on two maps. */
  private String mentioned() {
    var yuki = new Stamp(new Id("yuki"), "Yuki Tanaka", null);
    var marta = new Stamp(new Id("guest-marta"), "Marta Silva", null);
    say("Dana Okafor", yuki, "@Ines Duarte is this still so since the spring release?");
    say("Greta Lindholm", marta, "@Ines Duarte, here it is the same");
    return "/mentions";
  }

  private void say(String customer, Stamp by, String text) {
    var id = new Id("said-" + customer.length());
    var comment = new Comment(id, new Id("customer"), text, false, false, null);
    var edit = new Edit(id, List.of(new Change.Added(comment)));
    demo.bean(Rooms.class).submit(overview(customer).document(), edit, by).join();
  }

  /** Rafael Costa's map, to which guests have come. */
  private String cameIn() {
    var map = overview("Rafael Costa").document().value();
    var link = demo.link(map, Map.of("label", "Kickoff with Meridian Health"));
    demo.guest(link, "Marta Silva");
    demo.guest(link, "Owner");
    return "/maps/" + map;
  }

  private static void rename(Page page) {
    page.locator(".guests .confirm summary").first().click();
  }

  private void keepOut(Page page) {
    if (page.getByText("nils@anubis.example").count() == 0) {
      demo.member("Nils Holm", "nils@anubis.example", "VIEWER");
      page.reload();
    }
    page.locator("tr", new Page.LocatorOptions().setHasText("nils@anubis.example"))
        .locator(".confirm summary")
        .first()
        .click();
  }

  private String invitation() {
    var marcus = Map.of("name", "Marcus Bell", "email", "marcus@anubis.example", "role", "EDITOR");
    var page = demo.owner().post("/settings/members", marcus).body();
    var link = Pattern.compile("/join\\?code=[A-Za-z0-9_-]+");
    return link.matcher(page).results().findFirst().orElseThrow().group();
  }

  private String link(String customer, Map<String, String> options) {
    return demo.link(overview(customer).document().value(), options);
  }

  private static void comeIn(Page page) {
    if (page.locator("[name=name]").count() > 0) { // the second look finds the guest inside
      page.locator("[name=name]").fill("Marta Silva");
      page.locator("main .btn-primary").click();
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
    page.locator("main .btn-primary").click();
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
    press(page, "p", ".present-bar");
  }

  private static void advise(Page page) {
    live(page);
    page.locator("[data-cell]:has(.part-flag)").first().focus();
    page.locator(".lint").waitFor();
  }

  /** As a paste may that is longer than the field. */
  private static void writeTooMuch(Page page) {
    press(page, "Enter", "textarea:focus");
    var field = page.locator("textarea:focus");
    field.evaluate("field => field.removeAttribute('maxlength')");
    field.fill("Every export needs a ticket. ".repeat(100));
    field.press("Enter");
    page.locator(".toast").waitFor();
    page.waitForCondition(() -> page.getByText("needs a ticket. Every").count() == 0);
  }

  private static void deleteCutOff(Page page) {
    live(page);
    page.locator(".banner").waitFor();
    page.locator(".is-focus-col [data-note]").first().focus();
    page.keyboard().press("Delete");
    page.locator(".toast").waitFor();
  }

  /** From the bar; on a phone by asking for it, as all that its bar has no room for. */
  private static void export(Page page) {
    live(page);
    var menu = page.locator("[popovertarget=export-menu]");
    if (menu.isVisible()) {
      menu.click();
    } else {
      page.locator("[data-do=palette]").click();
      page.keyboard().type("PDF");
      page.locator(".palette [aria-selected=true]:has-text('PDF')").waitFor();
    }
  }

  private static void measure(Page page) {
    live(page);
    page.locator(".is-focus-col [data-do=measure]").first().click();
    page.locator(".measure-pop form").waitFor();
  }

  /** Presses a key on the first cell of the job in focus, and waits for what comes of it. */
  private static void press(Page page, String key, String comes) {
    live(page);
    page.locator("td.is-focus-col").first().focus();
    page.keyboard().press(key);
    page.locator(comes).first().waitFor();
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
