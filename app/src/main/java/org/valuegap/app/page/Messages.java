package org.valuegap.app.page;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.valuegap.core.language.Message;

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

  /** Whose digits are everywhere those that people type into measures (docs/decisions/0009). */
  private static final Locale ARABIC = Locale.of("ar");

  /** Those with a message file of their own, as they are offered. */
  private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.GERMAN, ARABIC);

  /** Of the rules, which the core says in English. */
  private static final String FINDING = "finding.";

  private static final Map<Locale, Messages> LANGUAGES = new ConcurrentHashMap<>();

  private final ResourceBundle words;
  private final Locale language;
  private final ULocale locale;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(Locale language, ResourceBundle words) {
    this.language = language;
    this.words = words;
    locale = ULocale.forLocale(language).setKeywordValue("numbers", "latn");
  }

  /** The languages that one can choose from. */
  public static List<Locale> offered() {
    return OFFERED;
  }

  public static boolean isOffered(String tag) {
    return OFFERED.stream().anyMatch(one -> one.toLanguageTag().equals(tag));
  }

  /** Adds a language that is not offered but spoken to those who ask for it. */
  static void teach(Locale language, ResourceBundle words) {
    LANGUAGES.put(language, new Messages(language, words));
  }

  /** The file of a language; what it has not is said in English. */
  static ResourceBundle file(Locale language) {
    var noDefault =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle("messages", language, noDefault);
  }

  /** The best there is for these languages, the dearest first; English at the least. */
  public static Messages in(Collection<Locale> wanted) {
    var ranges = wanted.stream().map(locale -> new LanguageRange(locale.toLanguageTag())).toList();
    var known = Stream.concat(OFFERED.stream(), LANGUAGES.keySet().stream()).distinct().toList();
    var spoken = Locale.lookup(ranges, known);
    return LANGUAGES.computeIfAbsent(
        spoken == null ? Locale.ENGLISH : spoken, one -> new Messages(one, file(one)));
  }

  /** The language's tag, for {@code lang}. */
  public String language() {
    return language.toLanguageTag();
  }

  public Locale locale() {
    return language;
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
    return format(key, Stream.of(values).map(Messages::isolated).toArray());
  }

  /** A day as the language writes it. */
  public String day(LocalDate day) {
    var format = DateFormat.getDateInstance(DateFormat.MEDIUM, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** What a rule says; in English where this language has no words for it. */
  public String said(Message message) {
    var values =
        message.values().stream()
            .map(value -> value instanceof Message inner ? said(inner) : isolated(value))
            .toArray();
    var key = FINDING + message.key();
    var format =
        formats.computeIfAbsent(
            key,
            _ ->
                new MessageFormat(
                    words.containsKey(key)
                        ? words.getString(key)
                        : Objects.requireNonNull(Message.patterns().get(message.key())),
                    locale));
    return format(format, values);
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

  private static Object isolated(Object value) {
    return value instanceof CharSequence text
        ? FIRST_STRONG_ISOLATE + text.toString() + POP_ISOLATE
        : value;
  }

  private String format(String key, Object[] values) {
    var format = formats.computeIfAbsent(key, k -> new MessageFormat(words.getString(k), locale));
    return format(format, values);
  }

  private static String format(MessageFormat format, Object[] values) {
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
