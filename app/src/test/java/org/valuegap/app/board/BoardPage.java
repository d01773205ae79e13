package org.valuegap.app.board;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** An open board in a browser, as people who write on it find it. */
final class BoardPage {
  private BoardPage() {}

  /** Waits until the page has its scripts and its map. */
  static void live(Page page) {
    page.locator("body > div > [aria-live]").waitFor(Browsers.ATTACHED);
  }

  static Locator chip(Page page) {
    return page.locator(".saved");
  }

  /** Waits until all is saved: the line is tried again within a quarter of a minute. */
  static void saved(Page page) {
    page.waitForFunction(
        "() => ['saved', 'back'].includes(document.querySelector('.saved').dataset.state)");
  }

  /** Writes a note by the keyboard. */
  static void write(Page page, String cell, String text) {
    page.locator(cell).focus();
    page.keyboard().press("Enter");
    page.keyboard().type(text);
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
  }

  /** The notes of a cell that hold a text. */
  static Locator notes(Page page, String cell, String text) {
    return page.locator(cell + " .note-text", new Page.LocatorOptions().setHasText(text));
  }
}
