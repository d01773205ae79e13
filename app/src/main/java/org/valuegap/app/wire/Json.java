package org.valuegap.app.wire;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Strict JSON: no key twice, no depth beyond what frames need, no numbers beyond what people count,
 * no half characters. What is read is a tree of maps, lists, texts, {@link BigDecimal}s, booleans
 * and nulls, asked through the methods here.
 */
final class Json {
  private static final int DEPTH = 12;
  private static final int DIGITS = 30;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNumberLength(DIGITS + 10)
                  .maxNameLength(100)
                  .build())
          .build();

  private Json() {}

  /**
   * @throws Unreadable when the text is not one strict JSON value
   */
  static @Nullable Object read(String text) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      var value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new Unreadable("more than one value");
      }
      return value;
    } catch (JacksonException e) {
      throw new Unreadable("not JSON: " + e.getOriginalMessage());
    }
  }

  static String write(Consumer<JsonGenerator> writing) {
    var text = new StringWriter(512);
    try (var out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      writing.accept(out);
    }
    return text.toString();
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> whole(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null, default -> throw new Unreadable("not JSON: a value expected");
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (String name; (name = parser.nextName()) != null; ) {
      if (object.containsKey(name)) {
        throw new Unreadable("twice: " + shown(name));
      }
      object.put(name, value(parser, parser.nextToken()));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    var array = new ArrayList<@Nullable Object>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      array.add(value(parser, token));
    }
    return array;
  }

  /** The text without NUL, which PostgreSQL cannot keep; half a character is refused. */
  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new Unreadable("half of a character");
        }
        i++;
      }
    }
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  private static BigDecimal number(String text) {
    var number = new BigDecimal(text);
    if (number.precision() > DIGITS || Math.abs(number.scale()) > DIGITS) {
      throw new Unreadable("a number beyond " + DIGITS + " digits");
    }
    if (number.signum() == 0) {
      if (text.startsWith("-")) {
        throw new Unreadable("minus zero");
      }
      return BigDecimal.ZERO;
    }
    var plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The value as an object that has no other keys than these. */
  static Map<String, @Nullable Object> object(
      @Nullable Object value, String what, Set<String> known) {
    var object = object(value, what);
    for (var name : object.keySet()) {
      if (!known.contains(name)) {
        throw new Unreadable(what + ": unknown field " + shown(name));
      }
    }
    return object;
  }

  @SuppressWarnings("unchecked") // made by object(JsonParser)
  static Map<String, @Nullable Object> object(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new Unreadable(what + ": an object expected");
  }

  @SuppressWarnings("unchecked") // made by array(JsonParser)
  static List<@Nullable Object> array(@Nullable Object value, String what) {
    if (value instanceof List<?> array) {
      return (List<@Nullable Object>) array;
    }
    throw new Unreadable(what + ": a list expected");
  }

  static String text(@Nullable Object value, String what) {
    if (value instanceof String text) {
      return text;
    }
    throw new Unreadable(what + ": a text expected");
  }

  static long integer(@Nullable Object value, String what, long low, long high) {
    if (value instanceof BigDecimal number && number.scale() <= 0 && number.precision() <= 18) {
      long integer = number.longValueExact();
      if (low <= integer && integer <= high) {
        return integer;
      }
    }
    throw new Unreadable(what + ": a whole number from " + low + " to " + high + " expected");
  }

  static BigDecimal decimal(@Nullable Object value, String what) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    throw new Unreadable(what + ": a number expected");
  }

  /** A name as it may stand in an answer: short and plain. */
  static String shown(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9_-]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }
}
