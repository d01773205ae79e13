package org.valuegap.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.Sessions;
import org.valuegap.app.store.Sessions.Session;
import org.valuegap.core.document.Id;

/** The session of a browser: an opaque token in a cookie, its digest in the database. */
@Component
public final class SignedIn {
  private static final String NAME = "valuegap";

  /** Who came in and went, by id: what an administrator looks at afterwards. */
  static final Logger SECURITY = LoggerFactory.getLogger("security");

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
    end(request);
    var token = Secrets.token();
    SECURITY.info("signed in: {}", person);
    sessions.open(Secrets.digest(token), person, Devices.of(request), clock.instant());
    send(token, Sessions.LONGEST, request, response);
  }

  /** Goes on as a guest, who is known by this token now. */
  void openGuest(String token, HttpServletRequest request, HttpServletResponse response) {
    end(request);
    SECURITY.info("a guest came in");
    send(token, Guests.STAY, request, response);
  }

  void close(HttpServletRequest request, HttpServletResponse response) {
    end(request);
    SECURITY.info("signed out");
    send("", Duration.ZERO, request, response);
  }

  private void end(HttpServletRequest request) {
    var token = token(request);
    if (token != null) {
      sessions.close(Secrets.digest(token), clock.instant());
    }
  }

  /** The person's sessions in all browsers, this one marked. */
  public List<Session> sessions(Person person, HttpServletRequest request) {
    return sessions.of(person.id(), digest(request), clock.instant());
  }

  /** Ends the person's sessions in all other browsers. */
  public void closeOthers(Person person, HttpServletRequest request) {
    sessions.closeOthers(person.id(), digest(request));
  }

  private static void send(
      String token, Duration lasts, HttpServletRequest request, HttpServletResponse response) {
    SafeCookie.send(NAME, token, lasts, request, response);
  }

  private static @Nullable String token(HttpServletRequest request) {
    return SafeCookie.of(NAME, request);
  }
}
