package org.valuegap.app.job;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.board.Boards;
import org.valuegap.app.page.Pages;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Force;

/** The page of one job. */
@Controller
final class JobPages {
  private final Pages pages;
  private final Boards boards;

  JobPages(Pages pages, Boards boards) {
    this.pages = pages;
    this.boards = boards;
  }

  /**
   * The page.
   *
   * @param steps {@code 4} for the four user job steps
   * @param forces {@code table} for the forces as a table
   * @param alternative the forces that speak of this only
   * @throws NotHere when there is no such map or job for this person
   */
  @GetMapping("/maps/{map}/jobs/{job}")
  View show(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @PathVariable String job,
      @RequestParam(defaultValue = "8") String steps,
      @RequestParam(defaultValue = "chart") String forces,
      @RequestParam(required = false) @Nullable String alternative,
      HttpServletRequest request) {
    var board = boards.open(me, map, null, job, request);
    var focused = board.focused();
    if (focused == null || !focused.id().toString().equals(job)) {
      throw new NotHere();
    }
    var look = new JobPage.Look(steps.equals("4"), forces.equals("table"), alternative);
    return pages.show("job/page.jte", Map.of("shown", new JobPage(board, focused, look)));
  }

  /** Leads to where something stands that the search has found. */
  @GetMapping("/maps/{map}/found/{element}")
  View found(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @PathVariable String element,
      HttpServletRequest request) {
    var board = boards.open(me, map, null, null, request);
    if (!Id.isValid(element)) {
      throw new NotHere();
    }
    for (var job : board.jobs()) {
      var part = part(board.map(), job.id(), new Id(element));
      if (!part.isEmpty()) {
        return Pages.go("/maps/" + map + "/jobs/" + job.id() + "#" + part);
      }
    }
    return Pages.go("/maps/" + map + "/empathy#n-" + element);
  }

  /** The part of a job's page where something stands; blank when it stands elsewhere. */
  private static String part(ValueMap map, Id job, Id element) {
    if (map.promises(job).stream().anyMatch(one -> one.id().equals(element))) {
      return "p-" + element;
    }
    if (map.statements(job).stream().anyMatch(one -> one.id().equals(element))) {
      return "job-statement";
    }
    boolean step =
        Stream.of(Step.values())
            .flatMap(at -> map.stepNotes(job, at).stream())
            .anyMatch(one -> one.id().equals(element));
    boolean force =
        Stream.of(Force.Kind.values())
            .flatMap(kind -> map.forces(job, kind).stream())
            .anyMatch(one -> one.id().equals(element));
    return step ? "job-map" : force ? "forces" : "";
  }
}
