package org.valuegap.app.board;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.store.Edits;
import org.valuegap.app.store.Settings;
import org.valuegap.app.wire.Check;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Id;

/** {@code POST /maps/{id}/checks}: what the writing rules say of statements being written. */
@RestController
final class CheckAnswers {
  private final Edits edits;
  private final Settings settings;

  CheckAnswers(Edits edits, Settings settings) {
    this.edits = edits;
    this.settings = settings;
  }

  /**
   * @param body as {@link Check#asked} reads it; the answer is as {@link Check#write} writes it
   * @throws NotHere when there is no such map for this person
   */
  @PostMapping(value = "/maps/{map}/checks", produces = MediaType.APPLICATION_JSON_VALUE)
  String check(
      @AuthenticationPrincipal Person me, @PathVariable String map, @RequestBody String body) {
    if (!Id.isValid(map)) {
      throw new NotHere();
    }
    var workspace = edits.workspace(new Id(map));
    Rights.require(me, Action.SEE, workspace);
    var names = settings.named(me.workspace());
    return Check.write(
        asked(body).stream().map(one -> Check.of(one.kind(), one.text(), names)).toList());
  }

  private static List<Check.Asked> asked(String body) {
    try {
      return Check.asked(body);
    } catch (Unreadable e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.detail());
    }
  }
}
