package org.valuegap.app.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.app.store.Sessions;

/**
 * Who is signed in on the open lines. A round of many lines asks the database once: what one asks
 * brings the answer for all that asked in the round before.
 */
@Component
final class Callers {
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Sessions sessions;
  private final Clock clock;
  private Set<String> asked = new HashSet<>();
  private Map<String, Person> known = new HashMap<>();
  private Instant since = Instant.MIN;

  Callers(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Who is signed in with this token now; null when nobody is. */
  @Nullable Person now(String token) {
    return sessions.person(token, clock.instant());
  }

  /** Who was signed in with this token within the last second; null when nobody is. */
  synchronized @Nullable Person lately(String token) {
    var now = clock.instant();
    if (!now.minus(ROUND).isBefore(since)) {
      known = new HashMap<>(sessions.people(asked, now));
      asked = new HashSet<>();
      since = now;
    }
    asked.add(token);
    return known.computeIfAbsent(token, this::now);
  }
}
