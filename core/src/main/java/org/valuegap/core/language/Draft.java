package org.valuegap.core.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A drafted sentence for its author to finish.
 *
 * @param slots what was filled in from elsewhere, in order; the rest are the form's own words
 */
public record Draft(String text, List<Slot> slots) {
  /** Where a slot's words came from. */
  public enum Part {
    PRODUCT,
    VERB,
    OBJECT,
    MEASURE,
    DELTA
  }

  /** Words that were filled in. */
  public record Slot(Part part, Span span) {}

  /** Puts a sentence together and remembers its slots. */
  static final class Pen {
    private final StringBuilder text = new StringBuilder();
    private final List<Slot> slots = new ArrayList<>();

    Pen say(String words) {
      text.append(words);
      return this;
    }

    Pen fill(Part part, String words) {
      if (!words.isEmpty()) {
        int start = text.length();
        text.append(words);
        slots.add(new Slot(part, new Span(start, text.length())));
      }
      return this;
    }

    Draft draft() {
      return new Draft(text.toString(), List.copyOf(slots));
    }
  }
}
