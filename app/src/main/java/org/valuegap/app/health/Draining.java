package org.valuegap.app.health;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Between a signal to stop and stopping: the server says that it is not ready any more and goes on
 * for a while, so that whoever spreads requests over several sends no more to this one.
 */
@Component
final class Draining implements SmartLifecycle {
  private final Duration lasts;
  private volatile boolean running;

  Draining(@Value("${valuegap.drain}") int seconds) {
    lasts = Duration.ofSeconds(seconds);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    try {
      Thread.sleep(lasts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
