package org.valuegap.app.board;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Settings;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;

/** Opens maps for the pages that show them. */
@Component
public final class Boards {
  private final Pages pages;
  private final Rooms rooms;
  private final Settings settings;

  Boards(Pages pages, Rooms rooms, Settings settings) {
    this.pages = pages;
    this.rooms = rooms;
    this.settings = settings;
  }

  /**
   * A map as this person may see it.
   *
   * @param view {@code whole} for the whole map, otherwise one job at a time
   * @param job the one to bring into focus; the first if there is no such job
   * @throws NotHere when there is no such map for this person
   */
  public Board open(
      Person me,
      String map,
      @Nullable String view,
      @Nullable String job,
      HttpServletRequest request) {
    if (!Id.isValid(map)) {
      throw new NotHere();
    }
    var id = new Id(map);
    Rights.require(me, Action.SEE, id, rooms.workspace(id));
    var now = me.viewer().visible(rooms.document(id)); // the room that the script comes to next
    return paint(me, id, now, false, view, job, request);
  }

  /** A document of this map as it once was, for reading only. */
  public Board past(
      Person me, Id map, Document then, @Nullable String job, HttpServletRequest request) {
    return paint(me, map, then, true, null, job, request);
  }

  private Board paint(
      Person me,
      Id map,
      Document document,
      boolean past,
      @Nullable String view,
      @Nullable String job,
      HttpServletRequest request) {
    var page = pages.page(request);
    return Board.of(
        ValueMap.of(document),
        map,
        me,
        past,
        view,
        job,
        page.text(),
        page.base(),
        page.assets().url("icons.svg"),
        settings.named(me.workspace()));
  }
}
