package org.valuegap.app.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Journal;

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

  MetricsAnswers(@Value("${valuegap.metrics}") boolean open, Rooms rooms, Journal journal) {
    this.open = open;
    this.rooms = rooms;
    this.journal = journal;
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
    var load = rooms.load();
    var memory = ManagementFactory.getMemoryMXBean();
    var text = new StringBuilder();
    gauge(text, "valuegap_maps_open", "Maps that are open on this node.", load.maps());
    gauge(text, "valuegap_participants", "Browsers that have a map open.", load.participants());
    gauge(
        text,
        "valuegap_database_writable",
        "1 while edits can be saved, 0 while maps are read-only.",
        journal.isOpen() ? 1 : 0);
    gauge(text, "jvm_memory_heap_bytes", "Heap in use.", used(memory.getHeapMemoryUsage()));
    gauge(
        text,
        "jvm_memory_nonheap_bytes",
        "Memory in use beside the heap.",
        used(memory.getNonHeapMemoryUsage()));
    gauge(
        text,
        "jvm_threads",
        "Platform threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    gauge(
        text,
        "process_start_time_seconds",
        "When the process started, since 1970.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1000);
    return text.toString();
  }

  private static long used(MemoryUsage usage) {
    return usage.getUsed();
  }

  private static void gauge(StringBuilder text, String name, String help, long value) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    text.append(name).append(' ').append(value).append('\n');
  }
}
