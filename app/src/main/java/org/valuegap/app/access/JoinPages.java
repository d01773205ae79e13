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
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Form;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Accounts.Member;

/** Where someone who was invited chooses a name and a password, or a member another password. */
@Controller
final class JoinPages {
  private final Pages pages;
  private final Accounts accounts;
  private final Passwords passwords;
  private final SignedIn signedIn;
  private final Tries tries;
  private final Rooms rooms;
  private final Clock clock;

  JoinPages(
      Pages pages,
      Accounts accounts,
      Passwords passwords,
      SignedIn signedIn,
      Tries tries,
      Rooms rooms,
      Clock clock) {
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.signedIn = signedIn;
    this.tries = tries;
    this.rooms = rooms;
    this.clock = clock;
  }

  @GetMapping(Access.JOIN)
  View form(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    var member = invited(code, request);
    return member == null
        ? pages.show("join-spent.jte")
        : form(code, member, Form.of(Map.of("name", member.person().name())));
  }

  @PostMapping(Access.JOIN)
  View join(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
    var form =
        Form.of(request).name("name").password("password", Passwords.SHORTEST, Passwords.LONGEST);
    var member = invited(code, request);
    if (member != null && !form.isGood()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(code, member, form);
    }
    var person = member == null ? null : accept(code, form);
    if (person == null) {
      return pages.show("join-spent.jte");
    }
    signedIn.open(person.id(), request, response);
    rooms.askPerson(person.id());
    return Pages.go("/");
  }

  private @Nullable Person accept(String code, Form form) {
    var password = passwords.encode(form.raw("password"));
    return accounts.accept(Secrets.digest(code), form.value("name"), password, clock.instant());
  }

  private @Nullable Member invited(String code, HttpServletRequest request) {
    var address = request.getRemoteAddr();
    if (code.isEmpty() || !tries.allow(address, Access.JOIN)) {
      return null;
    }
    var member = accounts.invited(Secrets.digest(code), clock.instant());
    if (member != null) {
      tries.succeeded(address, Access.JOIN);
    }
    return member;
  }

  private View form(String code, Member member, Form form) {
    return pages.show("join.jte", Map.of("code", code, "member", member, "form", form));
  }
}
