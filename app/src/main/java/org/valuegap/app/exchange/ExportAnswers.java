package org.valuegap.app.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.office.ExportFormat;
import org.valuegap.app.office.Paper;
import org.valuegap.app.office.Pdf;
import org.valuegap.app.office.Words;
import org.valuegap.app.office.Xlsx;
import org.valuegap.app.page.Pages;
import org.valuegap.app.store.Settings;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Promise;

/** Maps and the blank canvas as files to download. */
@Controller
final class ExportAnswers {
  /** Says which scripts could not be printed: their names are ASCII words. */
  private static final String MISSING = "Valuegap-Not-Printed";

  private static final int BLANK_JOBS = 3;

  /** Characters of a file's name: four bytes each are within what file systems take. */
  private static final int MOST_NAMED = 60;

  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)\\..*", Pattern.CASE_INSENSITIVE);

  private static final int MOST_WAITING = 60;
  private static final int PATIENCE_SECONDS = 60;

  /** Setting a map takes memory and a core: half of them are for those who edit. */
  private final Semaphore setting =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  private final Rooms rooms;
  private final Settings settings;

  ExportAnswers(Rooms rooms, Settings settings) {
    this.rooms = rooms;
    this.settings = settings;
  }

  @GetMapping("/maps/{id}/export.{form}")
  ResponseEntity<byte[]> export(
      @PathVariable String id,
      @PathVariable String form,
      @RequestParam(name = "page", defaultValue = "a3") String page,
      @AuthenticationPrincipal Person person,
      HttpServletRequest request)
      throws IOException, InterruptedException {
    var document = visible(person, id);
    var format = named(ExportFormat.values(), form);
    var paper = named(Paper.values(), page);
    var file = new ByteArrayOutputStream();
    awaitTurn();
    try {
      var from = settings.workspace(person.workspace());
      var missing = Words.in(language(request), () -> format.write(document, paper, from, file));
      var name = ValueMap.of(document).customer().name();
      var answer = answer(format.mediaType(), (name.isEmpty() ? "map" : name) + ending(format));
      if (!missing.isEmpty()) {
        answer.header(MISSING, String.join(", ", missing));
      }
      return answer.body(file.toByteArray());
    } finally {
      setting.release();
    }
  }

  /** A joint promise on one page. */
  @GetMapping("/maps/{id}/promises/{promise}.pdf")
  ResponseEntity<byte[]> promise(
      @PathVariable String id,
      @PathVariable String promise,
      @RequestParam(name = "page", defaultValue = "a4") String page,
      @AuthenticationPrincipal Person person,
      HttpServletRequest request)
      throws IOException, InterruptedException {
    var document = visible(person, id);
    var joint = Id.isValid(promise) ? document.get(new Id(promise), Promise.class) : null;
    if (joint == null || joint.offerings().isEmpty()) {
      throw new NotHere();
    }
    var paper = named(Paper.values(), page);
    var file = new ByteArrayOutputStream();
    awaitTurn();
    try {
      var from = settings.workspace(person.workspace());
      Words.in(
          language(request),
          () -> {
            Pdf.writePromise(ValueMap.of(document), joint, paper, from, file);
            return file;
          });
    } finally {
      setting.release();
    }
    return answer(ExportFormat.PDF.mediaType(), "joint-promise.pdf").body(file.toByteArray());
  }

  /** Files speak the language of the page that they are asked for on. */
  private static Locale language(HttpServletRequest request) {
    return Pages.words(request).locale();
  }

  /** Some wait, for a while; the others are asked to come back. */
  private void awaitTurn() throws InterruptedException {
    if (setting.getQueueLength() >= MOST_WAITING
        || !setting.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  private Document visible(Person person, String id) {
    if (!Id.isValid(id)) {
      throw new NotHere();
    }
    var map = new Id(id);
    Rights.require(person, Action.SEE, map, rooms.workspace(map));
    return person.viewer().visible(rooms.document(map));
  }

  @GetMapping("/canvas.{form}")
  ResponseEntity<byte[]> canvas(
      @PathVariable String form,
      @RequestParam(name = "page", defaultValue = "a3") String page,
      HttpServletRequest request)
      throws IOException {
    var format = named(ExportFormat.values(), form);
    var file = new ByteArrayOutputStream();
    Words.in(
        language(request),
        () -> {
          switch (format) {
            case PDF -> Pdf.writeBlank(BLANK_JOBS, named(Paper.values(), page), file);
            case XLSX -> Xlsx.writeBlank(BLANK_JOBS, file);
            default -> throw new NotHere();
          }
          return file;
        });
    return answer(format.mediaType(), "canvas." + format).body(file.toByteArray());
  }

  /** For editors and other programs, which do not sign in. */
  @GetMapping("/schema/valuemap-1.json")
  ResponseEntity<String> schema() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/schema+json"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(MapFile.schema());
  }

  /** A map file's name says what it holds; spreadsheets and papers are known by their kind. */
  private static String ending(ExportFormat format) {
    return switch (format) {
      case YAML, JSON -> ".valuemap." + format;
      default -> "." + format;
    };
  }

  /**
   * A download under a name that every system can keep: without controls, directions and
   * separators, short enough with its ending, and none of those that mean a device.
   */
  private static ResponseEntity.BodyBuilder answer(String mediaType, String name) {
    var whole = name.replaceAll("[\\p{Cc}\\p{Cf}/\\\\:*?\"<>|]+", " ").strip();
    int most = Math.min(whole.codePointCount(0, whole.length()), MOST_NAMED);
    var ending = whole.substring(whole.lastIndexOf('.'));
    var safe =
        most < MOST_NAMED
            ? whole
            : whole.substring(0, whole.offsetByCodePoints(0, most - ending.length())).strip()
                + ending;
    if (DEVICE.matcher(safe).matches()) {
      safe = "_" + safe;
    }
    var disposition =
        ContentDisposition.attachment().filename(safe, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
  }

  private static <E> E named(E[] all, String word) {
    Optional<E> found =
        Arrays.stream(all).filter(value -> value.toString().equals(word)).findFirst();
    return found.orElseThrow(NotHere::new);
  }
}
