package org.valuegap.app.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Text;
import org.valuegap.core.valuemap.Limits;

/**
 * What was filled in, cleaned by the one rule for texts, and what is wrong with it. Fields that
 * nobody asks for here are not read.
 */
public final class Form {
  private static final int EMAIL_LONGEST = 254;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"()]+@[^\\s@<>,;:\"()]+");

  private final Map<String, String> sent;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, Problem> problems = new LinkedHashMap<>();

  /**
   * What is wrong with a field.
   *
   * @param key of the message under {@code form.}
   * @param limit that the message names
   */
  public record Problem(String key, int limit) {}

  private Form(Map<String, String> sent) {
    this.sent = sent;
  }

  /** A form with nothing in it. */
  public static Form empty() {
    return new Form(Map.of());
  }

  /** A form as it is shown first, with what is known. */
  public static Form of(Map<String, String> known) {
    var form = new Form(known);
    form.values.putAll(known);
    return form;
  }

  /** What a browser sent. */
  public static Form of(HttpServletRequest request) {
    var sent = new LinkedHashMap<String, String>();
    request.getParameterMap().forEach((name, all) -> sent.put(name, all[0]));
    return new Form(sent);
  }

  /** A name: one line that must say something. */
  public Form name(String field) {
    return line(field, Limits.NAME, true);
  }

  /** A text on one line. */
  public Form line(String field, int limit, boolean required) {
    return check(field, Text.line(raw(field)), limit, required);
  }

  /** A text of several lines, which may be empty. */
  public Form text(String field, int limit) {
    return check(field, Text.clean(raw(field)), limit, false);
  }

  /** An address for mail, as far as that can be told. */
  public Form email(String field) {
    var email = Text.line(raw(field));
    check(field, email, EMAIL_LONGEST, true);
    if (!problems.containsKey(field) && !EMAIL.matcher(email).matches()) {
      problems.put(field, new Problem("email", 0));
    }
    return this;
  }

  /** A new password, kept as it was typed; read by {@link #raw} only and never shown again. */
  public Form password(String field, int shortest, int longest) {
    var length = raw(field).codePointCount(0, raw(field).length());
    if (length < shortest) {
      problems.put(field, new Problem("short", shortest));
    } else if (length > longest) {
      problems.put(field, new Problem("too-long", longest));
    }
    return this;
  }

  /** Says that something is wrong with a field that only the page can know. */
  public Form problem(String field, String key) {
    problems.put(field, new Problem(key, 0));
    return this;
  }

  /** Adds what another form of the page shows. */
  public Form with(String field, String known) {
    values.put(field, known);
    return this;
  }

  public boolean isGood() {
    return problems.isEmpty();
  }

  /** The field, cleaned; empty when it was not sent. */
  public String value(String field) {
    return Objects.requireNonNullElse(values.get(field), "");
  }

  public boolean has(String field) {
    return sent.containsKey(field);
  }

  /** The field as it was sent. */
  public String raw(String field) {
    return Objects.requireNonNullElse(sent.get(field), "");
  }

  public @Nullable Problem problem(String field) {
    return problems.get(field);
  }

  private Form check(String field, String text, int limit, boolean required) {
    values.put(field, text);
    var fault = required ? Text.required(field, text, limit) : Text.fault(field, text, limit);
    if (fault != null) {
      problems.put(field, new Problem(key(fault.reason()), limit));
    }
    return this;
  }

  private static String key(Reason reason) {
    return switch (reason) {
      case EMPTY -> "empty";
      case TOO_LONG -> "too-long";
      default -> "invalid";
    };
  }
}
