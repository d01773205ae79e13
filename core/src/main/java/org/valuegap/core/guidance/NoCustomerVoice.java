package org.valuegap.core.guidance;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Customer.FilledBy;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * Nobody on the customer's side filled the map in, confirmed or disputed anything: it is what we
 * believe. Shown on the customer.
 */
final class NoCustomerVoice implements MapRule {
  /** The customer or super users (M1); people who know the customer best are still ours. */
  private static final Pattern CUSTOMER_SIDE =
      Pattern.compile("super[- ]?users?|in person|^(the |our |actual )*(customers?|end users?)$");

  @Override
  public String id() {
    return "no-customer-voice";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    if (notes(map).findAny().isEmpty() || isHeard(map)) {
      return List.of();
    }
    return List.of(
        MapFinding.of(
            map.customer().id(), this, Severity.ADVICE, Message.of(id(), MapRule.customer(map))));
  }

  private static boolean isHeard(ValueMap map) {
    var name = map.customer().name().toLowerCase(Locale.ROOT);
    return map.customer().filledBy().stream()
            .map(FilledBy::who)
            .map(who -> who.toLowerCase(Locale.ROOT))
            .anyMatch(who -> who.equals(name) || CUSTOMER_SIDE.matcher(who).find())
        || notes(map).anyMatch(note -> !map.confirmations(note).isEmpty());
  }

  private static Stream<Id> notes(ValueMap map) {
    return map.jobs().stream()
        .flatMap(job ->
            Stream.of(Category.values())
                .flatMap(category -> map.notes(job.id(), category).stream()))
        .map(Note::id);
  }
}
