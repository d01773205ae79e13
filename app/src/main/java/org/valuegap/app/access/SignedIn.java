package org.valuegap.app.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.app.store.Sessions;
import org.valuegap.core.document.Id;

/** The session of a browser: an opaque token in a cookie, its digest in the database. */
@Component
public final class SignedIn {
  private static final String PLAIN = "valuegap";
  private static final String SECURE = "__Host-valuegap";

  private final Sessions sessions;
  private final Clock clock;

  SignedIn(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Who sent this request; null when nobody is signed in. */
  @Nullable Person person(HttpServletRequest request) {
    var token = token(request);
    return token == null ? null : sessions.person(Secrets.digest(token), clock.instant());
  }

  /** What a session is known by in the store; blank when the browser brought none. */
  String digest(HttpServletRequest request) {
    var token = token(request);
    return token == null ? "" : Secrets.digest(token);
  }

  /** Whether the browser was signed in once: what it shows is expired or ended. */
  boolean wasHere(HttpServletRequest request) {
    return token(request) != null;
  }

  /** Signs in: always a new token, whatever the browser brought. */
  void open(Id person, HttpServletRequest request, HttpServletResponse response) {
    var before = token(request);
    if (before != null) {
      sessions.close(Secrets.digest(before));
    }
    var token = Secrets.token();
    sessions.open(Secrets.digest(token), person, clock.instant());
    send(token, Sessions.LONGEST.toSeconds(), request, response);
  }

  void close(HttpServletRequest request, HttpServletResponse response) {
    var token = token(request);
    if (token != null) {
      sessions.close(Secrets.digest(token));
    }
    send("", 0, request, response);
  }

  /** Ends the person's sessions in all other browsers. */
  public void closeOthers(Person person, HttpServletRequest request) {
    var token = token(request);
    sessions.closeOthers(person.id(), token == null ? "" : Secrets.digest(token));
  }

  private static void send(
      String token, long seconds, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name(request), token)
            .path("/")
            .httpOnly(true)
            .sameSite("Lax")
            .secure(request.isSecure())
            .maxAge(seconds)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static @Nullable String token(HttpServletRequest request) {
    var name = name(request);
    var cookies = request.getCookies() == null ? List.<Cookie>of() : List.of(request.getCookies());
    return cookies.stream()
        .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /** With encryption the browser itself sees to it that no other host sets this cookie. */
  private static String name(HttpServletRequest request) {
    return request.isSecure() ? SECURE : PLAIN;
  }
}
