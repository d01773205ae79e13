package org.valuegap.core.language;

import java.util.Locale;
import java.util.Map;

/**
 * Whose job a promise is about, as the person it is made to hears it.
 *
 * @param possessive before the things of the job: {@code your}, or {@code your end users’}
 * @param again the second time: {@code your}, or {@code their}
 * @param subject {@code you} or {@code they}
 * @param object {@code you} or {@code them}
 */
public record Performer(String possessive, String again, String subject, String object) {
  /** The person spoken to has the job. */
  public static final Performer ADDRESSED = new Performer("your", "your", "you", "you");

  /**
   * The performer of a job, in a promise made to somebody: the customer is addressed, another hears
   * of the customer as theirs ({@code your end users’ data}).
   *
   * @param customerType of the map: buyer, end user, support team, partner, or any text
   * @param to the type of whom the promise is made to; empty or {@code customer} is the customer
   */
  public static Performer of(String customerType, String to) {
    var type = customerType.strip().toLowerCase(Locale.ROOT);
    var listener = to.strip().toLowerCase(Locale.ROOT);
    if (listener.isEmpty() || listener.equals(type) || listener.equals("customer")) {
      return ADDRESSED;
    }
    var others = Nouns.plural(type.isEmpty() ? "customer" : type);
    var possessive = others.endsWith("s") ? others + "’" : others + "’s";
    return new Performer("your " + possessive, "their", "they", "them");
  }

  private Map<String, String> pronouns() {
    return subject.equals("you")
        ? Map.ofEntries(
            Map.entry("i", "you"),
            Map.entry("we", "you"),
            Map.entry("me", "you"),
            Map.entry("us", "you"),
            Map.entry("my", "your"),
            Map.entry("our", "your"),
            Map.entry("myself", "yourself"),
            Map.entry("ourselves", "yourselves"),
            Map.entry("mine", "yours"),
            Map.entry("am", "are"),
            Map.entry("i'm", "you’re"),
            Map.entry("i've", "you’ve"))
        : Map.ofEntries(
            Map.entry("i", "they"),
            Map.entry("we", "they"),
            Map.entry("me", "them"),
            Map.entry("us", "them"),
            Map.entry("my", "their"),
            Map.entry("our", "their"),
            Map.entry("your", "their"),
            Map.entry("myself", "themselves"),
            Map.entry("ourselves", "themselves"),
            Map.entry("mine", "theirs"),
            Map.entry("am", "are"),
            Map.entry("i'm", "they’re"),
            Map.entry("i've", "they’ve"));
  }

  /** A text of the customer's, said of or to them: {@code my files} becomes {@code your files}. */
  String retold(String text) {
    var pronouns = pronouns();
    var told = new StringBuilder();
    int end = 0;
    for (var token : Token.of(text)) {
      told.append(text, end, token.start())
          .append(pronouns.getOrDefault(token.word(), token.text()));
      end = token.end();
    }
    return told.append(text.substring(end)).toString();
  }
}
