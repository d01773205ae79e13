package org.valuegap.app.board;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Settings;
import org.valuegap.app.wire.Check;
import org.valuegap.app.wire.Guidance;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;

/** What the rules say while a map is being worked on: of its statements, and of it as a whole. */
@RestController
final class CheckAnswers {
  private final Rooms rooms;
  private final Settings settings;

  CheckAnswers(Rooms rooms, Settings settings) {
    this.rooms = rooms;
    this.settings = settings;
  }

  /**
   * What the writing rules say of statements.
   *
   * @param body as {@link Check#asked} reads it; the answer is as {@link Check#write} writes it
   * @throws NotHere when there is no such map for this person
   */
  @PostMapping(value = "/maps/{map}/checks", produces = MediaType.APPLICATION_JSON_VALUE)
  String check(
      @AuthenticationPrincipal Person me,
      @PathVariable String map,
      @RequestBody String body,
      HttpServletRequest request) {
    seen(me, map);
    var names = settings.named(me.workspace());
    return Check.write(
        asked(body).stream().map(one -> Check.of(one.kind(), one.text(), names)).toList(),
        Pages.words(request)::said);
  }

  /**
   * What the map rules find, and the way through the map; as {@link Guidance#write} writes it.
   *
   * @throws NotHere when there is no such map for this person
   */
  @GetMapping(value = "/maps/{map}/guidance", produces = MediaType.APPLICATION_JSON_VALUE)
  String guidance(
      @AuthenticationPrincipal Person me, @PathVariable String map, HttpServletRequest request) {
    var document = rooms.document(seen(me, map));
    return Guidance.write(ValueMap.of(me.viewer().visible(document)), Pages.words(request)::said);
  }

  private Id seen(Person me, String map) {
    if (!Id.isValid(map)) {
      throw new NotHere();
    }
    var id = new Id(map);
    Rights.require(me, Action.SEE, id, rooms.workspace(id));
    return id;
  }

  private static List<Check.Asked> asked(String body) {
    try {
      return Check.asked(body);
    } catch (Unreadable e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.detail());
    }
  }
}
