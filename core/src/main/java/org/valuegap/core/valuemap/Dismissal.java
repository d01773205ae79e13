package org.valuegap.core.valuemap;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.document.Text;

/**
 * That a finding is let be, and why: what a rule says of an element is not said again.
 *
 * @param on the element that the finding is about; the customer for what is about the whole map
 * @param words the offending words that are kept; empty when the finding is about none. Once the
 *     text says something else, the rule speaks again
 * @param reason in somebody's own words; may be blank
 */
public record Dismissal(Id id, Id on, Rule rule, String words, String reason, @Nullable Stamp by)
    implements Element {
  private static final Pattern RULE = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** The id of a rule. A type of its own because text is what people wrote, and this is not. */
  public record Rule(String id) {}

  private record Of(Id on, Rule rule, String words) {}

  public Dismissal {
    words = Text.line(words);
    reason = Text.clean(reason);
  }

  @Override
  public List<Id> standsOn() {
    return List.of(on);
  }

  @Override
  public Object unique() {
    return new Of(on, rule, words);
  }

  @Override
  public Dismissal signed(Stamp by) {
    return new Dismissal(id, on, rule, words, reason, by);
  }

  @Override
  public @Nullable Fault fault(Document in) {
    if (rule.id().length() > Limits.NAME || !RULE.matcher(rule.id()).matches()) {
      return new Fault(Reason.INVALID, "rule: an id such as is-title");
    }
    var fault = Text.fault("words", words, Limits.NOTE);
    return fault == null ? Text.fault("reason", reason, Limits.NOTE) : fault;
  }
}
