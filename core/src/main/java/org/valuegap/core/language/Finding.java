package org.valuegap.core.language;

import org.jspecify.annotations.Nullable;

/**
 * What a rule has to say of a text. Advice, never a wall: a finding blocks neither typing nor
 * saving.
 *
 * @param rule the rule's id, which is also its heading in the documentation
 * @param said in plain words; asks the method's question where there is one
 * @param span the offending words; null when it is about what is missing
 * @param rewrite the whole text as it could stand; null where none can be made
 */
public record Finding(
    String rule, Severity severity, Message said, @Nullable Span span, @Nullable String rewrite) {
  /** What it says, in English. */
  public String message() {
    return said.english();
  }

  /** How much it matters. */
  public enum Severity {
    /** What the writing rules call a fault. */
    ERROR,
    WARNING,
    ADVICE
  }
}
