package org.valuegap.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;

/** Where the owner of a new server sets it up. */
@Controller
final class FirstRunPages {
  private final Pages pages;
  private final Accounts accounts;
  private final FirstRun firstRun;
  private final Passwords passwords;
  private final SignedIn signedIn;
  private final Tries tries;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  FirstRunPages(
      Pages pages,
      Accounts accounts,
      FirstRun firstRun,
      Passwords passwords,
      SignedIn signedIn,
      Tries tries,
      Clock clock,
      ApplicationEventPublisher events) {
    this.pages = pages;
    this.accounts = accounts;
    this.firstRun = firstRun;
    this.passwords = passwords;
    this.signedIn = signedIn;
    this.tries = tries;
    this.clock = clock;
    this.events = events;
  }

  @GetMapping(Access.FIRST_RUN)
  View form(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    if (firstRun.isOver()) {
      return Pages.go("/");
    }
    return expected(code, request)
        ? form(code, Form.empty())
        : pages.show("first-run-link.jte", Map.of("wrong", !code.isEmpty()));
  }

  @PostMapping(Access.FIRST_RUN)
  View found(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
    var form =
        Form.of(request)
            .name("workspace")
            .name("name")
            .email("email")
            .password("password", Passwords.SHORTEST, Passwords.LONGEST);
    if (!expected(code, request)) {
      return Pages.go(Access.FIRST_RUN);
    }
    if (!form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(code, form);
    }
    var id = Secrets.id();
    var owner =
        new Person(
            id, Secrets.id(), form.value("name"), form.value("email"), Role.OWNER, Colour.of(id));
    var password = passwords.encode(form.raw("password"));
    if (accounts.found(
        Secrets.digest(code), owner, form.value("workspace"), password, clock.instant())) {
      events.publishEvent(new Founded(owner));
      signedIn.open(owner.id(), request, response);
    }
    return Pages.go("/");
  }

  private View form(String code, Form form) {
    return pages.show("first-run.jte", Map.of("code", code, "form", form));
  }

  private boolean expected(String code, HttpServletRequest request) {
    var address = request.getRemoteAddr();
    if (code.isEmpty() || !tries.allow(address, Access.FIRST_RUN)) {
      return false;
    }
    var right = accounts.expectsOwner(Secrets.digest(code));
    if (right) {
      tries.succeeded(address, Access.FIRST_RUN);
    }
    return right;
  }
}
