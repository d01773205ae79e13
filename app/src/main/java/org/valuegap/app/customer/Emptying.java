package org.valuegap.app.customer;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private final Thread thread = Thread.ofVirtual().name("trash").unstarted(this::run);

  Emptying(Trash trash, Clock clock) {
    this.trash = trash;
    this.clock = clock;
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
    while (!Thread.currentThread().isInterrupted()) {
      try {
        int purged = trash.purgeRested(clock.instant());
        if (purged > 0) {
          LOG.info(
              "Purged {} maps that were deleted more than {} days ago",
              purged,
              Trash.REST.toDays());
        }
        Thread.sleep(EVERY);
      } catch (InterruptedException _) {
        return; // the server stops
      } catch (RuntimeException e) {
        LOG.warn("The trash could not be emptied", e);
        return; // the next start tries again
      }
    }
  }
}
