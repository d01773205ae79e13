package org.valuegap.app.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.valuegap.app.page.Pages;

/** Finds out who sent a request; until the first run is over, leads everyone there. */
final class WhoFilter extends OncePerRequestFilter {
  private final SignedIn signedIn;
  private final FirstRun firstRun;

  WhoFilter(SignedIn signedIn, FirstRun firstRun) {
    this.signedIn = signedIn;
    this.firstRun = firstRun;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Access.isForAnybody(Pages.path(request));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!firstRun.isOver()) {
      if (!Access.isOpenAtFirst(Pages.path(request))) {
        response.sendRedirect(request.getContextPath() + Access.FIRST_RUN);
        return;
      }
    } else {
      var person = signedIn.person(request);
      if (person != null) {
        MDC.put("person", person.id().value());
        var known = new PreAuthenticatedAuthenticationToken(person, "", List.of());
        known.setDetails(signedIn.digest(request)); // so that a socket can ask again later
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known);
        SecurityContextHolder.setContext(context);
      }
    }
    chain.doFilter(request, response);
  }
}
