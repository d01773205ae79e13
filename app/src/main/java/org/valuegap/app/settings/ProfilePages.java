package org.valuegap.app.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.access.Passwords;
import org.valuegap.app.access.SignedIn;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Messages;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Sessions;

/** One's own name, colour, password, keys, and the browsers where one is signed in. */
@Controller
final class ProfilePages {
  private static final String HERE = "/settings/profile";

  private final Pages pages;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SignedIn signedIn;
  private final Sessions sessions;
  private final Rooms rooms;

  ProfilePages(
      Pages pages,
      Accounts accounts,
      Passwords passwords,
      SignedIn signedIn,
      Sessions sessions,
      Rooms rooms) {
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.rooms = rooms;
  }

  @GetMapping(HERE)
  View show(
      @AuthenticationPrincipal Person me,
      @RequestParam(defaultValue = "") String saved,
      HttpServletRequest request) {
    Rights.require(me, Action.SEE);
    return page(me, known(me), saved, request);
  }

  @PostMapping(HERE)
  View rename(
      @AuthenticationPrincipal Person me,
      @RequestParam String colour,
      @RequestParam(required = false) @Nullable String language,
      HttpServletRequest request,
      HttpServletResponse response) {
    Rights.require(me, Action.SEE);
    var form = Form.of(request).name("name");
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(me, form, "", request);
    }
    accounts.rename(me.id(), form.value("name"), colour(colour, me));
    if (language != null && (language.isEmpty() || Messages.isOffered(language))) {
      accounts.speak(me.id(), language);
    }
    return Pages.go(HERE + "?saved=profile");
  }

  /** A new password ends the sessions of all other browsers. */
  @PostMapping(HERE + "/password")
  View password(
      @AuthenticationPrincipal Person me,
      HttpServletRequest request,
      HttpServletResponse response) {
    Rights.require(me, Action.SEE);
    var form = Form.of(request).password("new-password", Passwords.SHORTEST, Passwords.LONGEST);
    var known = accounts.credentials(me.id());
    var current = form.raw("password");
    if (known == null
        || current.length() > Passwords.LONGEST
        || !passwords.matches(current, known.password())) {
      form.problem("password", "wrong-password");
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(me, form.with("name", me.name()), "", request);
    }
    accounts.setPassword(me.id(), passwords.encode(form.raw("new-password")));
    signedIn.closeOthers(me, request);
    rooms.askPerson(me.id());
    return Pages.go(HERE + "?saved=password");
  }

  /** Whether letters without a modifier are keys on maps (WCAG 2.1.4). */
  @PostMapping(HERE + "/keys")
  View keys(
      @AuthenticationPrincipal Person me, @RequestParam(defaultValue = "false") boolean letters) {
    Rights.require(me, Action.SEE);
    accounts.setLetterKeys(me.id(), letters);
    return Pages.go(HERE + "?saved=keys");
  }

  /**
   * Signs out other browsers of one's own.
   *
   * @param session the name of one; all of them when it is blank
   */
  @PostMapping(HERE + "/sessions/end")
  View end(
      @AuthenticationPrincipal Person me,
      @RequestParam(defaultValue = "") String session,
      HttpServletRequest request) {
    Rights.require(me, Action.SEE);
    if (session.isEmpty()) {
      signedIn.closeOthers(me, request);
    } else {
      sessions.close(me.id(), session);
    }
    rooms.askPerson(me.id());
    return Pages.go(HERE + "?saved=sessions");
  }

  private static Form known(Person me) {
    return Form.of(Map.of("name", me.name()));
  }

  private static Colour colour(String name, Person me) {
    for (var colour : Colour.values()) {
      if (colour.name().equals(name)) {
        return colour;
      }
    }
    return me.colour();
  }

  private View page(Person me, Form form, String saved, HttpServletRequest request) {
    return pages.show(
        "settings/profile.jte",
        Map.of(
            "me", me,
            "form", form,
            "saved", saved,
            "letters", accounts.hasLetterKeys(me.id()),
            "sessions", signedIn.sessions(me, request)));
  }
}
