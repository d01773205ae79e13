package org.valuegap.app.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.access.Passwords;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.Guests.Link;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Limits;
import org.valuegap.core.valuemap.ValueMap;

/** The links of a map: made, locked, revoked, and who came by them. */
@Controller
final class SharePages {
  private static final String HERE = "/maps/{map}/share";
  private static final int SHORTEST_PASSCODE = 6;

  private final Pages pages;
  private final Rooms rooms;
  private final Guests guests;
  private final Passwords passwords;
  private final Clock clock;

  SharePages(Pages pages, Rooms rooms, Guests guests, Passwords passwords, Clock clock) {
    this.pages = pages;
    this.rooms = rooms;
    this.guests = guests;
    this.passwords = passwords;
    this.clock = clock;
  }

  @GetMapping(HERE)
  View show(@AuthenticationPrincipal Person me, @PathVariable String map) {
    return page(kept(me, map), fresh(), null);
  }

  /**
   * Makes a link.
   *
   * @param days after which it expires; 0 for never
   */
  @PostMapping(HERE)
  View make(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestParam(defaultValue = "7") int days,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = kept(me, map);
    var form = Form.of(request).line("label", Limits.NAME, false);
    if (!form.raw("passcode").isEmpty()) {
      form.password("passcode", SHORTEST_PASSCODE, Passwords.LONGEST);
    }
    if (days < 0 || days > 365) {
      form.problem("days", "invalid");
    }
    for (var field : new String[] {"days", "speaks", "hides"}) {
      form.with(field, form.raw(field));
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(id, form, null);
    }
    var secret = Secrets.token();
    guests.share(link(me, id, form, days), Secrets.digest(secret));
    var address = Pages.address(request) + "/guest/" + secret;
    return page(id, fresh(), address);
  }

  private Link link(Person me, Id map, Form form, int days) {
    var now = clock.instant();
    var passcode = form.raw("passcode");
    return new Link(
        Secrets.id(),
        map,
        form.value("label"),
        me.name(),
        passcode.isEmpty() ? null : passwords.encode(passcode),
        form.has("speaks"),
        form.has("hides"),
        false,
        now,
        days == 0 ? null : now.plus(Duration.ofDays(days)),
        null);
  }

  @PostMapping(HERE + "/{link}/lock")
  View lock(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @PathVariable String link,
      @RequestParam boolean locked) {
    var id = kept(me, map);
    guests.lock(id, id(link), locked);
    return Pages.go("/maps/" + id + "/share");
  }

  /** From the next moment on the link is unknown, and those who came by it are signed out. */
  @PostMapping(HERE + "/{link}/revoke")
  View revoke(
      @AuthenticationPrincipal Person me, @PathVariable String map, @PathVariable String link) {
    var id = kept(me, map);
    guests.revoke(id, id(link), clock.instant());
    rooms.askAgain(id);
    return Pages.go("/maps/" + id + "/share");
  }

  /** Shuts the door: every link of the map is locked, and whoever came by one is out. */
  @PostMapping(HERE + "/clear")
  View clear(@AuthenticationPrincipal Person me, @PathVariable String map) {
    var id = kept(me, map);
    guests.lockAll(id);
    guests.sendOut(id, null, clock.instant());
    rooms.askAgain(id);
    return Pages.go("/maps/" + id + "/share");
  }

  /** Sends one guest out: their pass is spent, and what they wrote stays. */
  @PostMapping(HERE + "/guests/{guest}/out")
  View sendOut(
      @AuthenticationPrincipal Person me, @PathVariable String map, @PathVariable String guest) {
    var id = kept(me, map);
    guests.sendOut(id, id(guest), clock.instant());
    rooms.askAgain(id);
    return Pages.go("/maps/" + id + "/share#guests");
  }

  /** Gives a guest another name, everywhere on the map. */
  @PostMapping(HERE + "/guests/{guest}/name")
  View rename(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @PathVariable String guest,
      HttpServletRequest request,
      HttpServletResponse response) {
    var id = kept(me, map);
    var form = Form.of(request).line("name", Guests.LONGEST_NAME, true);
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(id, fresh().problem("guests", "guest-name"), null);
    }
    if (!guests.rename(id, id(guest), form.value("name"))) {
      throw new NotHere();
    }
    var by = new Stamp(me.id(), me.name(), null);
    var renaming = new Renaming(Secrets.id(), id(guest), form.value("name"));
    rooms.submit(id, renaming.edit(), by, renaming::decide).join();
    rooms.askAgain(id);
    return Pages.go("/maps/" + id + "/share#guests");
  }

  /** A new link as it is offered. */
  private static Form fresh() {
    return Form.of(Map.of("days", "7", "hides", "yes"));
  }

  private Id kept(Person me, String map) {
    var id = id(map);
    Rights.require(me, Action.KEEP, id, rooms.workspace(id));
    return id;
  }

  private static Id id(String text) {
    if (!Id.isValid(text)) {
      throw new NotHere();
    }
    return new Id(text);
  }

  private View page(Id map, Form form, @Nullable String made) {
    var customer = ValueMap.of(rooms.document(map)).customer().name();
    var sharing =
        new Sharing(map, customer, guests.links(map), guests.guests(map), made, clock.instant());
    return pages.show("share/share.jte", Map.of("form", form, "sharing", sharing));
  }
}
