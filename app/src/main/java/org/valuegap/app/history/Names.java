package org.valuegap.app.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * What the guests of a map are called now: a name that was taken from one is not in the past of the
 * map either.
 */
record Names(Map<Id, String> guests) {
  Stamp of(Stamp by) {
    var name = by.person() == null ? null : guests.get(by.person());
    return name == null ? by : new Stamp(by.person(), name, by.at());
  }

  Document in(Document then) {
    return guests.isEmpty()
        ? then
        : Document.of(then.elements().stream().map(this::renamed).toList());
  }

  private Element renamed(Element element) {
    @Nullable Stamp by = element.by();
    return by == null || !by.isGuest() ? element : element.signed(of(by));
  }
}
