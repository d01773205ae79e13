package org.valuegap.app.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every refusal and failure ends here: a page for browsers, problem+json for programs. Neither says
 * more than its status: no exception, no path, nothing that tells what is there from what is not.
 */
@Controller
final class Errors implements ErrorController {
  private static final Set<Integer> OWN_WORDS = Set.of(403, 404, 405, 413, 421, 429, 500);

  private final Pages pages;
  private final JsonMapper json;

  Errors(Pages pages, JsonMapper json) {
    this.pages = pages;
    this.json = json;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404; // someone asked for /error itself
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    if (wantsPage(request)) {
      var request500 = status >= 500 ? RequestId.of(request) : "";
      pages.write(
          "error.jte", Map.of("kind", kind(status), "request", request500), request, response);
    } else {
      var text = pages.page(request).text();
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      json.writeValue(
          response.getOutputStream(),
          Map.of(
              "status", status,
              "title", title(status),
              "detail", text.of("error." + kind(status) + ".lede")));
    }
  }

  private static boolean wantsPage(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  private static String title(int status) {
    var known = HttpStatus.resolve(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }

  private static String kind(int status) {
    return OWN_WORDS.contains(status) ? "" + status : status >= 500 ? "500" : "4xx";
  }
}
