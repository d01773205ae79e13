package org.valuegap.app.health;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Backup;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Journal;
import org.valuegap.app.store.Tally;
import org.valuegap.app.store.Timing;

/**
 * {@code GET /metrics} in the text format of Prometheus 0.0.4: numbers only, nothing of what people
 * wrote and nobody's name. There only when the setting {@code valuegap.metrics} says so.
 */
@Controller
final class MetricsAnswers {
  private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final boolean open;
  private final Rooms rooms;
  private final Journal journal;
  private final Database database;
  private final Clock clock;

  MetricsAnswers(
      @Value("${valuegap.metrics}") boolean open,
      Rooms rooms,
      Journal journal,
      Database database,
      Clock clock) {
    this.open = open;
    this.rooms = rooms;
    this.journal = journal;
    this.database = database;
    this.clock = clock;
  }

  @GetMapping("/metrics")
  ResponseEntity<String> metrics() {
    if (!open) {
      throw new NotHere();
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Content-Type", TEXT)
        .body(text());
  }

  private String text() {
    var text = new PrometheusText();
    var load = rooms.load();
    text.gauge("valuegap_maps_open", "Maps that are open on this node.", load.maps());
    text.gauge("valuegap_participants", "Browsers that have a map open.", load.participants());
    saving(text);
    for (var tally : Tally.values()) {
      text.counter(tally);
    }
    for (var timing : Timing.values()) {
      text.histogram(timing);
    }
    machine(text);
    return text.toString();
  }

  /** Whether edits are safe, and how much room there is for more. */
  private void saving(PrometheusText text) {
    text.gauge(
        "valuegap_database_writable",
        "1 while edits can be saved, 0 while maps are read-only.",
        journal.isOpen() ? 1 : 0);
    var since = journal.waitsSince();
    text.gauge(
        "valuegap_edit_oldest_seconds",
        "Age of the oldest edit that waits for the disk.",
        since == null ? 0 : age(since));
    var space = database.space();
    if (space != null) {
      text.gauge("valuegap_database_bytes", "The database on disk.", space.bytes());
      text.gauge("valuegap_database_log_bytes", "The log beside it.", space.logBytes());
      text.gauge("valuegap_disk_free_bytes", "Room left on its disk.", space.freeBytes());
    }
    var backup = database.answers() ? Backup.last(database) : null;
    if (backup != null) {
      text.gauge(
          "valuegap_backup_age_seconds", "Since the last backup without faults.", age(backup));
    }
  }

  private double age(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  private static void machine(PrometheusText text) {
    var memory = ManagementFactory.getMemoryMXBean();
    var heap = memory.getHeapMemoryUsage();
    text.gauge("jvm_memory_heap_bytes", "Heap in use.", heap.getUsed());
    text.gauge("jvm_memory_heap_max_bytes", "Heap that may be used.", heap.getMax());
    text.gauge(
        "jvm_memory_nonheap_bytes",
        "Memory in use beside the heap.",
        memory.getNonHeapMemoryUsage().getUsed());
    text.gauge(
        "jvm_threads", "Platform threads.", ManagementFactory.getThreadMXBean().getThreadCount());
    long pauses =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(collector -> collector.getCollectionTime())
            .sum();
    text.gauge(
        "jvm_gc_seconds", "Time spent collecting garbage, since the start.", pauses / 1000.0);
    text.gauge(
        "process_start_time_seconds",
        "When the process started, since 1970.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1000);
  }
}
