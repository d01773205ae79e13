package org.valuegap.app.office;

/**
 * A text as it can be printed.
 *
 * @param rightToLeft whether its first letter with a direction runs so
 */
public record Shown(String text, boolean rightToLeft) {
  /** The direction, as in {@code dir}. */
  public String way() {
    return rightToLeft ? "rtl" : "ltr";
  }
}
