package org.valuegap.app.wire;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** A frame that a client sends. */
public sealed interface Frame {
  long MAX_VERSION = (1L << 53) - 1;
  Pattern CLIENT = Pattern.compile("[0-9A-Za-z]{1,7}[1-9A-Za-z]");

  /**
   * @param version what the client has, or null to be sent a snapshot
   * @param epoch as the version's
   */
  record Hello(
      long protocol, Id document, @Nullable Long version, @Nullable String epoch, String client)
      implements Frame {}

  /**
   * Changes that a client wants.
   *
   * @param asked a fingerprint of the changes as they were sent: the same when sent again
   */
  record Wanted(Id id, int asked, Changes changes) implements Frame {
    public Decision decide(Document document, Stamp by) {
      var resolved = changes.resolve(document);
      return resolved.gone() != null
          ? new Decision.Refused(id, resolved.gone(), new Fault(Reason.GONE, "no longer there"))
          : Decide.edit(document, new org.valuegap.core.document.Edit(id, resolved.changes()), by);
    }
  }

  record Undo(Id id, Id edit) implements Frame {}

  /**
   * Where somebody is; all null means nowhere.
   *
   * @param cell job and category, as the board names them
   */
  record Presence(@Nullable String cell, @Nullable Id note, @Nullable String draft)
      implements Frame {}

  record Pong(long n) implements Frame {}

  /**
   * What could not be read.
   *
   * @param id of the edit or undo, when at least that could
   */
  record Unread(@Nullable Id id, String detail) implements Frame {}

  /** Reads a frame; what cannot be read is a value too, because the line stays. */
  static Frame read(String text) {
    Map<String, @Nullable Object> frame;
    try {
      frame = Json.object(Json.read(text), "frame");
    } catch (Unreadable e) {
      return new Unread(null, e.detail());
    }
    if (frame.size() != 1) {
      return new Unread(null, "a frame has one key, which names it");
    }
    var name = frame.keySet().iterator().next();
    var body = frame.get(name);
    try {
      return switch (name) {
        case "edit" -> wanted(Json.object(body, "edit", Set.of("id", "changes")));
        case "undo" -> {
          var undo = Json.object(body, "undo", Set.of("id", "edit"));
          yield new Undo(id(undo, "id"), id(undo, "edit"));
        }
        case "presence" -> presence(Json.object(body, "presence", Set.of("cell", "note", "draft")));
        case "pong" -> new Pong(Json.integer(body, "pong", 0, MAX_VERSION));
        case "hello" ->
            hello(
                Json.object(
                    body, "hello", Set.of("protocol", "document", "version", "epoch", "client")));
        default -> throw new Unreadable("unknown frame " + Json.shown(name));
      };
    } catch (Unreadable e) {
      return new Unread(
          body instanceof Map<?, ?> object ? Kind.idOrNull(object.get("id")) : null, e.detail());
    }
  }

  private static Wanted wanted(Map<String, @Nullable Object> edit) {
    var changes = Json.array(edit.get("changes"), "changes");
    if (changes.isEmpty()) {
      throw new Unreadable("changes: at least one expected");
    }
    return new Wanted(id(edit, "id"), changes.hashCode(), Changes.read(changes, false));
  }

  private static Hello hello(Map<String, @Nullable Object> hello) {
    var client = Json.text(hello.get("client"), "client");
    if (!CLIENT.matcher(client).matches()) {
      throw new Unreadable("client: 2 to 8 letters or digits, the last not 0, expected");
    }
    var version = hello.get("version");
    var epoch = hello.get("epoch");
    return new Hello(
        Json.integer(hello.get("protocol"), "protocol", 0, 1_000_000),
        id(hello, "document"),
        version == null ? null : Json.integer(version, "version", 0, MAX_VERSION),
        epoch == null ? null : Json.text(epoch, "epoch"),
        client);
  }

  private static Presence presence(Map<String, @Nullable Object> presence) {
    var note = presence.get("note");
    return new Presence(
        optional(presence.get("cell"), "cell", 130),
        note == null ? null : Codec.id(note),
        optional(presence.get("draft"), "draft", 2_000));
  }

  private static @Nullable String optional(@Nullable Object value, String what, int limit) {
    if (value == null) {
      return null;
    }
    var text = Json.text(value, what);
    if (text.length() > limit) {
      throw new Unreadable(what + ": at most " + limit + " characters");
    }
    return text;
  }

  private static Id id(Map<String, @Nullable Object> object, String name) {
    return Codec.id(Json.text(object.get(name), name));
  }
}
