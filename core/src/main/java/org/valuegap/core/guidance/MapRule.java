package org.valuegap.core.guidance;

import java.util.List;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.ValueMap;

/** A map rule of PRODUCT.md M6. One file each; {@link MapRules} lists them. */
interface MapRule {
  /** Stable; also its heading in the documentation. */
  String id();

  List<MapFinding> check(ValueMap map);

  /** As the messages call the customer: a name, or words for nobody in particular. */
  static Object customer(ValueMap map) {
    var name = map.customer().name();
    return name.isEmpty() ? Message.of("this-customer") : name;
  }
}
