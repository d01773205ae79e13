package org.valuegap.core.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence of the rules, apart from its language: English is here, an application may have others
 * for the same key and values.
 *
 * @param values what stands for {@code {0}} and so on: texts, whole numbers, other messages
 */
public record Message(String key, List<Object> values) {
  private static final Map<String, String> ENGLISH = read();
  private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");

  public Message {
    values = List.copyOf(values);
  }

  public static Message of(String key, Object... values) {
    return new Message(key, List.of(values));
  }

  /** All sentences in English by their keys, as patterns with {@code {0}} and so on. */
  public static Map<String, String> patterns() {
    return ENGLISH;
  }

  /** The sentence in English. */
  public String english() {
    var pattern = Objects.requireNonNull(ENGLISH.get(key), key);
    return SLOT.matcher(pattern)
        .replaceAll(
            slot -> Matcher.quoteReplacement(english(values.get(Integer.parseInt(slot.group(1))))));
  }

  private static String english(Object value) {
    return value instanceof Message message ? message.english() : value.toString();
  }

  private static Map<String, String> read() {
    var properties = new Properties();
    try (var file = Message.class.getResourceAsStream("messages.properties")) {
      properties.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
  }
}
