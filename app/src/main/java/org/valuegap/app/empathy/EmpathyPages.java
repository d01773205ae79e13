package org.valuegap.app.empathy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Person;
import org.valuegap.app.board.Boards;
import org.valuegap.app.page.Pages;

/** The page of one empathy map. */
@Controller
final class EmpathyPages {
  private final Pages pages;
  private final Boards boards;

  EmpathyPages(Pages pages, Boards boards) {
    this.pages = pages;
    this.boards = boards;
  }

  @GetMapping("/maps/{map}/empathy")
  View show(
      @AuthenticationPrincipal Person me, @PathVariable String map, HttpServletRequest request) {
    var shown = new EmpathyPage(boards.open(me, map, null, null, request));
    return pages.show("empathy/page.jte", Map.of("shown", shown));
  }
}
