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
import org.valuegap.app.account.Person;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;

/** The page of one map. */
@Controller
final class BoardPages {
  private final Pages pages;
  private final Boards boards;
  private final Accounts accounts;

  BoardPages(Pages pages, Boards boards, Accounts accounts) {
    this.pages = pages;
    this.boards = boards;
    this.accounts = accounts;
  }

  /** The board, as {@link Boards#open} reads the address. */
  @GetMapping("/maps/{map}")
  View show(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String job,
      HttpServletRequest request) {
    var board = boards.open(me, map, view, job, request);
    var letters = me.isGuest() ? "" : accounts.hasLetterKeys(me.id()) ? "on" : "off";
    return pages.show("board/page.jte", Map.of("board", board, "letters", letters));
  }
}
