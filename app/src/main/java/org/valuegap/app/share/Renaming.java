package org.valuegap.app.share;

import java.util.ArrayList;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * A guest's name on a map, put in the place of the one that they gave: as an edit, so that it
 * reaches every open board, export and later reader.
 */
record Renaming(Id edit, Id guest, String name) {
  Decision decide(Document now, Stamp by) {
    var changes = new ArrayList<Change>();
    for (var element : now.elements()) {
      if (element.by() instanceof Stamp given && guest.equals(given.person())) {
        var renamed = element.signed(new Stamp(guest, name, given.at()));
        if (!renamed.equals(element)) {
          changes.add(new Change.Altered(element, renamed));
        }
      }
    }
    return Decide.lenient(now, new Edit(edit, changes), by);
  }
}
