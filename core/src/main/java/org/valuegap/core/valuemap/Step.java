package org.valuegap.core.valuemap;

/** The eight steps of the universal job map, in their order (PRODUCT.md, M7). */
public enum Step {
  DEFINE,
  LOCATE,
  PREPARE,
  CONFIRM,
  EXECUTE,
  MONITOR,
  MODIFY,
  CONCLUDE
}
