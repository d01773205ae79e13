package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Span;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.WritingRules;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Statements as JSON lines, in and out in the same order (CONTRACTS.md, statements). */
final class LintStatements {
  private LintStatements() {}

  /**
   * Writes the parts and findings of each statement; nothing when a line is unusable.
   *
   * @return 1 when a finding is an error, else 0
   * @throws Unusable naming the first line that is no statement
   */
  static int lint(Input input, Products products, Streams streams) {
    var statements = new ArrayList<Statement>();
    int number = 0;
    for (var line : input.text().replaceFirst("^\uFEFF", "").lines().toList()) {
      number++;
      if (!line.isBlank()) {
        statements.add(read(line, input.name() + ":" + number + ": "));
      }
    }
    var out = new StringBuilder();
    boolean errors = false;
    for (var statement : statements) {
      var findings = WritingRules.check(statement, products);
      errors |= findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
      out.append(JsonText.of(json -> write(json, statement, findings)));
    }
    Output.write(null, out.toString().getBytes(UTF_8), streams);
    return errors ? 1 : 0;
  }

  private static Statement read(String line, String place) {
    try (var json = JsonText.parser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Unusable(place + "write an object such as " + example());
      }
      String text = null;
      String kind = null;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "text" -> text = text(json, place);
          case "kind" -> kind = text(json, place);
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new Unusable(place + "more than one value; write one object a line");
      }
      return statement(text, kind, place);
    } catch (JacksonException e) {
      throw new Unusable(place + "not JSON: " + e.getOriginalMessage());
    }
  }

  private static String text(JsonParser json, String place) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new Unusable(place + "“" + json.currentName() + "” must be a text");
    }
    return json.getString();
  }

  private static Statement statement(@Nullable String text, @Nullable String kind, String place) {
    if (text == null) {
      throw new Unusable(place + "no “text”; write an object such as " + example());
    }
    return switch (kind) {
      case "job" -> Statement.job(text);
      case "outcome" -> Statement.outcome(text);
      case null, default ->
          throw new Unusable(
              place
                  + (kind == null ? "no “kind”" : "“" + kind + "” is no kind of statement")
                  + "; write \"kind\": \"job\" or \"kind\": \"outcome\"");
    };
  }

  private static String example() {
    return "{\"text\": \"Protect important information from exposure\", \"kind\": \"job\"}";
  }

  private static void write(JsonGenerator json, Statement statement, List<Finding> findings) {
    boolean job = statement.kind() == Statement.Kind.JOB;
    json.writeStartObject();
    json.writeStringProperty("text", statement.text());
    json.writeStringProperty("kind", statement.kind().name().toLowerCase(Locale.ROOT));
    json.writeObjectPropertyStart("parts");
    part(json, job ? "verb" : "delta", statement.verb(), statement);
    part(json, job ? "object" : "measure", statement.object(), statement);
    part(json, job ? "circumstance" : "focus", statement.circumstance(), statement);
    json.writeEndObject();
    json.writeArrayPropertyStart("findings");
    findings.forEach(finding -> LintFormat.finding(json, finding, ""));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void part(
      JsonGenerator json, String name, @Nullable Span span, Statement statement) {
    json.writeName(name);
    if (span == null) {
      json.writeNull();
    } else {
      json.writeString(span.of(statement.text()));
    }
  }
}
