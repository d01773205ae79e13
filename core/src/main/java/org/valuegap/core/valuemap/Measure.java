package org.valuegap.core.valuemap;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an outcome is measured. Baseline equal to promised means that there is no measure.
 *
 * @param unit in the customer's words, such as {@code hours per audit}
 * @param baseline the value when the work began; null when nobody has said
 * @param promised the value that was promised; null when nobody has said
 */
public record Measure(String unit, @Nullable BigDecimal baseline, @Nullable BigDecimal promised) {
  public Measure {
    baseline = baseline == null ? null : plain(baseline);
    promised = promised == null ? null : plain(promised);
  }

  /** The number without zeros behind its last digit, so that two spellings of it are equal. */
  static BigDecimal plain(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
