package org.valuegap.app.access;

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
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.Guests.Door;
import org.valuegap.app.store.Settings;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * Where someone with a link to a map gives a name. The secret comes in an address once, goes on as
 * a cookie, and becomes a guest's session; whatever leads nowhere looks the same.
 */
@Controller
final class GuestPages {
  private static final String SECRET = "valuegap-link";
  private static final Duration AT_THE_DOOR = Duration.ofHours(1);

  private final Pages pages;
  private final Guests guests;
  private final Settings settings;
  private final Passwords passwords;
  private final SignedIn signedIn;
  private final Tries tries;
  private final Clock clock;

  GuestPages(
      Pages pages,
      Guests guests,
      Settings settings,
      Passwords passwords,
      SignedIn signedIn,
      Tries tries,
      Clock clock) {
    this.pages = pages;
    this.guests = guests;
    this.settings = settings;
    this.passwords = passwords;
    this.signedIn = signedIn;
    this.tries = tries;
    this.clock = clock;
  }

  /** Takes the secret out of the address; who may see the map already goes straight to it. */
  @GetMapping(Access.GUEST + "/{secret}")
  View arrive(
      @PathVariable String secret,
      @AuthenticationPrincipal @Nullable Person me,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer"); // no page after hears of this address
    var door = guests.door(Secrets.digest(secret), clock.instant());
    if (door == null) {
      return lost(request, response);
    }
    var map = door.link().document();
    if (me != null && Rights.may(me, Action.SEE, map, door.workspace())) {
      return Pages.go("/maps/" + map);
    }
    SafeCookie.send(SECRET, secret, AT_THE_DOOR, request, response);
    return Pages.go(Access.GUEST);
  }

  /** Not without a referrer: a browser would send the form with no origin then. */
  @GetMapping(Access.GUEST)
  View form(HttpServletRequest request, HttpServletResponse response) {
    var door = door(request);
    return door == null ? lost(request, response) : form(door, Form.empty());
  }

  @PostMapping(Access.GUEST)
  View join(HttpServletRequest request, HttpServletResponse response) {
    var door = door(request);
    if (door == null) {
      return lost(request, response);
    }
    var form = Form.of(request).line("name", Guests.LONGEST_NAME, true);
    if (form.isGood()) {
      check(door, form);
    }
    var token = Secrets.token();
    if (form.isGood() && !come(door, form.value("name"), token)) {
      form.problem("name", "full");
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(door, form);
    }
    signedIn.openGuest(token, request, response);
    SafeCookie.send(SECRET, "", Duration.ZERO, request, response);
    return Pages.go("/maps/" + door.link().document());
  }

  /** Whether the link is open to someone new, and the passcode right. */
  private void check(Door door, Form form) {
    var link = door.link();
    var passcode = form.raw("passcode");
    if (link.locked()) {
      form.problem("name", "locked");
    } else if (link.passcode() != null && !tries.allowPasscode(link.id())) {
      form.problem("passcode", "slow");
    } else if (link.passcode() != null
        && (passcode.length() > Passwords.LONGEST
            || !passwords.matches(passcode, link.passcode()))) {
      form.problem("passcode", "wrong-passcode");
    } else if (link.passcode() != null) {
      tries.passcodeSucceeded(link.id());
    }
  }

  private boolean come(Door door, String name, String token) {
    var id = new Id(Stamp.GUEST + Secrets.id());
    return guests.come(door.link(), id, name, Secrets.digest(token), clock.instant());
  }

  private @Nullable Door door(HttpServletRequest request) {
    var secret = SafeCookie.of(SECRET, request);
    return secret == null ? null : guests.door(Secrets.digest(secret), clock.instant());
  }

  private View lost(HttpServletRequest request, HttpServletResponse response) {
    boolean slow = !tries.allowLost(request.getRemoteAddr());
    response.setStatus((slow ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND).value());
    return pages.show("guest/lost.jte");
  }

  private View form(Door door, Form form) {
    return pages.show(
        "guest/join.jte",
        Map.of(
            "form", form,
            "link", door.link(),
            "workspace", settings.workspace(door.workspace())));
  }
}
