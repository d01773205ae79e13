package org.valuegap.app.customer;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.valuegap.app.store.Trash;

/** Empties the trash of what has rested long enough, now and then. */
@Component
final class Emptying implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Emptying.class);
  private static final Duration EVERY = Duration.ofHours(6);

  private final Trash trash;
  private final Clock clock;
  private final Duration every;
  private final Thread thread = Thread.ofVirtual().name("trash").unstarted(this::run);

  @Autowired
  Emptying(Trash trash, Clock clock) {
    this(trash, clock, EVERY);
  }

  /**
   * @param every how long from the end of one round to the next
   */
  Emptying(Trash trash, Clock clock, Duration every) {
    this.trash = trash;
    this.clock = clock;
    this.every = every;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        round();
        Thread.sleep(every);
      }
    } catch (InterruptedException _) {
      // the server stops
    }
  }

  private void round() {
    try {
      int purged = trash.purgeRested(clock.instant());
      if (purged > 0) {
        LOG.info(
            "Purged {} maps that were deleted more than {} days ago", purged, Trash.REST.toDays());
      }
    } catch (RuntimeException e) {
      LOG.warn("The trash could not be emptied; the next round tries again", e);
    }
  }
}
