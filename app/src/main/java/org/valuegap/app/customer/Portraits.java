package org.valuegap.app.customer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.multipart.MultipartFile;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Pass;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Pictures;
import org.valuegap.app.store.Pictures.Picture;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;

/** Pictures of customers: taken in, drawn anew, and shown to the people of their workspace. */
@Controller
final class Portraits {
  private static final CacheControl KEPT =
      CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

  private final Rooms rooms;
  private final Pictures pictures;
  private final Clock clock;

  Portraits(Rooms rooms, Pictures pictures, Clock clock) {
    this.rooms = rooms;
    this.pictures = pictures;
    this.clock = clock;
  }

  /**
   * Keeps what was sent as a picture.
   *
   * @return null when nothing was sent
   * @throws Portrait.Refused when it cannot be a picture
   */
  @Nullable Id keep(Person me, @Nullable MultipartFile sent) throws IOException, Portrait.Refused {
    Rights.require(me, Action.WRITE);
    if (sent == null || sent.isEmpty()) {
      return null;
    }
    var id = Secrets.id();
    pictures.keep(id, new Picture(me.workspace(), Portrait.draw(sent.getBytes())), clock.instant());
    return id;
  }

  /** Whether a map's customer has this picture, so that the map's guests see it too. */
  private boolean isOn(Id map, String picture) {
    var customer = ValueMap.of(rooms.document(map)).customer();
    return customer.picture() != null && customer.picture().value().equals(picture);
  }

  /** The picture under an address that a customer names; it never changes. */
  @GetMapping("/pictures/{id}")
  ResponseEntity<byte[]> show(@AuthenticationPrincipal Person me, @PathVariable String id) {
    var picture = Id.isValid(id) ? pictures.find(new Id(id)) : null;
    if (picture == null) {
      throw new NotHere();
    }
    if (!(me.pass() instanceof Pass pass) || !isOn(pass.document(), id)) {
      Rights.require(me, Action.SEE, picture.workspace());
    }
    boolean png = Portrait.isPng(picture.image());
    var name = png ? "picture.png" : "picture.jpg";
    return ResponseEntity.ok()
        .contentType(png ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG)
        .cacheControl(KEPT)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(picture.image());
  }
}
