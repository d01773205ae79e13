package org.valuegap.app.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Cookies that no script reads and no page elsewhere sends along. */
final class SafeCookie {
  private SafeCookie() {}

  /**
   * @param value empty to take the cookie back
   */
  static void send(
      String name,
      String value,
      Duration lasts,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name(name, request), value)
            .path("/")
            .httpOnly(true)
            .sameSite("Lax")
            .secure(request.isSecure())
            .maxAge(value.isEmpty() ? Duration.ZERO : lasts)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** What the browser brought; null when it brought none. */
  static @Nullable String of(String name, HttpServletRequest request) {
    var full = name(name, request);
    var cookies = request.getCookies() == null ? List.<Cookie>of() : List.of(request.getCookies());
    return cookies.stream()
        .filter(cookie -> cookie.getName().equals(full) && !cookie.getValue().isEmpty())
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /**
   * With encryption the browser itself sees to it that no other host sets this cookie. That wants
   * the path to be the root, so the base is in the name: two servers of one host stay apart.
   */
  private static String name(String name, HttpServletRequest request) {
    var own = name + request.getContextPath().replace('/', '-');
    return request.isSecure() ? "__Host-" + own : own;
  }
}
