package org.valuegap.app.office;

import java.util.Locale;

/** The papers that a map is printed on, all of them landscape. */
public enum Paper {
  A3(420, 297, 4),
  A4(297, 210, 1),
  LETTER(279.4f, 215.9f, 1);

  /** In millimetres. */
  final float width;

  /** In millimetres. */
  final float height;

  /** How many jobs stand side by side on one sheet. */
  final int jobs;

  Paper(float width, float height, int jobs) {
    this.width = width;
    this.height = height;
    this.jobs = jobs;
  }

  /** As it is written on the command line, in addresses and in the style sheet. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
