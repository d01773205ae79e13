package org.valuegap.app.page;

import static org.springframework.web.servlet.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;
import static org.springframework.web.servlet.HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.valuegap.core.document.Id;

/**
 * Gives every request a number that stands in the log and, on failure, on the screen. What is
 * logged meanwhile carries it, with the ids of the person and the map. Of the request itself the
 * log names the route, never the address, which may hold a secret.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestId extends OncePerRequestFilter implements HandlerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger("requests");
  private static final String NAME = "request";
  private static final String MAP = "map";
  private static final String ROUTE = RequestId.class.getName() + ".route";
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
    long begun = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), route(request), wordless(e));
      response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    } finally {
      long millis = (System.nanoTime() - begun) / 1_000_000;
      var line = "{} {} {} {} ms";
      LOG.info(line, request.getMethod(), route(request), response.getStatus(), millis);
      MDC.clear();
    }
  }

  /** Notes what is asked for, once it is known: the map, and the pattern of the address. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      var route = String.valueOf(request.getAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE));
      request.setAttribute(ROUTE, route);
      if (request.getAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
          && route.matches("/(maps|customers)/.*")) {
        if (parts.get(parts.containsKey(MAP) ? MAP : "id") instanceof String map
            && Id.isValid(map)) {
          MDC.put(MAP, map);
        }
      }
    }
    return true;
  }

  private static String route(HttpServletRequest request) {
    return request.getAttribute(ROUTE) instanceof String route ? route : "-";
  }

  /** A failure without its messages, which may repeat what somebody wrote. */
  private static Throwable wordless(Throwable e) {
    var cause = e.getCause() == null || e.getCause() == e ? null : wordless(e.getCause());
    var bare = new Throwable(e.getClass().getName(), cause);
    bare.setStackTrace(e.getStackTrace());
    return bare;
  }

  static String of(HttpServletRequest request) {
    return request.getAttribute(RequestId.class.getName()) instanceof String id ? id : "";
  }
}
