package org.valuegap.app.office.reading;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence for people, by its key in the message file.
 *
 * @param arguments what the sentence names: cells, sheets, counts, words of the file
 */
public record Message(String key, List<Object> arguments) {
  private static final String FILE = "org.valuegap.app.office.reading.messages";

  public Message {
    arguments = List.copyOf(arguments);
  }

  static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }

  /** The sentence in a language, in English where that language has none. */
  public String in(Locale locale) {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    var pattern = ResourceBundle.getBundle(FILE, locale, control).getString(key);
    return new MessageFormat(pattern, locale).format(arguments.toArray());
  }
}
