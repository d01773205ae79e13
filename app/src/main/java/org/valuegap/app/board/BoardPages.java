package org.valuegap.app.board;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Settings;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.Viewer;

/** The page of one map. */
@Controller
final class BoardPages {
  private final Pages pages;
  private final Edits edits;
  private final Settings settings;

  BoardPages(Pages pages, Edits edits, Settings settings) {
    this.pages = pages;
    this.edits = edits;
    this.settings = settings;
  }

  /**
   * The board.
   *
   * @param view {@code whole} for the whole map, otherwise one job at a time
   * @param job the one to bring into focus; the first if there is no such job
   * @throws NotHere when there is no such map for this person
   */
  @GetMapping("/maps/{map}")
  View show(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String job,
      HttpServletRequest request) {
    var id = id(map);
    var workspace = edits.workspace(id);
    Rights.require(me, Action.SEE, workspace);
    var loaded = edits.load(id);
    if (loaded == null) {
      throw new NotHere();
    }
    var page = pages.page(request);
    var board =
        Board.of(
            ValueMap.of(Viewer.TEAM.visible(loaded.document())),
            id,
            me,
            Rights.may(me, Action.WRITE, workspace),
            view,
            job,
            page.text(),
            page.assets().url("icons.svg"),
            settings.named(me.workspace()));
    return pages.show("board/page.jte", Map.of("board", board));
  }

  private static Id id(String text) {
    try {
      return new Id(text);
    } catch (IllegalArgumentException _) {
      throw new NotHere();
    }
  }
}
