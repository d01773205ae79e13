package org.valuegap.app.office;

/**
 * A text as it can be printed.
 *
 * @param rightToLeft whether its first letter with a direction runs so
 * @param mixed whether it needs another face than that of our own words
 */
public record Shown(String text, boolean rightToLeft, boolean mixed) {
  /** The direction, as in {@code dir}, and {@code mixed}; for the style sheet. */
  public String way() {
    return (rightToLeft ? "rtl" : "ltr") + (mixed ? " mixed" : "");
  }
}
