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

/** The page of one map. */
@Controller
final class BoardPages {
  private final Pages pages;
  private final Boards boards;

  BoardPages(Pages pages, Boards boards) {
    this.pages = pages;
    this.boards = boards;
  }

  /** The board, as {@link Boards#open} reads the address. */
  @GetMapping("/maps/{map}")
  View show(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String job,
      HttpServletRequest request) {
    return pages.show("board/page.jte", Map.of("board", boards.open(me, map, view, job, request)));
  }
}
