package org.valuegap.app.page;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.valuegap.core.language.Message;

/**
 * English as a language that nobody speaks, for finding what no translation reaches: letters with
 * accents, longer, in brackets. Made from the messages while tests run.
 */
final class Pseudo extends ResourceBundle {
  static final Locale LANGUAGE = Locale.forLanguageTag("en-XA");
  private static final String PLAIN = "aceinouyACEINOUY";
  private static final String MARKED = "åçéîñöûýÅÇÉÎÑÖÛÝ";
  private static final String FINDING = "finding.";

  private final ResourceBundle english = Messages.file(Locale.ENGLISH);

  /** From now on who asks for this language is spoken to in it. */
  static void speak() {
    Messages.teach(LANGUAGE, new Pseudo());
  }

  @Override
  protected Object handleGetObject(String key) {
    return key.startsWith(FINDING)
        ? of(Message.patterns().get(key.substring(FINDING.length())))
        : of(english.getString(key));
  }

  @Override
  public boolean containsKey(String key) {
    return key.startsWith(FINDING) || english.containsKey(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(english.keySet());
  }

  /** A message so that its values and branches stay what they are. */
  static String of(String pattern) {
    var made = new StringBuilder("⟦");
    int words = 0;
    int depth = 0;
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      boolean isText = depth % 2 == 0; // at odd depths stand values and the names of branches
      int known = isText ? PLAIN.indexOf(letter) : -1;
      made.append(known < 0 ? letter : MARKED.charAt(known));
      words += letter == ' ' && depth == 0 ? 1 : 0;
    }
    return made.append("~".repeat(1 + words)).append("⟧").toString();
  }
}
