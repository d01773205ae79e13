package org.valuegap.app.wire;

import java.util.Locale;
import java.util.function.Function;
import org.valuegap.core.guidance.Guide;
import org.valuegap.core.guidance.MapFinding;
import org.valuegap.core.guidance.MapRules;
import org.valuegap.core.language.Message;
import org.valuegap.core.valuemap.ValueMap;
import tools.jackson.core.JsonGenerator;

/** What the method says of a whole map, for showing it where it happens and for leading through. */
public final class Guidance {
  private Guidance() {}

  /**
   * Writes {@code {"findings": [{"on", "rule", "severity", "message", "span", "rewrite"}, …],
   * "stops": [{"job", "row", "state"}, …]}}: what the map rules find but for what is let be, and
   * the places of the map in the order in which the method fills them.
   *
   * @param words of the reader's language
   */
  public static String write(ValueMap map, Function<Message, String> words) {
    return Json.write(out -> {
      out.writeStartObject();
      out.writeName("findings");
      out.writeStartArray();
      MapRules.check(map).forEach(found -> write(out, found, words));
      out.writeEndArray();
      out.writeName("stops");
      out.writeStartArray();
      Guide.through(map).stops().forEach(stop -> write(out, stop));
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private static void write(JsonGenerator out, MapFinding found, Function<Message, String> words) {
    out.writeStartObject();
    out.writeStringProperty("on", found.on().value());
    Check.writeFields(out, found.finding(), words);
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Guide.Stop stop) {
    out.writeStartObject();
    Codec.ID_OR_NONE.writeField(out, "job", stop.job());
    out.writeStringProperty("row", name(stop.row()));
    out.writeStringProperty("state", name(stop.state()));
    out.writeEndObject();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
