package org.valuegap.app.job;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.board.Board;
import org.valuegap.app.board.Boards;
import org.valuegap.app.store.Settings;
import org.valuegap.core.language.JobStatementDraft;
import org.valuegap.core.language.Performer;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.ValuePromise;
import org.valuegap.core.language.ValuePromise.Form;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** {@code GET /maps/{map}/jobs/{job}/drafts}: first wordings that their authors finish. */
@RestController
final class DraftAnswers {
  /**
   * @param statement parts are blank for which the map has nothing yet
   * @param sentence of a promise; blank when the job has no verb
   * @param headline the other form of the same promise
   */
  record Drafts(JobStatementDraft statement, String sentence, String headline) {}

  private final Boards boards;
  private final Settings settings;

  DraftAnswers(Boards boards, Settings settings) {
    this.boards = boards;
    this.settings = settings;
  }

  /**
   * Drafts from the job, its heading outcome and its first push.
   *
   * @param type of customer that the statement is for; blank for the map's own
   * @param to whom the promise is made to; blank for the customer
   * @param partner whose offerings promise together; none for our own product
   * @throws NotHere when there is no such map or job that this person may write
   */
  @GetMapping(value = "/maps/{map}/jobs/{job}/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
  Drafts draft(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @PathVariable String job,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(required = false) @Nullable List<String> partner,
      HttpServletRequest request) {
    var board = boards.open(me, map, null, job, request);
    var focused = board.focused();
    if (!board.mayEdit() || focused == null || !focused.id().toString().equals(job)) {
      throw new NotHere();
    }
    var own = Objects.requireNonNullElse(partner, List.<String>of());
    return drafts(board, focused, type, to, own.isEmpty() ? List.of(product(me)) : own);
  }

  private static Drafts drafts(
      Board board, Job job, String type, String to, List<String> products) {
    var customer = board.map().customer().type();
    var statement = Statement.job(job.text());
    var heading = board.heading(job);
    var outcome = heading == null ? null : Statement.outcome(heading.text());
    var pushes = board.map().forces(job.id(), Force.Kind.PUSH);
    var push = pushes.isEmpty() ? "" : pushes.getFirst().text();
    var performer = Performer.of(customer, to);
    return new Drafts(
        JobStatementDraft.of(statement, outcome, push, type.isEmpty() ? customer : type),
        ValuePromise.draft(Form.SENTENCE, products, statement, outcome, performer).text(),
        ValuePromise.draft(Form.HEADLINE, products, statement, outcome, performer).text());
  }

  /** Our product as promises name it: the first of our own, else the workspace itself. */
  private String product(Person me) {
    return settings.products(me.workspace()).stream()
        .filter(product -> product.kind() == Settings.Kind.OWN)
        .map(Settings.ProductName::name)
        .findFirst()
        .orElseGet(() -> settings.workspace(me.workspace()));
  }
}
