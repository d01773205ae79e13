package org.valuegap.core.guidance;

import java.util.List;
import org.valuegap.core.valuemap.ValueMap;

/** A map rule of PRODUCT.md M6. One file each; {@link MapRules} lists them. */
interface MapRule {
  /** Stable; also its heading in the documentation. */
  String id();

  List<MapFinding> check(ValueMap map);

  /** As the messages call the customer. */
  static String customer(ValueMap map) {
    var name = map.customer().name();
    return name.isEmpty() ? "this customer" : name;
  }
}
