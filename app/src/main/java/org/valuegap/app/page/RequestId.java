package org.valuegap.app.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a number that stands in the log and, on failure, on the screen. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestId extends OncePerRequestFilter {
  private static final String NAME = "request";
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var drawn = new byte[6];
    RANDOM.nextBytes(drawn);
    var id = HexFormat.of().formatHex(drawn);
    request.setAttribute(RequestId.class.getName(), id);
    response.setHeader("X-Request-Id", id);
    MDC.put(NAME, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(NAME);
    }
  }

  static String of(HttpServletRequest request) {
    return request.getAttribute(RequestId.class.getName()) instanceof String id ? id : "";
  }
}
