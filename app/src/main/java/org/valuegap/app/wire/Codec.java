package org.valuegap.app.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.Limits;
import org.valuegap.core.valuemap.Measure;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.Step;
import org.valuegap.core.valuemap.ValueMapElement.Customer.FilledBy;
import org.valuegap.core.valuemap.ValueMapElement.Promise.Kept;
import org.valuegap.core.valuemap.ValueMapElement.Promise.Offering;
import tools.jackson.core.JsonGenerator;

/**
 * How a field's value is read and written.
 *
 * @param type of the value
 * @param empty what a field that is left out or null has; null together with {@code required} false
 *     means none
 * @param required whether the field must be there
 */
record Codec<T>(
    Class<?> type,
    @Nullable T empty,
    boolean required,
    Function<Object, T> reader,
    BiConsumer<JsonGenerator, T> writer) {

  static final Codec<Id> ID =
      required(Id.class, Codec::id, (out, id) -> out.writeString(id.value()));
  static final Codec<Id> ID_OR_NONE = ID.orNone();
  static final Codec<Order> ORDER =
      required(Order.class, Codec::order, (out, order) -> out.writeString(order.key()));
  static final Codec<String> TEXT =
      optional(String.class, "", Codec::text, JsonGenerator::writeString);
  static final Codec<Boolean> FLAG =
      optional(boolean.class, false, Codec::flag, JsonGenerator::writeBoolean);
  static final Codec<List<Id>> IDS = list(ID);
  static final Codec<List<FilledBy>> WHO =
      list(required(FilledBy.class, text(FilledBy::new), (out, by) -> out.writeString(by.who())));
  static final Codec<BigDecimal> NUMBER =
      required(
          BigDecimal.class,
          value -> Json.decimal(value, "number"),
          (out, number) -> out.writeNumber(number.toPlainString()));
  static final Codec<BigDecimal> NUMBER_OR_NONE = NUMBER.orNone();
  static final Codec<Integer> COUNT =
      required(int.class, value -> count(value), (out, count) -> out.writeNumber(count.intValue()));
  static final Codec<Integer> COUNT_OR_NONE =
      new Codec<>(Integer.class, null, false, COUNT.reader, COUNT.writer);
  static final Codec<LocalDate> DATE =
      required(LocalDate.class, Codec::date, (out, date) -> out.writeString(date.toString()));
  static final Codec<LocalDate> DATE_OR_NONE = DATE.orNone();
  static final Codec<Alternative.Field> FIELD =
      required(
          Alternative.Field.class,
          value -> new Alternative.Field(Json.shown(Json.text(value, "field"))),
          (out, field) -> out.writeString(field.name()));
  static final Codec<Dismissal.Rule> RULE =
      required(
          Dismissal.Rule.class,
          value -> new Dismissal.Rule(Json.shown(Json.text(value, "rule"))),
          (out, rule) -> out.writeString(rule.id()));
  static final Codec<Category> CATEGORY = words(Category.class);
  static final Codec<Step> STEP = words(Step.class);
  static final Codec<Step> STEP_OR_NONE = STEP.orNone();
  static final Codec<List<Offering>> OFFERINGS =
      list(
          required(
              Offering.class,
              Codec::offering,
              (out, offering) -> {
                out.writeStartObject();
                TEXT.writeField(out, "partner", offering.partner());
                TEXT.writeField(out, "name", offering.name());
                STEP_OR_NONE.writeField(out, "step", offering.step());
                out.writeEndObject();
              }));
  static final Codec<List<Kept>> KEPT =
      list(
          required(
              Kept.class,
              Codec::kept,
              (out, kept) -> {
                out.writeStartObject();
                TEXT.writeField(out, "text", kept.text());
                TEXT.writeField(out, "level", kept.level());
                DATE_OR_NONE.writeField(out, "on", kept.on());
                out.writeEndObject();
              }));
  static final Codec<Place> PLACE =
      required(
          Place.class,
          Codec::place,
          (out, place) -> {
            out.writeStartObject();
            out.writeStringProperty("job", place.job().value());
            out.writeName("category");
            CATEGORY.write(out, place.category());
            out.writeStringProperty("order", place.order().key());
            out.writeEndObject();
          });
  static final Codec<Measure> MEASURE =
      required(
              Measure.class,
              Codec::measure,
              (out, measure) -> {
                out.writeStartObject();
                TEXT.writeField(out, "unit", measure.unit());
                NUMBER_OR_NONE.writeField(out, "baseline", measure.baseline());
                NUMBER_OR_NONE.writeField(out, "promised", measure.promised());
                out.writeEndObject();
              })
          .orNone();
  static final Codec<Stamp> BY =
      required(
              Stamp.class,
              Codec::stamp,
              (out, by) -> {
                out.writeStartObject();
                ID_OR_NONE.writeField(out, "person", by.person());
                out.writeStringProperty("name", by.name());
                if (by.at() != null) {
                  out.writeStringProperty("at", by.at().toString());
                }
                out.writeEndObject();
              })
          .orNone();

  /** The value of a field that is there, or its empty value when it is null. */
  @Nullable T read(@Nullable Object json, String name) {
    if (json == null) {
      if (required) {
        throw new Unreadable(name + " is missing");
      }
      return empty;
    }
    return reader.apply(json);
  }

  void write(JsonGenerator out, T value) {
    writer.accept(out, value);
  }

  /** Writes nothing when the value is the empty one. */
  void writeField(JsonGenerator out, String name, @Nullable T value) {
    if (value != null && !value.equals(empty)) {
      out.writeName(name);
      writer.accept(out, value);
    }
  }

  private Codec<T> orNone() {
    return new Codec<>(type, null, false, reader, writer);
  }

  private static <T> Codec<T> required(
      Class<?> type, Function<Object, T> reader, BiConsumer<JsonGenerator, T> writer) {
    return new Codec<>(type, null, true, reader, writer);
  }

  private static <T> Codec<T> optional(
      Class<?> type, T empty, Function<Object, T> reader, BiConsumer<JsonGenerator, T> writer) {
    return new Codec<>(type, empty, false, reader, writer);
  }

  private static <T> Codec<List<T>> list(Codec<T> of) {
    return optional(
        List.class,
        List.of(),
        value -> {
          var read = new ArrayList<T>();
          for (var item : Json.array(value, "list")) {
            var one = of.read(item, "an item of the list");
            if (one != null) {
              read.add(one);
            }
          }
          return List.copyOf(read);
        },
        (out, values) -> {
          out.writeStartArray();
          values.forEach(item -> of.write(out, item));
          out.writeEndArray();
        });
  }

  /** The values of an enum as words: {@code HIGH_POINTS} is {@code high-points}. */
  static <E extends Enum<E>> Codec<E> words(Class<E> type) {
    var words = new EnumMap<E, String>(type);
    var values = new HashMap<String, E>();
    for (var value : type.getEnumConstants()) {
      var word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
      words.put(value, word);
      values.put(word, value);
    }
    return required(
        type,
        json -> {
          var value = values.get(Json.text(json, "word"));
          if (value == null) {
            throw new Unreadable("one of " + String.join(", ", words.values()) + " expected");
          }
          return value;
        },
        (out, value) -> out.writeString(words.get(value)));
  }

  private static Function<Object, FilledBy> text(Function<String, FilledBy> make) {
    return value -> make.apply(text(value));
  }

  private static String text(Object value) {
    var text = Json.text(value, "text");
    if (text.length() > Limits.PROFILE) {
      throw new Unreadable("a text of more than " + Limits.PROFILE + " characters");
    }
    return text;
  }

  static Id id(Object value) {
    var id = Json.text(value, "id");
    if (!Id.isValid(id)) {
      throw new Unreadable("not an id");
    }
    return new Id(id);
  }

  private static Order order(Object value) {
    try {
      return new Order(Json.text(value, "order"));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("not an order key");
    }
  }

  private static boolean flag(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new Unreadable("true or false expected");
  }

  private static int count(Object value) {
    return (int) Json.integer(value, "count", Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static LocalDate date(Object value) {
    var text = Json.text(value, "date");
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      // answered below
    }
    throw new Unreadable("a date such as 2026-05-31 expected");
  }

  private static Place place(Object value) {
    var place = Json.object(value, "place", Set.of("job", "category", "order"));
    return new Place(
        need(ID, place, "job"), need(CATEGORY, place, "category"), need(ORDER, place, "order"));
  }

  private static Offering offering(Object value) {
    var offering = Json.object(value, "offering", Set.of("partner", "name", "step"));
    return new Offering(
        need(TEXT, offering, "partner"),
        need(TEXT, offering, "name"),
        STEP_OR_NONE.read(offering.get("step"), "step"));
  }

  private static Kept kept(Object value) {
    var kept = Json.object(value, "kept", Set.of("text", "level", "on"));
    return new Kept(
        need(TEXT, kept, "text"),
        need(TEXT, kept, "level"),
        DATE_OR_NONE.read(kept.get("on"), "on"));
  }

  private static Measure measure(Object value) {
    var measure = Json.object(value, "measure", Set.of("unit", "baseline", "promised"));
    return new Measure(
        need(TEXT, measure, "unit"),
        NUMBER_OR_NONE.read(measure.get("baseline"), "baseline"),
        NUMBER_OR_NONE.read(measure.get("promised"), "promised"));
  }

  static Stamp stamp(Object value) {
    var by = Json.object(value, "by", Set.of("person", "name", "at"));
    var at = by.get("at");
    try {
      return new Stamp(
          ID_OR_NONE.read(by.get("person"), "person"),
          Json.text(by.get("name"), "name"),
          at == null ? null : Instant.parse(Json.text(at, "at")));
    } catch (DateTimeParseException e) {
      throw new Unreadable("at: an instant expected");
    }
  }

  private static <T> T need(Codec<T> codec, Map<String, @Nullable Object> object, String name) {
    var value = codec.read(object.get(name), name);
    if (value == null) {
      throw new Unreadable(name + " is missing");
    }
    return value;
  }
}
