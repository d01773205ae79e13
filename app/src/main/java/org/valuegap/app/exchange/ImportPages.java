package org.valuegap.app.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.customer.Maps;
import org.valuegap.app.page.Pages;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.file.MapFileException;
import org.valuegap.core.valuemap.ValueMap;

/** Bringing in a canvas: choose a file, see what was read, make or fill a customer. */
@Controller
final class ImportPages {
  private static final String HERE = "/import";

  private final Pages pages;
  private final Incoming incoming;
  private final Maps maps;

  ImportPages(Pages pages, Incoming incoming, Maps maps) {
    this.pages = pages;
    this.incoming = incoming;
    this.maps = maps;
  }

  /**
   * @param into the customer to bring the file to; a new one if there is no such customer
   */
  @GetMapping(HERE)
  View choose(@AuthenticationPrincipal Person me, @RequestParam(defaultValue = "") String into) {
    Rights.require(me, Action.WRITE);
    return choose(me, into, "");
  }

  /** Shows what was read; nothing is made yet, so the map goes along in the form. */
  @PostMapping(HERE)
  View check(
      @AuthenticationPrincipal Person me,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String into,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Rights.require(me, Action.WRITE);
    var name = String.valueOf(file.getOriginalFilename()).replaceAll("[\\p{Cntrl}]", " ");
    var read = incoming.read(file.getBytes(), name, Pages.words(request).locale());
    if (read.isRefused()) {
      return refused(me, into, read.said().getFirst(), response);
    }
    var document = Document.of(read.elements());
    return pages.show(
        "exchange/check.jte",
        Map.of(
            "map", ValueMap.of(document),
            "said", List.copyOf(read.said()),
            "name", name,
            "into", into,
            "customer", customer(me, into),
            "file", MapFile.write(document, MapFile.Form.JSON)));
  }

  /** Makes the customer, or adds to one, with everything in one go, or nothing. */
  @PostMapping(HERE + "/make")
  View make(
      @AuthenticationPrincipal Person me,
      @RequestParam String map,
      @RequestParam(defaultValue = "") String into,
      HttpServletResponse response) {
    Rights.require(me, Action.WRITE);
    try {
      var elements = Incoming.map(map, "import.json");
      if (into.isEmpty()) {
        return Pages.go("/maps/" + maps.create(me, elements));
      }
      return maps.add(me, id(into), elements)
          ? Pages.go("/maps/" + into)
          : refused(me, into, "import.full", response);
    } catch (MapFileException | IllegalArgumentException e) {
      return refused(me, into, String.valueOf(e.getMessage()), response);
    }
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  View tooLarge(@AuthenticationPrincipal Person me, HttpServletResponse response) {
    return refused(me, "", "import.too-large", response);
  }

  private View refused(Person me, String into, String problem, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return choose(me, into, problem);
  }

  private View choose(Person me, String into, String problem) {
    return pages.show(
        "exchange/choose.jte", Map.of("problem", problem, "into", into, "customers", maps.all(me)));
  }

  /** The name of the customer that the file is for; empty for a new one. */
  private String customer(Person me, String into) {
    return into.isEmpty() ? "" : ValueMap.of(maps.open(me, id(into))).customer().name();
  }

  private static Id id(String text) {
    if (!Id.isValid(text)) {
      throw new NotHere();
    }
    return new Id(text);
  }
}
