package org.valuegap.app.office;

import com.openhtmltopdf.newtable.TableBox;
import com.openhtmltopdf.newtable.TableCellBox;
import com.openhtmltopdf.newtable.TableRowBox;
import com.openhtmltopdf.newtable.TableSectionBox;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.PageBox;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the rows of a sheet the space that its page has left, each by its height, as the design's
 * table does. The library stretches only a table's last row. A sheet of several pages is left
 * alone.
 */
final class Stretch {
  private Stretch() {}

  static void fillPages(BlockBox root) {
    for (var table : tables(root)) {
      var sheet = table.getParent();
      var bottom = sheet.getAbsY() + sheet.getHeight();
      for (var page : root.getLayer().getPages()) {
        if (page.getTop() <= sheet.getAbsY() && sheet.getAbsY() < page.getBottom()) {
          stretch(table, page, bottom);
        }
      }
    }
    root.calcChildLocations();
  }

  private static void stretch(TableBox table, PageBox page, int bottom) {
    int extra = page.getBottom() - bottom - 1;
    if (extra <= 0) {
      return;
    }
    var body = (TableSectionBox) table.getChild(table.getChildCount() - 1);
    int all = body.getHeight();
    int shift = 0;
    for (int i = 0; i < body.getChildCount(); i++) {
      var row = (TableRowBox) body.getChild(i);
      int more = (int) ((long) extra * row.getHeight() / all);
      row.setY(row.getY() + shift);
      row.setHeight(row.getHeight() + more);
      for (int j = 0; j < row.getChildCount(); j++) {
        var cell = (TableCellBox) row.getChild(j);
        cell.setHeight(cell.getHeight() + more);
      }
      shift += more;
    }
    body.setHeight(body.getHeight() + shift);
    table.setHeight(table.getHeight() + shift);
    var sheet = table.getParent();
    sheet.setHeight(sheet.getHeight() + shift);
    for (var next = table.getNextSibling(); next != null; next = next.getNextSibling()) {
      next.setY(next.getY() + shift);
    }
  }

  private static List<TableBox> tables(Box box) {
    var tables = new ArrayList<TableBox>();
    for (int i = 0; i < box.getChildCount(); i++) {
      var child = box.getChild(i);
      if (child instanceof TableBox table
          && table.getElement() != null
          && table.getElement().getAttribute("class").equals("map")) {
        tables.add(table);
      } else {
        tables.addAll(tables(child));
      }
    }
    return tables;
  }
}
