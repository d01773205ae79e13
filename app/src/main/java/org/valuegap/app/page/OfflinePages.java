package org.valuegap.app.page;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What browsers answer with themselves while this server cannot be reached (docs/offline.md). */
@Controller
final class OfflinePages {
  static final String WORKER = "/service-worker.js";

  private final Pages pages;

  OfflinePages(Pages pages) {
    this.pages = pages;
  }

  /**
   * The script, at the root, as it answers for all pages; the release and the language stand in its
   * query.
   */
  @GetMapping(WORKER)
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
        .body(new ClassPathResource("assets/service-worker.js"));
  }

  @GetMapping("/offline")
  View offline() {
    return pages.show("offline.jte");
  }
}
