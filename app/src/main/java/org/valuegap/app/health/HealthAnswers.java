package org.valuegap.app.health;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Journal;

/** For supervisors: restart what does not live, send nobody to what is not ready. */
@Controller
final class HealthAnswers {
  private final Database database;
  private final Journal journal;
  private final Draining draining;

  HealthAnswers(Database database, Journal journal, Draining draining) {
    this.database = database;
    this.journal = journal;
    this.draining = draining;
  }

  /** The process answers; asks nothing of the database, whose failure no restart mends. */
  @GetMapping("/healthz")
  ResponseEntity<String> lives() {
    return answer(HttpStatus.OK, "ok");
  }

  /** Maps can be read and written. */
  @GetMapping("/readyz")
  ResponseEntity<String> isReady() {
    if (!draining.isRunning()) {
      return answer(HttpStatus.SERVICE_UNAVAILABLE, "not ready: the server is about to stop");
    }
    return journal.isOpen() && database.answers()
        ? answer(HttpStatus.OK, "ready")
        : answer(HttpStatus.SERVICE_UNAVAILABLE, "not ready: the database does not answer");
  }

  private static ResponseEntity<String> answer(HttpStatus status, String text) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(text + "\n");
  }
}
