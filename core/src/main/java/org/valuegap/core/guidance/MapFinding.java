package org.valuegap.core.guidance;

import org.valuegap.core.document.Id;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;

/**
 * What is to be said of an element of a map.
 *
 * @param on the job, outcome or note where it is shown; the customer for what is about the whole
 *     map
 */
public record MapFinding(Id on, Finding finding) {
  static MapFinding of(Id on, MapRule rule, Severity severity, String message) {
    return new MapFinding(on, new Finding(rule.id(), severity, message, null, null));
  }
}
