package org.valuegap.app.board;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Edits;
import org.valuegap.core.document.Id;

/** {@code GET /maps/{map}/people}: who can be mentioned in a comment. */
@RestController
final class PeopleAnswers {
  private final Edits edits;
  private final Accounts accounts;

  PeopleAnswers(Edits edits, Accounts accounts) {
    this.edits = edits;
    this.accounts = accounts;
  }

  /** The names of the members, for those who may comment. */
  record People(List<String> names) {}

  @GetMapping(value = "/maps/{map}/people", produces = MediaType.APPLICATION_JSON_VALUE)
  People people(@AuthenticationPrincipal Person me, @PathVariable String map) {
    if (!Id.isValid(map)) {
      throw new NotHere();
    }
    Rights.require(me, Action.TAKE_PART, edits.workspace(new Id(map)));
    return new People(
        accounts.members(me.workspace()).stream().map(member -> member.person().name()).toList());
  }
}
