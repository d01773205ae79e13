package org.valuegap.app.office;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that stand on exported files, from {@code words.properties} and its translations;
 * English unless the work is done {@link #in} another language.
 */
public final class Words {
  private static final String FILE = "org.valuegap.app.office.words";
  private static final Set<String> FROM_RIGHT = Set.of("ar", "fa", "he", "ur");
  private static final ScopedValue<ResourceBundle> SPOKEN = ScopedValue.newInstance();
  private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

  private Words() {}

  /** Does some work whose words are in this language; in English where it has none. */
  public static <T, X extends Throwable> T in(
      Locale language, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(SPOKEN, bundle(language)).call(work);
  }

  private static ResourceBundle bundle(Locale language) {
    var noDefault =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(FILE, language, noDefault);
  }

  private static ResourceBundle spoken() {
    return SPOKEN.isBound() ? SPOKEN.get() : ENGLISH;
  }

  /** The language of the words, as a tag. */
  static String language() {
    var found = spoken().getLocale();
    return found.equals(Locale.ROOT) ? Locale.ENGLISH.toLanguageTag() : found.toLanguageTag();
  }

  /** Whether the words run from right to left, and with them the sheet. */
  static boolean runFromRight() {
    return FROM_RIGHT.contains(language());
  }

  /** Digits are those that people type into measures (docs/decisions/0009). */
  static String of(String key, Object... values) {
    var pattern = spoken().getString(key);
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.forLanguageTag(language() + "-u-nu-latn"))
            .format(values);
  }

  /** The words for one of a closed list, such as {@code category.value-gap}. */
  static String of(String kind, Enum<?> value) {
    return of(kind + "." + name(value));
  }

  /** A customer's type: those of the method have words, any other text is as it was written. */
  static String type(String type) {
    var key = "type." + type.replace(' ', '-');
    return spoken().containsKey(key) ? of(key) : type;
  }

  /** What a word is in every language that there is, for reading files that others wrote. */
  static List<String> everywhere(String key) {
    return Stream.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ar"))
        .map(language -> bundle(language).getString(key))
        .toList();
  }

  /** A constant's name as files write it: {@code value-gap}. */
  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
