package org.valuegap.app.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
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
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;

/** One's own name, colour and password. */
@Controller
final class ProfilePages {
  private static final String HERE = "/settings/profile";

  private final Pages pages;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SignedIn signedIn;

  ProfilePages(Pages pages, Accounts accounts, Passwords passwords, SignedIn signedIn) {
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.signedIn = signedIn;
  }

  @GetMapping(HERE)
  View show(@AuthenticationPrincipal Person me, @RequestParam(defaultValue = "") String saved) {
    Rights.require(me, Action.SEE);
    return page(me, known(me), saved);
  }

  @PostMapping(HERE)
  View rename(
      @AuthenticationPrincipal Person me,
      @RequestParam String colour,
      HttpServletRequest request,
      HttpServletResponse response) {
    Rights.require(me, Action.SEE);
    var form = Form.of(request).name("name");
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(me, form, "");
    }
    accounts.rename(me.id(), form.value("name"), colour(colour, me));
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
      return page(me, form.with("name", me.name()), "");
    }
    accounts.setPassword(me.id(), passwords.encode(form.raw("new-password")));
    signedIn.closeOthers(me, request);
    return Pages.go(HERE + "?saved=password");
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

  private View page(Person me, Form form, String saved) {
    return pages.show("settings/profile.jte", Map.of("me", me, "form", form, "saved", saved));
  }
}
