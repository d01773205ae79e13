package org.valuegap.app.store;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something took in this process, each in nanoseconds, for {@code /metrics}. */
public enum Timing {
  COMMIT("Commits of edits, until they are on disk."),
  EDIT("Edits of browsers, from hearing them to answering.");

  private static final double NANOS = 1e9;
  private static final int PLACES = 13; // one for each bound, and one for what is above
  private static final double[] BOUNDS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30};

  private final String help;
  private final LongAdder[] within =
      Stream.generate(LongAdder::new).limit(PLACES).toArray(LongAdder[]::new);
  private final LongAdder nanos = new LongAdder();

  Timing(String help) {
    this.help = help;
  }

  public void add(long took) {
    int place = Arrays.binarySearch(BOUNDS, took / NANOS);
    within[place < 0 ? -place - 1 : place].increment();
    nanos.add(took);
  }

  public String help() {
    return help;
  }

  /** The bounds in seconds that {@link #counts} are up to. */
  public static double[] bounds() {
    return BOUNDS.clone();
  }

  /** How many took at most as long as each bound, and last how many there were. */
  public long[] counts() {
    var counts = Arrays.stream(within).mapToLong(LongAdder::sum).toArray();
    Arrays.parallelPrefix(counts, Long::sum);
    return counts;
  }

  public double seconds() {
    return nanos.sum() / NANOS;
  }
}
