package org.valuegap.app.page;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words on the screen in one language, from {@code messages.properties} and its translations.
 * Patterns are ICU messages ({@code {0, plural, one {# job} other {# jobs}}}).
 *
 * <p>What people wrote may run the other way than the sentence around it and is always isolated: by
 * {@code <bdi>} in markup, by isolate characters in plain text.
 */
public final class Messages {
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final char SLOT = '\u0001';
  private static final Pattern SLOTS = Pattern.compile(SLOT + "(\\d+)" + SLOT);
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH);
  private static final Map<Locale, Messages> LANGUAGES = new ConcurrentHashMap<>();

  private final ResourceBundle words;
  private final ULocale locale;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(Locale wanted) {
    var noDefault =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    words = ResourceBundle.getBundle("messages", wanted, noDefault);
    var found = words.getLocale();
    locale = ULocale.forLocale(found.equals(Locale.ROOT) ? Locale.ENGLISH : found);
  }

  /** The best there is for these languages, the dearest first; English at the least. */
  public static Messages in(Collection<Locale> wanted) {
    var ranges = wanted.stream().map(locale -> new LanguageRange(locale.toLanguageTag())).toList();
    var spoken = Locale.lookup(ranges, SPOKEN);
    return LANGUAGES.computeIfAbsent(spoken == null ? Locale.ENGLISH : spoken, Messages::new);
  }

  /** The language's tag, for {@code lang}. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** For {@code dir}: {@code ltr} or {@code rtl}. */
  public String direction() {
    return locale.isRightToLeft() ? "rtl" : "ltr";
  }

  /**
   * A message as plain text, for attributes and titles.
   *
   * @throws java.util.MissingResourceException when there is no message of this key
   */
  public String of(String key, Object... values) {
    if (values.length == 0) {
      return words.getString(key);
    }
    var isolated = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      isolated[i] =
          values[i] instanceof CharSequence text
              ? FIRST_STRONG_ISOLATE + text.toString() + POP_ISOLATE
              : values[i];
    }
    return format(key, isolated);
  }

  /** A message as a text to keep, such as a name, in which nothing is isolated. */
  public String plain(String key, Object... values) {
    return format(key, values);
  }

  /** A message as markup; values that are {@link Content} (a link, say) stand in it as they are. */
  public Content html(String key, Object... values) {
    var slots = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean inPlace = values[i] instanceof CharSequence || values[i] instanceof Content;
      slots[i] = inPlace ? "" + SLOT + i + SLOT : values[i];
    }
    var text = values.length == 0 ? words.getString(key) : format(key, slots);
    return output -> write(text, values, output);
  }

  /** Every message whose key begins so, the beginning left out: what a script needs. */
  public Map<String, String> under(String prefix) {
    return words.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .collect(
            Collectors.toMap(
                key -> key.substring(prefix.length()),
                words::getString,
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private String format(String key, Object[] values) {
    var format = formats.computeIfAbsent(key, k -> new MessageFormat(words.getString(k), locale));
    synchronized (format) { // ICU's formats keep state while they work
      return format.format(
          Stream.of(values)
              .map(value -> value instanceof Instant at ? Date.from(at) : value)
              .toArray());
    }
  }

  private static void write(String text, Object[] values, TemplateOutput output) {
    var slot = SLOTS.matcher(text);
    int written = 0;
    while (slot.find()) {
      Escape.htmlContent(text.substring(written, slot.start()), output);
      var value = values[Integer.parseInt(slot.group(1))];
      if (value instanceof Content content) {
        content.writeTo(output);
      } else {
        output.writeContent("<bdi>");
        Escape.htmlContent(value.toString(), output);
        output.writeContent("</bdi>");
      }
      written = slot.end();
    }
    Escape.htmlContent(text.substring(written), output);
  }
}
