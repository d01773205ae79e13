package org.valuegap.app.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Pages;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.file.MapFileException;
import org.valuegap.core.valuemap.ValueMap;

/** Bringing in a canvas: choose a file, see what was read, make the customer. */
@Controller
final class ImportPages {
  private static final String HERE = "/import";

  private final Pages pages;
  private final Incoming incoming;
  private final Rooms rooms;

  ImportPages(Pages pages, Incoming incoming, Rooms rooms) {
    this.pages = pages;
    this.incoming = incoming;
    this.rooms = rooms;
  }

  @GetMapping(HERE)
  View choose(@AuthenticationPrincipal Person me) {
    Rights.require(me, Action.WRITE);
    return pages.show("exchange/choose.jte", Map.of("problem", ""));
  }

  /** Shows what was read; nothing is made yet, so the map goes along in the form. */
  @PostMapping(HERE)
  View check(
      @AuthenticationPrincipal Person me,
      @RequestParam MultipartFile file,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Rights.require(me, Action.WRITE);
    var name = String.valueOf(file.getOriginalFilename()).replaceAll("[\\p{Cntrl}]", " ");
    var read = incoming.read(file.getBytes(), name, locale);
    if (read.isRefused()) {
      return refused(read.said().getFirst(), response);
    }
    var document = Document.of(read.elements());
    return pages.show(
        "exchange/check.jte",
        Map.of(
            "map", ValueMap.of(document),
            "said", List.copyOf(read.said()),
            "file", MapFile.write(document, MapFile.Form.JSON)));
  }

  /** Makes the customer with everything in one go, or nothing. */
  @PostMapping(HERE + "/make")
  View make(
      @AuthenticationPrincipal Person me, @RequestParam String map, HttpServletResponse response) {
    Rights.require(me, Action.WRITE);
    try {
      var elements = Incoming.map(map, "import.json");
      var made = rooms.create(me.workspace(), elements, new Stamp(me.id(), me.name(), null));
      return Pages.go("/maps/" + made.value());
    } catch (MapFileException | IllegalArgumentException e) {
      return refused(String.valueOf(e.getMessage()), response);
    }
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  View tooLarge(HttpServletResponse response) {
    return refused("import.too-large", response);
  }

  private View refused(String problem, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return pages.show("exchange/choose.jte", Map.of("problem", problem));
  }
}
