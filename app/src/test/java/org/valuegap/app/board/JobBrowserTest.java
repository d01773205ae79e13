package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote.Field;

/** The empathy map and a job's page in real browsers against the real server. */
@Tag("browser")
class JobBrowserTest {
  private static TestServer server;
  private static Browsers browsers;
  private static int maps;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    browsers.close();
    server.close();
  }

  /** The way of the method: from an empty customer to a linted, promised, mapped job. */
  @Test
  void anEmptyCustomerBecomesALintedPromisedMappedJob() {
    var map = create(List.of(Customer.named("Dana Okafor")));
    var page = open(map + "/empathy");
    fill(page.getByLabel("Add a feeling"), "Manage the audit evidence");
    start(page, page.locator(".note").first(), "A new job-to-be-done");
    page.locator(".on-map").click();

    var job = page.getByLabel("Job-to-be-done");
    assertThat(page.locator(".checks .is-hint").first()).containsText("has no clear end");
    write(job, "Prove compliance before the audit deadline");
    fill(
        page.getByLabel("Add a desired outcome").first(),
        "Minimize the time to assemble audit evidence");
    assertThat(page.locator(".checks .is-hint")).hasCount(0);
    assertThat(page.locator(".editor rt"))
        .hasText(new String[] {"verb", "object", "circumstance", "delta", "measure", "focus"});

    measure(page);
    assertThat(page.locator(".gapbox .now b")).hasText("56%");

    page.getByLabel("Promise to").selectOption("customer");
    var promise = page.locator(".promise");
    assertThat(promise.getByLabel("Value promise"))
        .hasValue(Pattern.compile("Anubis proves your compliance before the audit.*"));
    assertThat(promise.locator(".tag")).hasText("Not yet");

    labelled(page, "Step of: ", "Minimize the time to assemble audit evidence")
        .selectOption("prepare");
    fill(labelled(page, "Add a note to ", "Execute"), "Hand over the complete trail");
    assertThat(
            page.locator(".step", new Page.LocatorOptions().setHasText("Prepare"))
                .locator(".out.is-outcome"))
        .containsText("Gap 56%");
    fill(page.getByLabel("Add a push"), "A week of stitching exports");
    labelled(page, "Strength, as you judge it: ", "A week of stitching exports").selectOption("4");
    assertThat(page.locator(".balance")).containsText("Leaning to change by 4");

    assertThat(page.locator(".saved")).hasText("All changes saved");
    page.reload();
    assertThat(page.locator(".gapbox .now b")).hasText("56%");
    assertThat(page.locator(".promise .tag")).hasText("Not yet");
    assertThat(page.getByLabel(Pattern.compile("Execute.?, note")))
        .hasValue("Hand over the complete trail");
  }

  @Test
  void twoPeopleWriteOnOneJobAndEachUndoesOnlyTheirOwn() throws IOException {
    var map = sample();
    var ines = open(map + "/jobs/prove");
    var yuki = open(map + "/jobs/prove");
    fill(labelled(ines, "Add a note to ", "Define"), "Read last year’s findings");
    fill(labelled(yuki, "Add a note to ", "Locate"), "Ask every clinic");
    assertThat(notes(yuki, 1).last()).hasValue("Read last year’s findings");
    assertThat(notes(ines, 2)).hasValue("Ask every clinic");
    ines.locator("#job-map").focus();
    ines.keyboard().press("Control+z");
    assertThat(notes(yuki, 1)).hasCount(1);
    assertThat(notes(yuki, 2)).hasValue("Ask every clinic");
  }

  @Test
  void anEmpathyNoteAndWhatItBecameLeadToEachOther() throws IOException {
    var page = open(sample() + "/empathy");
    start(page, page.locator("#n-e6"), "friction");
    page.locator("#n-e6 .on-map").click();
    assertThat(page.locator(".note:focus .note-text")).containsText("Keeps a private spreadsheet");
    page.goBack();
    page.locator("#n-e4 .on-map").click();
    page.locator(".origins a").first().click();
    page.waitForURL(address -> address.contains("/empathy#n-e4"));
  }

  @Test
  void thePaletteOpensByKeyAndSearchesAllMaps() throws IOException {
    var map = sample();
    for (var screen : List.of("/jobs/prove", "/empathy")) {
      var page = open(map + screen);
      page.keyboard().press("Control+k");
      page.keyboard().type("Every auditor wants");
      assertThat(page.locator("dialog.palette [role=option]").first())
          .containsText("Every auditor wants a different layout");
    }
  }

  @Test
  void sixtyNotesStandAroundTheCustomerAndNoneOverlaps() {
    var page = open(create(sixty()) + "/empathy");
    assertThat(page.locator(".zone .note")).hasCount(60);
    var overlaps =
        page.evaluate(
            """
            () => {
              const all = [...document.querySelectorAll('.zone .note, .centre')].map(e => e.getBoundingClientRect())
              return all.filter((a, i) => all.some((b, j) => i < j && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length
            }\
            """);
    assertThat(overlaps).isEqualTo(0);
  }

  @Test
  void bothAreReadWithoutScripts() throws IOException {
    var map = sample();
    var plain = new NewContextOptions().setJavaScriptEnabled(false);
    var page = browsers.signedIn(server, plain);
    page.navigate(server.origin() + "/maps/" + map + "/jobs/prove");
    assertThat(page.locator(".step")).hasCount(8);
    page.getByText("Four steps").click();
    assertThat(page.locator(".step")).hasCount(4);
    page.locator(".tabs").getByText("Empathy map").click();
    assertThat(page.locator(".zone .note")).hasCount(6);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothingWhereEverythingIsFilled(ColorScheme scheme) throws IOException {
    var map = sample();
    var page = browsers.signedIn(server, new NewContextOptions().setColorScheme(scheme));
    for (var path :
        List.of("/empathy", "/jobs/prove", "/jobs/prove?forces=table", "/jobs/leavers")) {
      page.navigate(server.origin() + "/maps/" + map + path);
      page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
    }
  }

  @Test
  void theJobMapPrintsOnOnePage() throws IOException {
    var page = open(sample() + "/jobs/prove");
    page.evaluate("() => document.documentElement.dataset.print = 'job-map'");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    try (var print = Loader.loadPDF(page.pdf(new PdfOptions().setPreferCSSPageSize(true)))) {
      assertThat(print.getNumberOfPages()).isEqualTo(1);
    }
  }

  private static void measure(Page page) {
    var box = page.locator(".gapbox");
    box.getByText("How it is measured").click();
    box.locator("[name=unit]").fill("hours per audit");
    box.locator("[name=baseline]").fill("40");
    box.locator("[name=promised]").fill("8");
    box.getByText("Save measure").click();
    box.getByText("Add a measurement").click();
    box.locator("[name=value]").fill("26");
    box.getByText("Add it").click();
  }

  private static void fill(Locator field, String text) {
    field.fill(text);
    field.press("Enter");
  }

  /** A field whose label tells what somebody wrote, which is isolated in it. */
  private static Locator labelled(Page page, String label, String what) {
    return page.getByLabel(Pattern.compile(label + ".?" + what));
  }

  private static void write(Locator field, String text) {
    field.fill(text);
    field.press("Enter");
    assertThat(field).hasValue(text);
  }

  /** Starts something from an empathy note, found by typing. */
  private static void start(Page page, Locator note, String what) {
    note.getByText("Start").click();
    page.getByRole(AriaRole.COMBOBOX).fill(what);
    page.keyboard().press("Enter");
    assertThat(note.locator(".on-map")).hasCount(1);
  }

  /** The notes that people wrote on a step, counted from 1. */
  private static Locator notes(Page page, int step) {
    return page.locator(".step:nth-child(" + step + ") .out .written textarea");
  }

  private static Page open(String path) {
    var page = browsers.signedIn(server);
    page.navigate(server.origin() + "/maps/" + path);
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
    return page;
  }

  private static List<Element> sixty() {
    var notes = new ArrayList<Element>(List.of(Customer.named("Dana Okafor")));
    var places = Order.run(null, null, "1", 60);
    for (int i = 0; i < 60; i++) {
      var field = Field.values()[i % Field.values().length];
      var text = "She says what she does, number " + i + " of sixty, at some length";
      notes.add(new EmpathyNote(new Id("e" + i), field, places.get(i), text, List.of(), null));
    }
    return notes;
  }

  private static String sample() throws IOException {
    var sample = Path.of("app/src/test/resources/method/sample.json");
    return create(Elements.read(Changes.FORM, Files.readString(sample)));
  }

  private static String create(List<? extends Element> elements) {
    var id = new Id("map" + ++maps);
    var ines =
        Objects.requireNonNull(server.bean(Accounts.class).credentials("ines@anubis.example"))
            .person();
    var by = new Stamp(ines.id(), ines.name(), Instant.now());
    server.bean(Edits.class).create(ines.workspace(), id, List.copyOf(elements), by);
    return id.toString();
  }
}
