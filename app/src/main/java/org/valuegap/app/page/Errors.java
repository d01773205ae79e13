package org.valuegap.app.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/**
 * Every refusal and failure ends here: a page for browsers, problem+json for programs. Neither says
 * more than its status: no exception, no path, nothing that tells what is there from what is not.
 */
@Controller
final class Errors implements ErrorController {
  private static final Set<Integer> OWN_WORDS = Set.of(403, 404, 405, 413, 421, 429, 500);

  private final Pages pages;

  Errors(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping(value = "/error", produces = MediaType.TEXT_HTML_VALUE)
  View page(HttpServletRequest request, HttpServletResponse response) {
    int status = status(request);
    response.setStatus(status);
    var number = status >= 500 ? RequestId.of(request) : "";
    return pages.showAlone("error.jte", Map.of("kind", kind(status), "request", number));
  }

  @RequestMapping("/error")
  ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
    int status = status(request);
    var words = Pages.words(request);
    var problem = ProblemDetail.forStatus(status);
    problem.setDetail(words.of("error." + kind(status) + ".lede"));
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? code
        : 404; // someone asked for /error itself
  }

  private static String kind(int status) {
    return OWN_WORDS.contains(status) ? "" + status : status >= 500 ? "500" : "4xx";
  }
}
