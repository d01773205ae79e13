package org.valuegap.core.valuemap;

/** The six rows of the map, in their order (PRODUCT.md, M6). */
public enum Category {
  TOUCHPOINTS,
  HIGH_POINTS,
  FRICTION,
  VALUE_GAP,
  INTERNAL_PROCESSES,
  OPPORTUNITIES;

  /** Seen from us and not from the customer; guests may be kept from seeing these. */
  public boolean isInternal() {
    return this == INTERNAL_PROCESSES || this == OPPORTUNITIES;
  }
}
