package org.valuegap.app.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Span;
import org.valuegap.core.language.Statement;
import tools.jackson.core.JsonGenerator;

/** One line of JSON for each statement, in and out (CONTRACTS.md, statements). */
public final class StatementLine {
  private static final String EXAMPLE =
      "{\"text\": \"Protect important information from exposure\", \"kind\": \"job\"}";

  private StatementLine() {}

  /**
   * Reads {@code {"text", "kind": "job|outcome"}}; other fields are passed over.
   *
   * @throws Unreadable saying what to write instead
   */
  public static Statement read(String line) {
    if (!(Json.read(line) instanceof Map<?, ?> object)) {
      throw new Unreadable("write an object such as " + EXAMPLE);
    }
    var kind = text(object, "kind");
    var text = text(object, "text");
    if (text == null) {
      throw new Unreadable("no “text”; write an object such as " + EXAMPLE);
    }
    return switch (kind) {
      case "job" -> Statement.job(text);
      case "outcome" -> Statement.outcome(text);
      case null, default ->
          throw new Unreadable(
              (kind == null ? "no “kind”" : "“" + kind + "” is no kind of statement")
                  + "; write \"kind\": \"job\" or \"kind\": \"outcome\"");
    };
  }

  private static @Nullable String text(Map<?, ?> object, String name) {
    return switch (object.get(name)) {
      case String text -> text;
      case null -> null;
      default -> throw new Unreadable("“" + name + "” must be a text");
    };
  }

  /** Writes the statement with its parts and what the rules find. */
  public static String write(Statement statement, List<Finding> findings) {
    boolean job = statement.kind() == Statement.Kind.JOB;
    return Json.write(out -> {
      out.writeStartObject();
      out.writeStringProperty("text", statement.text());
      out.writeStringProperty("kind", statement.kind().name().toLowerCase(Locale.ROOT));
      out.writeObjectPropertyStart("parts");
      part(out, job ? "verb" : "delta", statement.verb(), statement);
      part(out, job ? "object" : "measure", statement.object(), statement);
      part(out, job ? "circumstance" : "focus", statement.circumstance(), statement);
      out.writeEndObject();
      out.writeArrayPropertyStart("findings");
      findings.forEach(finding -> Check.write(out, finding, ""));
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private static void part(
      JsonGenerator out, String name, @Nullable Span span, Statement statement) {
    out.writeStringProperty(name, span == null ? null : span.of(statement.text()));
  }
}
