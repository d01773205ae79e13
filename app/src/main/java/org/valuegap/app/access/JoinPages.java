package org.valuegap.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Person;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;

/** Where someone who was invited chooses a name and a password. */
@Controller
final class JoinPages {
  private final Pages pages;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SignedIn signedIn;
  private final Tries tries;
  private final Clock clock;

  JoinPages(
      Pages pages,
      Accounts accounts,
      Passwords passwords,
      SignedIn signedIn,
      Tries tries,
      Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.signedIn = signedIn;
    this.tries = tries;
    this.clock = clock;
  }

  @GetMapping(Access.JOIN)
  View form(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    var person = invited(code, request);
    return person == null
        ? pages.show("join-spent.jte")
        : form(code, person, Form.of(Map.of("name", person.name())));
  }

  @PostMapping(Access.JOIN)
  View join(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
    var form =
        Form.of(request).name("name").password("password", Passwords.SHORTEST, Passwords.LONGEST);
    var person = invited(code, request);
    if (person != null && !form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(code, person, form);
    }
    if (person != null) {
      var password = passwords.encode(form.raw("password"));
      person = accounts.accept(Secrets.digest(code), form.value("name"), password, clock.instant());
    }
    if (person == null) {
      return pages.show("join-spent.jte");
    }
    signedIn.open(person.id(), request, response);
    return Pages.go("/");
  }

  private @Nullable Person invited(String code, HttpServletRequest request) {
    var address = request.getRemoteAddr();
    if (code.isEmpty() || !tries.allow(address, Access.JOIN)) {
      return null;
    }
    var person = accounts.invited(Secrets.digest(code), clock.instant());
    if (person != null) {
      tries.succeeded(address, Access.JOIN);
    }
    return person;
  }

  private View form(String code, Person person, Form form) {
    return pages.show("join.jte", Map.of("code", code, "person", person, "form", form));
  }
}
