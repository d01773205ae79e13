package org.valuegap.app.office.reading;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.valuegap.core.valuemap.Category;

/**
 * A sentence for people, by its key in the message file.
 *
 * @param arguments what the sentence names: cells, sheets, counts, categories, words of the file
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
    var words = ResourceBundle.getBundle(FILE, locale, control);
    var values = arguments.stream().map(one -> said(one, words)).toArray();
    return new MessageFormat(words.getString(key), locale).format(values);
  }

  /** Words of the file may run the other way than those of a translation and are isolated there. */
  private static Object said(Object argument, ResourceBundle words) {
    return switch (argument) {
      case Category category ->
          words.getString("category." + category.name().toLowerCase(Locale.ROOT));
      case String text when !words.getLocale().equals(Locale.ROOT) -> "\u2068" + text + "\u2069";
      default -> argument;
    };
  }
}
