package org.valuegap.app.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/**
 * The board as a screen reader has it: everything is found by role and name in the accessibility
 * tree, and nothing by how the page is built.
 */
@Tag("browser")
class ByNameBrowserTest {
  private TestServer server;
  private Browsers browsers;
  private Page page;

  @BeforeEach
  void openTheMap() throws IOException {
    server = TestServer.ofAnubis();
    browsers = new Browsers();
    page = browsers.signedIn(server);
    page.navigate(server.origin() + "/maps/" + Samples.create(server) + "?job=prove");
    page.waitForFunction("() => performance.getEntriesByName('board-live').length > 0");
  }

  @AfterEach
  void stop() {
    browsers.close();
    server.close();
  }

  @Test
  void aNoteIsFoundReadAddedMovedAndVotedForByRoleAndNameOnly() {
    var grid = page.getByRole(AriaRole.GRID, named("Value Gap Map for"));
    assertThat(grid.getByRole(AriaRole.ROWHEADER)).hasCount(6);
    var friction = cell(grid, "Points of friction", "job 2, 3 notes");
    assertThat(friction.getByRole(AriaRole.LISTITEM).first()).containsText("Top");

    friction.focus();
    page.keyboard().press("Enter");
    var field = grid.getByRole(AriaRole.TEXTBOX, inside("Note"));
    assertThat(field).isFocused();
    field.fill("The auditor's portal asks for one file a year");
    field.press("Enter");
    page.keyboard().press("Escape");
    assertThat(cell(grid, "Points of friction", "job 2, 4 notes")).isVisible();
    var added = item(grid, "The auditor's portal");
    assertThat(added).isVisible();

    added.focus();
    page.keyboard().press("Shift+F10");
    page.getByRole(AriaRole.MENUITEM, named("Vote")).click();
    assertThat(added).containsText("vote");
    assertThat(page.getByText("Voted. 1 vote")).hasCount(1); // the live region says so

    added.focus();
    page.keyboard().press("Shift+F10");
    page.getByRole(AriaRole.MENUITEM, named("Move to")).click();
    var where = page.getByRole(AriaRole.DIALOG, named("Move the note to"));
    assertThat(where).isVisible();
    where.getByRole(AriaRole.COMBOBOX).fill("High points job 3");
    where.getByRole(AriaRole.OPTION).first().click();
    assertThat(cell(grid, "Key high points", "job 3, 2 notes")).isVisible();
    assertThat(cell(grid, "Points of friction", "job 2, 3 notes")).isVisible();
    assertThat(item(grid, "The auditor's portal")).isFocused(); // where it was moved to
  }

  @Test
  void whatOthersDoIsToldInTheLiveRegionAndFoundInTheTree() throws IOException {
    var yuki = server.member("Yuki Tanaka", "yuki@anubis.example", "EDITOR");
    var other = browsers.signedIn(server, yuki, new NewContextOptions());
    other.navigate(page.url());
    other.waitForFunction("() => performance.getEntriesByName('board-live').length > 0");
    var grid = other.getByRole(AriaRole.GRID, named("Value Gap Map for"));
    cell(grid, "Value gap", "job 2").focus();
    other.keyboard().press("Enter");
    other.keyboard().type("I can't tell which export is the last");
    other.keyboard().press("Enter");
    assertThat(
            page.getByText(Pattern.compile("Yuki Tanaka.* added 1 note to .*Value gap.*, job 2")))
        .hasCount(1);
    assertThat(cell(page.getByRole(AriaRole.GRID), "Value gap", "job 2, 3 notes")).isVisible();
  }

  @Test
  void everyControlOfTheBoardHasAName() {
    var tree = page.locator("body").ariaSnapshot();
    assertThat(tree.lines().map(String::strip))
        .noneMatch(line -> line.matches("- (button|link|textbox|checkbox|combobox|gridcell):?"));
  }

  /** The name of a row stands in a name isolated, as it may run the other way. */
  private static Locator cell(Locator grid, String row, String rest) {
    var name = Pattern.compile(row + "\\W*, " + rest);
    return grid.getByRole(AriaRole.GRIDCELL, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator item(Locator grid, String text) {
    return grid.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
