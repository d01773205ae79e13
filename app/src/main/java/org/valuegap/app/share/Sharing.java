package org.valuegap.app.share;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.store.Guests.Guest;
import org.valuegap.app.store.Guests.Link;
import org.valuegap.core.document.Id;

/**
 * What the page of a map's links shows.
 *
 * @param customer the map's, by name
 * @param made the address of a link that was just made: shown this once, because it is not kept
 */
public record Sharing(
    Id map,
    String customer,
    List<Link> links,
    Map<Id, List<Guest>> guests,
    @Nullable String made,
    Instant now) {

  public List<Guest> guests(Link link) {
    return Objects.requireNonNullElse(guests.get(link.id()), List.of());
  }

  /** All who came, those seen last first. */
  public List<Guest> came() {
    return guests.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Guest::seen).reversed())
        .toList();
  }

  /** Whether a guest's stay goes on. */
  public boolean isIn(Guest guest) {
    return guest.until().isAfter(now)
        && links.stream().anyMatch(link -> guests(link).contains(guest) && link.isOpen(now));
  }

  /** As in messages. */
  public String state(Link link) {
    return link.revoked() != null
        ? "revoked"
        : !link.isOpen(now) ? "expired" : link.locked() ? "locked" : "open";
  }

  public Qr qr() {
    return Qr.of(Objects.requireNonNull(made));
  }

  /** Whether the address works on this machine only, so that no phone gets there. */
  public boolean isLocal() {
    return made != null && made.matches("https?://(localhost|127\\.[0-9.]+|\\[::1])[:/].*");
  }
}
