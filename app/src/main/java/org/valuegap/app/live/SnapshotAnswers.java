package org.valuegap.app.live;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.wire.Elements;
import org.valuegap.app.wire.Frames;
import org.valuegap.core.document.Id;

/** {@code GET /maps/{id}/snapshot}: what a board opens with, before its socket takes over. */
@Controller
final class SnapshotAnswers {
  private final Rooms rooms;

  SnapshotAnswers(Rooms rooms) {
    this.rooms = rooms;
  }

  @GetMapping("/maps/{id}/snapshot")
  ResponseEntity<byte[]> snapshot(
      @PathVariable String id,
      @AuthenticationPrincipal Person person,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String has,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepts) {
    if (!Id.isValid(id)) {
      throw new NotHere();
    }
    var document = new Id(id);
    Rights.require(person, Action.SEE, document, rooms.workspace(document));
    var now = rooms.room(document).shown();
    var viewer = person.viewer();
    var tag = "\"" + rooms.epoch() + "-" + now.version() + "-" + viewer.ordinal() + "\"";
    if (tag.equals(has)) {
      return ResponseEntity.status(304).eTag(tag).build();
    }
    var body =
        Frames.snapshotBody(
            now.version(), rooms.epoch(), viewer.visible(now.document()).elements());
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .cacheControl(CacheControl.noCache().cachePrivate())
            .eTag(tag)
            .varyBy(HttpHeaders.ACCEPT_ENCODING);
    return accepts.contains("gzip")
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(Elements.compress(body))
        : answer.body(body.getBytes(StandardCharsets.UTF_8));
  }
}
