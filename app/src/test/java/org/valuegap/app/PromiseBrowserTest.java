package org.valuegap.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.board.Browsers;

/** What the README promises, from a server that nobody has set up to the printed map. */
@Tag("browser")
class PromiseBrowserTest {
  private static final String CANVAS =
      """
      Customer,JOB #1,,JOB #2,
      ,Job-to-be-Done,Desired Outcome,Job-to-be-Done,Desired Outcome
      Dana Okafor,Prove compliance before the audit deadline,Minimize the time to assemble audit evidence,Protect patient records from exposure,Minimize the loss of confidential patient data
      Key touchpoints,Audit trail export,,Transfer policy editor,
      Key high points,Access log is complete,,,
      Points of friction,Export stops at 10000 rows,,,
      Value gap,I can't export the audit trail,,I can't tell a risky transfer,
      Internal processes,Exports run in one nightly batch,,,
      Key opportunities,Audit pack the auditor can open,,,
      """;

  @Test
  void fromFirstRunOverAnImportedCanvasAndTwoWritersToThePrintedMap() throws IOException {
    try (var server = TestServer.fresh();
        var browsers = new Browsers()) {
      var ines = browsers.someone(new NewContextOptions());
      setUp(ines, server);
      importCanvas(ines);
      var yuki = browsers.someone(new NewContextOptions());
      signIn(yuki, ines.url());

      writeAtTheSameTime(ines, yuki);
      ines.keyboard().press("Escape");
      ines.keyboard().press("Control+z");
      assertThat(friction(yuki, "Approvers are chased")).hasCount(0);
      assertThat(friction(yuki, "Every auditor wants another layout")).hasCount(1);

      assertThat(printed(yuki))
          .contains("Dana Okafor", "Prove compliance before the audit deadline")
          .contains("Export stops at 10000 rows", "Every auditor wants another layout")
          .doesNotContain("Approvers are chased");
    }
  }

  private static void setUp(Page page, TestServer server) {
    page.navigate(server.origin() + server.firstRunLink());
    TestServer.ines().forEach((field, value) -> page.locator("[name=" + field + "]").fill(value));
    button(page, "Create workspace").click();
    assertThat(page.locator("h1")).hasText("Start with one customer you know well");
  }

  /** Opens an address, is led to the door, and from there to the address. */
  private static void signIn(Page page, String address) {
    page.navigate(address);
    page.locator("[name=email]").fill("ines@anubis.example");
    page.locator("[name=password]").fill(TestServer.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(address);
  }

  private static void importCanvas(Page page) {
    page.locator("a.way[href='/import']").click();
    page.locator("#file")
        .setInputFiles(new FilePayload("meridian.csv", "text/csv", CANVAS.getBytes(UTF_8)));
    button(page, "Read the file").click();
    assertThat(page.locator("h1")).hasText("Check what was read");
    assertThat(page.locator("main")).containsText("Export stops at 10000 rows");
    button(page, "Make the customer").click();
    page.waitForURL(url -> url.contains("/maps/"));
  }

  /** Both write into the same cell before either has finished; each sees both. */
  private static void writeAtTheSameTime(Page one, Page other) {
    for (var page : List.of(one, other)) {
      page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
      page.locator("td.is-focus-col[data-cell$='/friction']").focus();
      page.keyboard().press("Enter");
    }
    one.keyboard().type("Approvers are chased");
    other.keyboard().type("Every auditor wants another layout");
    one.keyboard().press("Enter");
    other.keyboard().press("Enter");
    for (var page : List.of(one, other)) {
      assertThat(friction(page, "Approvers are chased")).hasCount(1);
      assertThat(friction(page, "Every auditor wants another layout")).hasCount(1);
    }
  }

  /** The text of the PDF that the board's menu gives. */
  private static String printed(Page page) throws IOException {
    page.keyboard().press("Escape");
    button(page, "Export").click();
    var file = page.waitForDownload(() -> page.locator("#export-menu a").first().click());
    try (var pdf = Loader.loadPDF(file.path().toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private static Locator friction(Page page, String text) {
    return page.locator("td.is-focus-col[data-cell$='/friction'] .note-text")
        .filter(new FilterOptions().setHasText(text));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
