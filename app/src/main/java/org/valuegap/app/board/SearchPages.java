package org.valuegap.app.board;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Page;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Overviews;
import org.valuegap.app.store.Search;
import org.valuegap.core.valuemap.Viewer;

/** What the palette finds over all maps of the workspace. */
@RestController
final class SearchPages {
  private static final int SHOWN = 20;

  /**
   * @param detail what it is, and of which customer
   */
  record Hit(String title, String detail, String href) {}

  record Answer(List<Hit> found) {}

  private final Pages pages;
  private final Search search;
  private final Overviews overviews;

  SearchPages(Pages pages, Search search, Overviews overviews) {
    this.pages = pages;
    this.search = search;
    this.overviews = overviews;
  }

  @GetMapping(value = "/search", produces = MediaType.APPLICATION_JSON_VALUE)
  Answer find(
      @AuthenticationPrincipal Person me, @RequestParam String q, HttpServletRequest request) {
    Rights.require(me, Action.SEE);
    var found = search.find(me.workspace(), Viewer.TEAM, q, SHOWN);
    if (found.isEmpty()) {
      return new Answer(List.of());
    }
    var page = pages.page(request);
    var customers =
        overviews.of(me.workspace()).stream()
            .collect(Collectors.toMap(one -> one.document(), one -> one.head().customer().name()));
    return new Answer(
        found.stream()
            .map(hit -> hit(hit, customers.getOrDefault(hit.document(), ""), page))
            .toList());
  }

  private static Hit hit(Search.Found found, String customer, Page page) {
    var text = page.text();
    var map = page.base() + "/maps/" + found.document();
    return switch (found.kind()) {
      case "customer" -> new Hit(found.text(), text.of("board.crumb.map"), map);
      case "job", "outcome" ->
          new Hit(
              found.text(),
              text.of("board.found.in-map", customer),
              map + "?at=" + found.element());
      case "empathy", "step-note", "promise", "force", "statement" ->
          new Hit(
              found.text(),
              text.of("board.found." + found.kind(), customer),
              map + "/found/" + found.element());
      default ->
          new Hit(
              found.text(),
              text.of("board.found.note", text.of("board.row." + found.kind()), customer),
              map + "?at=" + found.element());
    };
  }
}
