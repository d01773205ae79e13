package org.valuegap.core.guidance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Message;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.WritingRules;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/**
 * A value gap is said by the customer: "I can't …", "It's really difficult for me to …". Rewrites
 * what only needs another beginning. Reads English only; quotes are taken at their word.
 */
final class GapNotInCustomerVoice implements MapRule {
  private static final Pattern FIRST_PERSON =
      Pattern.compile("\\b(I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|[Oo]urs?|[Oo]urselves)\\b");
  private static final Pattern QUOTED = Pattern.compile("^\\s*[\"“„«‘'‹]");

  private static final String HARD =
      "(?:(?:very|really|too|quite)\\s+)?"
          + "(?:hard|difficult|tedious|painful|cumbersome|tricky) to\\s+";

  /** As people talk: the short form leaves out for whom it is hard, because it is for them. */
  private static final Pattern SPOKEN =
      Pattern.compile("\\s*it(?:['’]s| is)\\s+" + HARD, Pattern.CASE_INSENSITIVE);

  private static final String OTHERS =
      "(?:(?:the|our|all|some|many|most)\\s+)?"
          + "(?:customers?|users?|clients?|people|teams?|they|he|she|you|one)\\s+";
  private static final Map<Pattern, String> BEGINNINGS = beginnings();
  private static final Pattern THEIRS = Pattern.compile("\\b(their|his|her)\\b");

  @Override
  public String id() {
    return "gap-not-in-customer-voice";
  }

  @Override
  public List<MapFinding> check(ValueMap map) {
    var message = Message.of(id(), MapRule.customer(map));
    var findings = new ArrayList<MapFinding>();
    for (var job : map.jobs()) {
      for (var gap : map.notes(job.id(), Category.VALUE_GAP)) {
        if (!isCustomers(gap.text())) {
          var finding = new Finding(id(), Severity.WARNING, message, null, rewrite(gap.text()));
          findings.add(MapFinding.of(gap.id(), finding));
        }
      }
    }
    return findings;
  }

  private static boolean isCustomers(String text) {
    return FIRST_PERSON.matcher(text).find()
        || QUOTED.matcher(text).find()
        || SPOKEN.matcher(text).lookingAt()
        || isOtherLanguage(text);
  }

  private static boolean isOtherLanguage(String text) {
    return WritingRules.check(Statement.job(text), Products.NONE).stream()
        .anyMatch(finding -> finding.rule().equals(WritingRules.OTHER_LANGUAGE));
  }

  static @Nullable String rewrite(String text) {
    for (var beginning : BEGINNINGS.entrySet()) {
      var found = beginning.getKey().matcher(text);
      if (found.lookingAt()) {
        var rest = THEIRS.matcher(text.substring(found.end())).replaceAll("my");
        return beginning.getValue() + rest;
      }
    }
    return null;
  }

  private static Map<Pattern, String> beginnings() {
    var cannot =
        "(?:can['’]?t|cannot|can not|(?:is|are) (?:un|not )able to|(?:is|are)n['’]t able to)";
    var ways = new LinkedHashMap<String, String>();
    ways.put(OTHERS + cannot + "\\s+", "I can’t ");
    ways.put("(?:" + cannot + "|unable to|not able to|no way to|impossible to)\\s+", "I can’t ");
    ways.put(
        OTHERS
            + "(?:(?:struggles?|(?:have|has) (?:trouble|a hard time)) to\\s+|finds? it "
            + HARD
            + ")",
        "It’s really difficult for me to ");
    ways.put(HARD, "It’s really difficult for me to ");
    var beginnings = new LinkedHashMap<Pattern, String>();
    ways.forEach(
        (way, said) -> beginnings.put(Pattern.compile(way, Pattern.CASE_INSENSITIVE), said));
    return beginnings;
  }
}
