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
public record Stamp(@Nullable Id person, String name, @Nullable Instant at) {}
