package org.valuegap.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Person;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Tally;

/** Signing in and out. */
@Controller
final class SignInPages {
  private final Pages pages;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Tries tries;
  private final SignedIn signedIn;

  SignInPages(Pages pages, Accounts accounts, Passwords passwords, Tries tries, SignedIn signedIn) {
    this.pages = pages;
    this.accounts = accounts;
    this.passwords = passwords;
    this.tries = tries;
    this.signedIn = signedIn;
  }

  @GetMapping(Access.SIGN_IN)
  View form(
      @RequestParam(defaultValue = "/") String next,
      @RequestParam(required = false) @Nullable String ended,
      @AuthenticationPrincipal @Nullable Person me) {
    return me != null && !me.isGuest()
        ? Pages.go(Access.safe(next))
        : form(Access.safe(next), "", ended == null ? "" : "sign-in.ended");
  }

  @PostMapping(Access.SIGN_IN)
  View signIn(
      @RequestParam String email,
      @RequestParam String password,
      @RequestParam(defaultValue = "/") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var account = Person.emailKey(email);
    if (!tries.allow(request.getRemoteAddr(), account)) {
      failed("too many tries");
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      return form(Access.safe(next), email, "sign-in.slow");
    }
    var found = password.length() > Passwords.LONGEST ? null : accounts.credentials(account);
    if (!passwords.matches(password, found == null ? null : found.password()) || found == null) {
      failed("wrong address or password");
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(Access.safe(next), email, "sign-in.wrong");
    }
    tries.succeeded(request.getRemoteAddr(), account);
    signedIn.open(found.person().id(), request, response);
    return Pages.go(Access.safe(next));
  }

  private static void failed(String why) {
    Tally.SIGN_INS_FAILED.add();
    SignedIn.SECURITY.warn("sign-in failed: {}", why);
  }

  @PostMapping("/sign-out")
  View signOut(HttpServletRequest request, HttpServletResponse response) {
    signedIn.close(request, response);
    response.setHeader("Clear-Site-Data", "\"cache\"");
    return Pages.go(Access.SIGN_IN);
  }

  /** Where {@link SecuritySetup} leads who sent something while signed out: nothing is lost. */
  @RequestMapping("/signed-out")
  View signedOut(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNAUTHORIZED.value());
    var sent = new LinkedHashMap<String, String[]>(request.getParameterMap());
    sent.keySet().removeIf(name -> name.contains("password"));
    var to = request.getAttribute(SecuritySetup.SENT_TO);
    return pages.show(
        "signed-out.jte",
        Map.of("to", Access.safe(to instanceof String path ? path : "/"), "sent", sent));
  }

  private View form(String next, String email, String problem) {
    return pages.show(
        "sign-in.jte",
        Map.of("next", next, "email", email, "problem", problem, "people", accounts.people()));
  }
}
