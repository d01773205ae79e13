package org.valuegap.app.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hears only requests to a name of this server, and lets only its own pages change things.
 *
 * <ul>
 *   <li>Host: {@code localhost}, an address in digits, or a name listed in {@code valuegap.hosts}.
 *       A page elsewhere that points its own name here (DNS rebinding) needs a name to do so.
 *   <li>Origin: whatever changes something, and every socket, must come from a page of this very
 *       host. Together with {@code SameSite=Lax} this is the guard against forged requests.
 * </ul>
 */
final class Gate extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\\.?(?::(\\d{1,5}))?");
  private static final Pattern DIGITS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");

  private final Set<String> names;

  Gate(List<String> names) {
    this.names = Set.copyOf(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isOurs(request.getHeader("Host"))) {
      response.sendError(421);
    } else if (needsOrigin(request) && !isFromHere(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  boolean isOurs(@Nullable String host) {
    var parts = HOST.matcher(host == null ? "" : host.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    var name = parts.group(1);
    return name.equals("localhost") || DIGITS.matcher(name).matches() || names.contains(name);
  }

  private static boolean needsOrigin(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod())
        || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static boolean isFromHere(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    if (origin == null) {
      return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
    try {
      var from = new URI(origin);
      boolean web = "https".equals(from.getScheme()) || plain(from, request);
      return web && request.getHeader("Host").equalsIgnoreCase(from.getRawAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A page that came without encryption has no say where the server is spoken to with it. */
  private static boolean plain(URI from, HttpServletRequest request) {
    return "http".equals(from.getScheme()) && !request.isSecure();
  }
}
