package org.valuegap.app.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Message;
import org.valuegap.core.language.Parts;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Span;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.Statement.Kind;
import org.valuegap.core.language.WritingRules;
import tools.jackson.core.JsonGenerator;

/**
 * A statement as the writing rules read it, for marking it where it stands.
 *
 * @param parts as {@link Parts} finds them
 * @param findings what the rules say of it; what somebody has let be is still among them
 * @param passed the ids of the rules that it keeps to
 */
public record Check(
    Kind kind,
    String text,
    List<@Nullable Span> parts,
    List<Finding> findings,
    List<String> passed) {
  private static final int MOST = 500;

  /** A statement to be read. */
  public record Asked(Kind kind, String text) {}

  public static Check of(Kind kind, String text, Products products) {
    var statement = kind == Kind.JOB ? Statement.job(text) : Statement.outcome(text);
    var findings = WritingRules.check(statement, products);
    return new Check(
        kind, text, Parts.of(statement), findings, WritingRules.passed(statement, products));
  }

  /**
   * Reads {@code [{"kind": "job", "text": "…"}, …]}.
   *
   * @throws Unreadable when the text is something else, or asks for more than a map can hold
   */
  public static List<Asked> asked(String json) {
    var asked = new ArrayList<Asked>();
    for (var item : Json.array(Json.read(json), "statements")) {
      var one = Json.object(item, "statement", Set.of("kind", "text"));
      var kind = Json.text(one.get("kind"), "kind");
      var text = Json.text(one.get("text"), "text");
      if (!kind.equals("job") && !kind.equals("outcome") || asked.size() >= MOST) {
        throw new Unreadable("at most " + MOST + " statements, each a job or an outcome");
      }
      asked.add(new Asked(kind.equals("job") ? Kind.JOB : Kind.OUTCOME, text));
    }
    return asked;
  }

  /**
   * Writes {@code [{"kind", "text", "parts": [[from, to] or null, …], "findings": [{"rule",
   * "severity", "message", "span", "rewrite"}, …], "passed": [rule, …]}, …]}.
   *
   * @param words of the reader's language
   */
  public static String write(List<Check> checks, Function<Message, String> words) {
    return Json.write(out -> {
      out.writeStartArray();
      checks.forEach(check -> check.write(out, words));
      out.writeEndArray();
    });
  }

  private void write(JsonGenerator out, Function<Message, String> words) {
    out.writeStartObject();
    out.writeStringProperty("kind", kind.name().toLowerCase(Locale.ROOT));
    out.writeStringProperty("text", text);
    out.writeName("parts");
    out.writeStartArray();
    parts.forEach(part -> write(out, part));
    out.writeEndArray();
    out.writeName("findings");
    out.writeStartArray();
    findings.forEach(finding -> write(out, finding, words));
    out.writeEndArray();
    out.writeArrayPropertyStart("passed");
    passed.forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Finding finding, Function<Message, String> words) {
    out.writeStartObject();
    writeFields(out, finding, words);
    out.writeEndObject();
  }

  /** A finding as CONTRACTS.md has it: in English, with the path of what it is about. */
  static void write(JsonGenerator out, Finding finding, String path) {
    out.writeStartObject();
    writeFields(out, finding, Message::english);
    out.writeStringProperty("path", path);
    out.writeEndObject();
  }

  static void writeFields(JsonGenerator out, Finding finding, Function<Message, String> words) {
    out.writeStringProperty("rule", finding.rule());
    out.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    out.writeStringProperty("message", words.apply(finding.said()));
    out.writeName("span");
    write(out, finding.span());
    out.writeStringProperty("rewrite", finding.rewrite());
  }

  private static void write(JsonGenerator out, @Nullable Span span) {
    if (span == null) {
      out.writeNull();
      return;
    }
    out.writeStartArray();
    out.writeNumber(span.start());
    out.writeNumber(span.end());
    out.writeEndArray();
  }
}
