package org.valuegap.app.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import tools.jackson.core.JsonGenerator;

/** The frames that the server sends, as texts: each is written once and sent to many. */
public final class Frames {
  /** The one version of the protocol that is spoken. */
  public static final int PROTOCOL = 1;

  private Frames() {}

  public static String welcome(
      long version, String epoch, Stamp you, Collection<String> may, Map<String, Integer> limits) {
    return frame(
        "welcome",
        out -> {
          out.writeNumberProperty("protocol", PROTOCOL);
          out.writeNumberProperty("version", version);
          out.writeStringProperty("epoch", epoch);
          out.writeName("you");
          Codec.BY.write(out, new Stamp(you.person(), you.name(), null));
          out.writeName("may");
          out.writeStartArray();
          may.forEach(out::writeString);
          out.writeEndArray();
          out.writeName("limits");
          out.writeStartObject();
          limits.forEach(out::writeNumberProperty);
          out.writeEndObject();
        });
  }

  public static String snapshot(long version, String epoch, Collection<Element> elements) {
    return "{\"snapshot\":" + snapshotBody(version, epoch, elements) + "}";
  }

  /** The body of a {@code snapshot} frame, as it is also answered by HTTP. */
  public static String snapshotBody(long version, String epoch, Collection<Element> elements) {
    return "{\"version\":"
        + version
        + ",\"epoch\":"
        + text(epoch)
        + ",\"elements\":"
        + Elements.write(elements)
        + "}";
  }

  /** One entry of an {@code edits} frame; {@code changes} as {@link Changes#shown} wrote it. */
  public static String entry(long version, Id id, Stamp by, String changes) {
    var signature = Json.write(out -> Codec.BY.write(out, by));
    return "{\"version\":"
        + version
        + ",\"id\":\""
        + id.value()
        + "\",\"by\":"
        + signature
        + ",\"changes\":"
        + changes
        + "}";
  }

  public static String edits(List<String> entries) {
    return "{\"edits\":[" + String.join(",", entries) + "]}";
  }

  public static String ack(Id id, long version) {
    return "{\"acks\":[{\"id\":\"" + id.value() + "\",\"version\":" + version + "}]}";
  }

  /**
   * @param id of the edit, or null when not even that could be read
   * @param reason {@code read-only} and {@code rate} besides the reasons of the document
   * @param limit how much there may be, where there is too much
   */
  public static String refused(
      @Nullable Id id, String reason, @Nullable Id about, String detail, @Nullable Integer limit) {
    return frame(
        "refused",
        out -> {
          Codec.ID_OR_NONE.writeField(out, "id", id);
          out.writeStringProperty("reason", reason);
          Codec.ID_OR_NONE.writeField(out, "about", about);
          out.writeStringProperty("detail", detail);
          if (limit != null) {
            out.writeNumberProperty("limit", limit);
          }
        });
  }

  /** One who is there, as an item of a {@code presence} frame. */
  public static String here(String who, Stamp person, Frame.Presence presence) {
    return Json.write(out -> {
      out.writeStartObject();
      out.writeStringProperty("who", who);
      Codec.ID_OR_NONE.writeField(out, "person", person.person());
      out.writeStringProperty("name", person.name());
      if (presence.cell() != null) {
        out.writeStringProperty("cell", presence.cell());
      }
      Codec.ID_OR_NONE.writeField(out, "note", presence.note());
      if (presence.draft() != null) {
        out.writeStringProperty("draft", presence.draft());
      }
      out.writeEndObject();
    });
  }

  public static String presence(List<String> here, List<String> left) {
    return "{\"presence\":{\"here\":["
        + String.join(",", here)
        + "],\"left\":["
        + String.join(",", left.stream().map(Frames::text).toList())
        + "]}}";
  }

  public static String ping(long n) {
    return "{\"ping\":" + n + "}";
  }

  public static String open() {
    return "{\"state\":{\"saving\":\"open\"}}";
  }

  public static String readOnly(String reason) {
    return frame(
        "state",
        out -> {
          out.writeStringProperty("saving", "read-only");
          out.writeStringProperty("reason", reason);
        });
  }

  public static String bye(String reason, boolean again) {
    return frame(
        "bye",
        out -> {
          out.writeStringProperty("reason", reason);
          out.writeBooleanProperty("again", again);
        });
  }

  private static String text(String text) {
    return Json.write(out -> out.writeString(text));
  }

  private static String frame(String name, java.util.function.Consumer<JsonGenerator> body) {
    return Json.write(out -> {
      out.writeStartObject();
      out.writeName(name);
      out.writeStartObject();
      body.accept(out);
      out.writeEndObject();
      out.writeEndObject();
    });
  }
}
