package org.valuegap.app.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.page.Messages;
import org.valuegap.app.page.Pages;

/** Where guests and those at the door choose a language: it is kept in their browser. */
@Controller
final class LanguagePages {
  private static final Duration KEPT = Duration.ofDays(365);

  /** Chooses, and leads back to the page that it was chosen on. */
  @PostMapping(Access.LANGUAGE)
  View choose(
      @RequestParam String language, HttpServletRequest request, HttpServletResponse response) {
    if (Messages.isOffered(language)) {
      SafeCookie.send(Pages.LANGUAGE, language, KEPT, request, response);
    }
    return Pages.go(back(request));
  }

  /** Browsers say in the Referer which of our own pages they come from. */
  private static String back(HttpServletRequest request) {
    var from = request.getHeader("Referer");
    try {
      var address = from == null ? null : URI.create(from);
      var query = address == null ? null : address.getRawQuery();
      return address == null
          ? "/"
          : Access.safe(
              address.getRawPath().substring(request.getContextPath().length())
                  + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return "/"; // no address, or none of ours
    }
  }
}
