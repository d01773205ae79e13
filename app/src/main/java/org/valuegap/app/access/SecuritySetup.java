package org.valuegap.app.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.util.UriUtils;
import org.valuegap.app.page.Pages;

/** What Spring Security does for us: the order of the checks, and the headers. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
          + "base-uri 'none'; frame-ancestors 'none'";
  private static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()";

  /** Of a request that needs someone to be signed in: where it was sent. */
  static final String SENT_TO = SecuritySetup.class.getName() + ".sent-to";

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      @Value("${valuegap.hosts}") List<String> hosts,
      SignedIn signedIn,
      FirstRun firstRun)
      throws Exception {
    return http.csrf(csrf -> csrf.disable()) // Gate asks where a request came from
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(SecuritySetup::headers)
        .addFilterAfter(new Gate(hosts), HeaderWriterFilter.class)
        .addFilterAfter(new WhoFilter(signedIn, firstRun), Gate.class)
        .exceptionHandling(refused ->
            refused.authenticationEntryPoint(
                (request, response, _) -> leadIn(request, response, signedIn)))
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/assets/**", "/app/**")
                .permitAll()
                .requestMatchers(Access.open())
                .permitAll()
                .anyRequest()
                .authenticated())
        .build();
  }

  /** Leads a reader to sign in and back; keeps what a form brought; tells programs 401. */
  private static void leadIn(
      HttpServletRequest request, HttpServletResponse response, SignedIn signedIn)
      throws IOException, ServletException {
    var accept = request.getHeader("Accept");
    var query = request.getQueryString();
    var here = Pages.path(request) + (query == null ? "" : "?" + query);
    if (accept == null || !accept.contains("text/html")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getMethod().equals("GET")) {
      var ended = signedIn.wasHere(request) ? "&ended" : "";
      response.sendRedirect(
          request.getContextPath()
              + Access.SIGN_IN
              + "?next="
              + UriUtils.encode(here, StandardCharsets.UTF_8)
              + ended);
    } else {
      request.setAttribute(SENT_TO, here);
      request.getRequestDispatcher("/signed-out").forward(request, response);
    }
  }

  /** Only what says otherwise of itself may be kept by browsers and proxies. */
  private static void keepNothing(HttpServletRequest request, HttpServletResponse response) {
    if (response.getHeader("Cache-Control") == null) {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .cacheControl(cache -> cache.disable())
        .addHeaderWriter(SecuritySetup::keepNothing)
        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
