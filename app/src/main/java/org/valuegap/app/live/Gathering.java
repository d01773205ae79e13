package org.valuegap.app.live;

import java.util.ArrayList;
import java.util.List;
import org.valuegap.app.store.Journal;

/**
 * A room's edits on their way to the journal: at once while it is quiet; while it is busy, what has
 * gathered goes into one commit and then into one frame.
 */
final class Gathering {
  /**
   * How long a commit, and a participant's share of a frame, keep the next waiting: bounds the
   * work.
   */
  private static final long NANOS_FIRST = 2_000_000;

  private static final long NANOS_EACH = 60_000;
  private static final long MOST_NANOS = 14_000_000;

  private final Journal journal;
  private final Time time;
  private final Audience audience;
  private final List<Journal.Line> lines = new ArrayList<>();
  private boolean waiting;
  private long pause;
  private long next;

  Gathering(Journal journal, Time time, Audience audience) {
    this.journal = journal;
    this.time = time;
    this.audience = audience;
  }

  /**
   * Adds an edit. The first one after the pause takes along what has gathered: where edits come one
   * after the other, half of them wait less than for a clock. If none comes, a clock does it.
   */
  synchronized void add(Journal.Line line) {
    lines.add(line);
    long wait = next - time.now();
    if (wait <= 0) {
      handOver();
    } else if (!waiting) {
      waiting = true;
      long since = next;
      time.after(wait + pause / 3, () -> handOverIf(since));
    }
  }

  private synchronized void handOverIf(long since) {
    if (waiting && next == since) {
      handOver();
    }
  }

  /**
   * Hands over what there is; the audience is shown all of it together. Where more comes than each
   * second person's edit, the pause doubles: they could not follow more frames, and every one
   * spared leaves the machine to the edits.
   */
  synchronized void handOver() {
    waiting = false;
    int here = audience.here().size();
    long usual = NANOS_FIRST + here * NANOS_EACH;
    boolean flooded = lines.size() > 1 && lines.size() > here / 2;
    pause = Math.min(flooded ? Math.max(usual, 2 * pause) : usual, MOST_NANOS);
    next = time.now() + pause;
    for (var line : lines) {
      journal.append(line == lines.getLast() ? line.then(audience::flush) : line);
    }
    lines.clear();
  }
}
