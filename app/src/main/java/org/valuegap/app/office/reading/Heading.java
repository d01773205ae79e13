package org.valuegap.app.office.reading;

import org.jspecify.annotations.Nullable;
import org.valuegap.core.valuemap.Category;

/** What a row or a column of a canvas can be headed by. */
enum Heading {
  TOUCHPOINTS(Category.TOUCHPOINTS),
  HIGH_POINTS(Category.HIGH_POINTS),
  FRICTION(Category.FRICTION),
  VALUE_GAP(Category.VALUE_GAP),
  INTERNAL_PROCESSES(Category.INTERNAL_PROCESSES),
  OPPORTUNITIES(Category.OPPORTUNITIES),
  JOB(null),
  OUTCOME(null),
  CUSTOMER(null);

  private final @Nullable Category category;

  Heading(@Nullable Category category) {
    this.category = category;
  }

  /** The category of a row; null when this heads something else. */
  @Nullable Category category() {
    return category;
  }
}
