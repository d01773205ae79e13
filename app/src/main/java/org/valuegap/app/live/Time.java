package org.valuegap.app.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What rooms know of time: a clock that only goes on, and how something is done later. A simulation
 * has a time of its own, and so decides the order of everything.
 *
 * @param clock nanoseconds from some point on
 * @param later does something after so many nanoseconds; at once, but on another thread, for none
 */
record Time(LongSupplier clock, Later later) {
  /** How something is done later. */
  @FunctionalInterface
  interface Later {
    void run(long nanos, Runnable what);
  }

  private static final Executor THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rooms").factory());

  static final Time REAL =
      new Time(
          System::nanoTime,
          (nanos, what) -> {
            if (nanos <= 0) {
              THREADS.execute(what);
            } else {
              CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, THREADS).execute(what);
            }
          });

  long now() {
    return clock.getAsLong();
  }

  void soon(Runnable what) {
    later.run(0, what);
  }

  void after(long nanos, Runnable what) {
    later.run(nanos, what);
  }
}
