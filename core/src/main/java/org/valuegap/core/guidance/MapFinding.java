package org.valuegap.core.guidance;

import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;

/**
 * What is to be said of an element of a map.
 *
 * @param on the job, outcome or note where it is shown; the customer for what is about the whole
 *     map
 * @param field of the element: {@code text}, or a part of a job statement
 * @param text the field's, which the finding's span is of; null when it is about no text
 */
public record MapFinding(Id on, String field, @Nullable String text, Finding finding) {
  static MapFinding of(Id on, Finding finding) {
    return new MapFinding(on, "text", null, finding);
  }

  static MapFinding of(Id on, MapRule rule, Severity severity, Message message) {
    return of(on, new Finding(rule.id(), severity, message, null, null));
  }
}
