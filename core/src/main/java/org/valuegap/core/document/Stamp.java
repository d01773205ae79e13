package org.valuegap.core.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote something, and when. The server stamps it; a client never says it.
 *
 * @param person the account or guest; null when it came from a file
 * @param name the name at the time, so that a document reads alone
 * @param at null when the file it came from did not say
 */
public record Stamp(@Nullable Id person, String name, @Nullable Instant at) {
  /** How the ids of guests begin, and no member's: nobody has vouched for a guest's name. */
  public static final String GUEST = "guest-";

  /** Whether a guest wrote it, so that the name is shown with a badge. */
  public boolean isGuest() {
    return person != null && person.value().startsWith(GUEST);
  }
}
