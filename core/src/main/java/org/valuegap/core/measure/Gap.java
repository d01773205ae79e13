package org.valuegap.core.measure;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The gap of an outcome (PRODUCT.md, M11). */
public final class Gap {
  private Gap() {}

  /**
   * The share of the desired outcome that is not delivered yet: (current - promised) / (baseline -
   * promised), clamped to 0..1. 0 is closed.
   *
   * @return empty when it is not measured: a value is missing, or baseline equals promised
   */
  public static OptionalDouble of(
      @Nullable BigDecimal baseline, @Nullable BigDecimal promised, @Nullable BigDecimal current) {
    if (baseline == null
        || promised == null
        || current == null
        || baseline.compareTo(promised) == 0) {
      return OptionalDouble.empty();
    }
    double share =
        current.subtract(promised).doubleValue() / baseline.subtract(promised).doubleValue();
    return OptionalDouble.of(Math.clamp(share, 0, 1));
  }
}
