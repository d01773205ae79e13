package org.valuegap.app.live;

import java.util.ArrayList;
import java.util.List;
import org.valuegap.app.store.Journal;

/**
 * A room's edits on their way to the journal: at once while it is quiet; while it is busy, what has
 * gathered goes into one commit and then into one frame.
 */
final class Gathering {
  /** How long a participant's share of a frame keeps the next one waiting: bounds the work. */
  private static final long NANOS_EACH = 80_000;

  private static final long MOST_NANOS = 16_000_000;

  private final Journal journal;
  private final Time time;
  private final Audience audience;
  private final List<Journal.Line> lines = new ArrayList<>();
  private boolean waiting;
  private long next;

  Gathering(Journal journal, Time time, Audience audience) {
    this.journal = journal;
    this.time = time;
    this.audience = audience;
  }

  synchronized void add(Journal.Line line) {
    lines.add(line);
    long wait = next - time.now();
    if (wait <= 0) {
      handOver();
    } else if (!waiting) {
      waiting = true;
      time.after(wait, this::handOver);
    }
  }

  /** Hands over what there is; the audience is shown all of it together. */
  synchronized void handOver() {
    waiting = false;
    next = time.now() + Math.min(audience.here().size() * NANOS_EACH, MOST_NANOS);
    for (var line : lines) {
      journal.append(line == lines.getLast() ? line.then(audience::flush) : line);
    }
    lines.clear();
  }
}
