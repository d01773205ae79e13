package org.valuegap.app.office;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words that stand on exported files, from {@code words.properties}. */
final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.valuegap.app.office.words", Locale.ROOT);

  private Words() {}

  /** The language of the words, as a tag. */
  static String language() {
    return Locale.ENGLISH.toLanguageTag();
  }

  static String of(String key, Object... values) {
    var pattern = BUNDLE.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(values);
  }

  /** The words for one of a closed list, such as {@code category.value-gap}. */
  static String of(String kind, Enum<?> value) {
    return of(kind + "." + name(value));
  }

  /** A constant's name as files write it: {@code value-gap}. */
  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
