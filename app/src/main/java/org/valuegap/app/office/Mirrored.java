package org.valuegap.app.office;

import com.openhtmltopdf.newtable.TableRowBox;
import com.openhtmltopdf.render.Box;

/**
 * Lets the columns of all tables run from right to left. The library lays them out from the left
 * whatever the language; turned here, they are still read, and tagged, in their own order.
 */
final class Mirrored {
  private Mirrored() {}

  static void columns(Box box) {
    for (int i = 0; i < box.getChildCount(); i++) {
      var child = box.getChild(i);
      if (box instanceof TableRowBox row) {
        child.setX(row.getWidth() - child.getX() - child.getWidth());
      }
      columns(child);
    }
  }
}
