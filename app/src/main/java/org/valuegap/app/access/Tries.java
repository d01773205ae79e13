package org.valuegap.app.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.valuegap.core.document.Id;

/**
 * How often one may try a password or a code. Only tries that fail count. A few in a row for one
 * account from one address; many for an address, behind which a whole room may sit. Nobody else's
 * tries keep the owner of an account out.
 */
@Component
final class Tries {
  private static final int REMEMBERED = 10_000;

  private final Map<String, Bucket> buckets = new Recent();

  /** Whether one more try is allowed; it counts until {@link #succeeded} says otherwise. */
  boolean allow(String address, String account) {
    return ofAddress(address).tryConsume(1) && ofAccount(address, account).tryConsume(1);
  }

  /** Takes a try back: it was the right one. */
  void succeeded(String address, String account) {
    ofAddress(address).addTokens(1);
    ofAccount(address, account).reset();
  }

  /** Whether one more passcode may be tried for a link, from wherever; it counts as above. */
  boolean allowPasscode(Id link) {
    return ofLink(link).tryConsume(1);
  }

  void passcodeSucceeded(Id link) {
    ofLink(link).addTokens(1);
  }

  /** Counts a link that leads nowhere; false when there have been too many, here and over all. */
  boolean allowLost(String address) {
    return ofAddress(address).tryConsume(1)
        && bucket("lost", 3000, Duration.ofMinutes(5)).tryConsume(1);
  }

  /** So few that a passcode of six digits holds for weeks, and enough for a room of people. */
  private Bucket ofLink(Id link) {
    return bucket("link " + link, 60, Duration.ofMinutes(5));
  }

  private Bucket ofAddress(String address) {
    return bucket(address, 300, Duration.ofMinutes(5));
  }

  private Bucket ofAccount(String address, String account) {
    return bucket(address + ' ' + account, 8, Duration.ofMinutes(2));
  }

  /** {@code capacity} at once, refilled evenly over this time. */
  private Bucket bucket(String key, long capacity, Duration refill) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          key,
          _ ->
              Bucket.builder()
                  .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, refill))
                  .build());
    }
  }

  private static final class Recent extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > REMEMBERED;
    }
  }
}
