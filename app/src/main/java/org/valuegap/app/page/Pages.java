package org.valuegap.app.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Person;

/** Shows templates: a controller answers {@code pages.show("home.jte", Map.of(…))}. */
@Component
public final class Pages {
  /** The cookie of a browser whose reader chose a language without an account. */
  public static final String LANGUAGE = "valuegap-language";

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Assets assets;
  private final Frame frame;
  private final boolean keeps;

  Pages(Assets assets, Frame frame, @Value("${valuegap.offline}") boolean keeps) {
    this.assets = assets;
    this.frame = frame;
    this.keeps = keeps;
  }

  /**
   * A view of a template under {@code src/main/jte}.
   *
   * @param values its parameters by name; {@code page} is added
   */
  public View show(String template, Map<String, ?> values) {
    return (_, request, response) -> write(template, values, page(request), response);
  }

  /** As {@link #show}, without asking the database, which may be what has failed. */
  View showAlone(String template, Map<String, ?> values) {
    return (_, request, response) -> write(template, values, alone(request), response);
  }

  public View show(String template) {
    return show(template, Map.of());
  }

  /** The address under which the browser knows this server, with no slash at its end. */
  public static String address(HttpServletRequest request) {
    return request.getScheme() + "://" + request.getHeader("Host") + request.getContextPath();
  }

  /** What a request asks for, below the base of this server and as it was sent. */
  public static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** Sends the browser on to another page of this server, which it fetches. */
  public static View go(String path) {
    return (_, request, response) -> {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", request.getContextPath() + path);
      response.setHeader("Cache-Control", "no-store");
    };
  }

  private void write(
      String template, Map<String, ?> values, Page page, HttpServletResponse response)
      throws IOException {
    var all = new HashMap<String, Object>(values);
    all.put("page", page);
    var html = new Utf8ByteOutput();
    templates.render(template, all, html);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(html.getContentLength());
    if (response.getHeader("Cache-Control") == null) {
      response.setHeader("Cache-Control", "no-store");
    }
    html.writeTo(response.getOutputStream());
  }

  /** The frame of the page that this request asks for. */
  public Page page(HttpServletRequest request) {
    var me = person(request);
    var member = me == null || me.isGuest() ? null : me;
    return new Page(
        words(request),
        assets,
        me,
        frame.workspace(me),
        member == null ? 0 : frame.customers(member),
        member == null ? 0 : frame.mentions(member),
        path(request),
        keeps);
  }

  private Page alone(HttpServletRequest request) {
    return new Page(words(request), assets, null, "", 0, 0, path(request), keeps);
  }

  /** The words in the language that the reader chose, else in one that the browser asks for. */
  public static Messages words(HttpServletRequest request) {
    var me = person(request);
    var chosen = me == null || me.language().isEmpty() ? cookie(request) : me.language();
    return Messages.in(
        chosen.isEmpty()
            ? Collections.list(request.getLocales())
            : List.of(Locale.forLanguageTag(chosen)));
  }

  private static String cookie(HttpServletRequest request) {
    var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Stream.of(cookies)
        .filter(cookie -> cookie.getName().endsWith(LANGUAGE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static @Nullable Person person(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication known
            && known.getPrincipal() instanceof Person person
        ? person
        : null;
  }
}
