package org.valuegap.app.history;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.board.Board;
import org.valuegap.app.board.Boards;
import org.valuegap.app.history.Past.Lately;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.History.Wanted;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;
import org.valuegap.core.valuemap.Limits;

/** The history of a map: the list of its edits, and any earlier state of it on the board. */
@Controller
final class HistoryPages {
  private static final String HERE = "/maps/{map}/history";
  private static final int LONGEST_MINUTES = 24 * 60;

  private final Pages pages;
  private final Boards boards;
  private final Past past;

  HistoryPages(Pages pages, Boards boards, Past past) {
    this.pages = pages;
    this.boards = boards;
    this.past = past;
  }

  /**
   * Who changed what, newest first.
   *
   * @param person whose edits are listed
   * @param on the element whose edits are listed
   * @param from the newest version listed
   * @param done what has just been done, for saying so
   */
  @GetMapping(HERE)
  View list(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(defaultValue = "") String done,
      HttpServletRequest request) {
    var id = past.open(me, map);
    var words = pages.page(request).text();
    long last = past.last(id);
    var wanted = new Wanted(idOrNull(person), idOrNull(on));
    var model = new HashMap<String, Object>();
    model.put("map", map);
    model.put("customer", past.customer(id));
    model.put("listing", past.list(id, wanted, from < 1 ? last : Math.min(from, last), words));
    model.put("authors", past.authors(id));
    model.put("named", past.named(id));
    model.put("mayRestore", past.mayRestore(me, id));
    model.put("person", person);
    model.put("on", wanted.about() == null ? "" : on);
    model.put("called", past.called(id, wanted.about(), words));
    model.put("done", List.of("restored", "undone", "nothing", "named").contains(done) ? done : "");
    return pages.show("history/list.jte", model);
  }

  /**
   * An earlier state on the board.
   *
   * @param at the version
   * @param compare whether it is compared with now
   * @param job the one in focus
   */
  @GetMapping(value = HERE, params = "at")
  View show(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam long at,
      @RequestParam(required = false) @Nullable String compare,
      @RequestParam(required = false) @Nullable String job,
      HttpServletRequest request) {
    var id = past.open(me, map);
    long last = past.last(id);
    long version = Math.clamp(at, 1, last);
    var compared = past.compare(id, version, pages.page(request).text());
    boolean compares = compare != null;
    Board board = boards.past(me, id, compares ? compared.both() : compared.then(), job, request);
    var model = new HashMap<String, Object>();
    model.put("board", compares ? board.with(compared.marks()) : board);
    model.put("version", version);
    model.put("last", last);
    model.put("stamp", past.stamp(id, version));
    model.put("named", past.named(id));
    model.put("compares", compares);
    model.put("deeds", compared.deeds());
    model.put("mayRestore", past.mayRestore(me, id));
    return pages.show("history/state.jte", model);
  }

  /** Brings the state of a version back: all of it, or the elements that were chosen. */
  @PostMapping(HERE + "/restore")
  View restore(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam long at,
      @RequestParam(defaultValue = "") List<String> element,
      @RequestParam(required = false) @Nullable String all) {
    var id = past.open(me, map);
    var chosen =
        element.stream().filter(Id::isValid).map(Id::new).collect(Collectors.toUnmodifiableSet());
    boolean nothing = all == null && chosen.isEmpty();
    boolean done =
        !nothing && past.restore(me, id, version(id, at), all == null ? chosen : Set.of());
    return said(map, done ? "restored" : "nothing");
  }

  /** Shows what taking back one person's last minutes would do, before it is done. */
  @GetMapping(HERE + "/undo")
  View undoing(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam String person,
      @RequestParam(defaultValue = "5") int minutes,
      HttpServletRequest request) {
    var id = past.open(me, map);
    var span = Duration.ofMinutes(Math.clamp(minutes, 1, LONGEST_MINUTES));
    var lately = past.lately(id, person(person), span);
    var undoing = past.undoing(me, id, lately, pages.page(request).text());
    var name =
        past.authors(id).stream()
            .filter(author -> author.person().equals(lately.person()))
            .map(author -> author.name())
            .findFirst()
            .orElse("");
    return pages.show(
        "history/undo.jte",
        Map.of(
            "map", map,
            "customer", past.customer(id),
            "name", name,
            "minutes", (int) span.toMinutes(),
            "lately", lately,
            "undoing", undoing));
  }

  /**
   * Takes back what one person did.
   *
   * @param since in milliseconds since 1970, from which on it was done
   * @param last the version up to which it was shown
   */
  @PostMapping(HERE + "/undo")
  View undo(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam String person,
      @RequestParam long since,
      @RequestParam long last) {
    var id = past.open(me, map);
    var lately = new Lately(person(person), Instant.ofEpochMilli(since), last);
    return said(map, past.undo(me, id, lately) ? "undone" : "nothing");
  }

  private static Id person(String text) {
    if (!Id.isValid(text)) {
      throw new NotHere();
    }
    return new Id(text);
  }

  @PostMapping(HERE + "/name")
  View name(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam long at,
      @RequestParam(defaultValue = "") String name) {
    var id = past.open(me, map);
    past.name(me, id, version(id, at), Text.cut(Text.line(name), Limits.NAME));
    return said(map, "named");
  }

  private long version(Id map, long at) {
    if (at < 1 || at > past.last(map)) {
      throw new NotHere();
    }
    return at;
  }

  private static View said(String map, String done) {
    return Pages.go("/maps/" + map + "/history?done=" + done);
  }

  private static @Nullable Id idOrNull(String text) {
    return Id.isValid(text) ? new Id(text) : null;
  }
}
