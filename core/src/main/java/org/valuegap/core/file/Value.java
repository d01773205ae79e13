package org.valuegap.core.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;

/**
 * A single value.
 *
 * @param words what may be chosen, for {@link Kind#WORD}; else empty
 */
record Value(Kind kind, List<String> words) implements Shape {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  enum Kind {
    TEXT("a text"),
    LINE("a text"),
    ID("an id (1 to 64 of A-Z a-z 0-9 _ -)"),
    WORD("one of "),
    NUMBER("a number"),
    COUNT("a whole number"),
    FLAG("true or false"),
    DAY("a date such as 2026-05-31"),
    MOMENT("a date such as 2026-05-31, or a time such as 2026-05-31T09:30:00Z");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }
  }

  static Value of(Kind kind) {
    return new Value(kind, List.of());
  }

  static Value of(Class<? extends Enum<?>> words) {
    return new Value(Kind.WORD, Words.of(words));
  }

  @Override
  public void check(Node node, Source source) {
    if (!(node instanceof ScalarNode scalar)) {
      throw source.fault(node, "expected " + expected());
    }
    var text = scalar.getValue();
    if (!fits(scalar, text)) {
      throw source.fault(
          node,
          Words.quoted(text)
              + (kind == Kind.WORD && !text.isEmpty()
                  ? " is not known" + Words.meant(text, words)
                  : ": expected " + expected()));
    }
  }

  private boolean fits(ScalarNode scalar, String text) {
    return switch (kind) {
      case TEXT, LINE -> true;
      case ID -> Id.isValid(text);
      case WORD -> words.contains(text);
      case NUMBER -> scalar.isPlain() && NUMBER.matcher(text).matches();
      case COUNT -> scalar.isPlain() && COUNT.matcher(text).matches();
      case FLAG -> scalar.getTag().equals(Tag.BOOL);
      case DAY -> isDay(text);
      case MOMENT -> isDay(text) || isInstant(text);
    };
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isInstant(String text) {
    try {
      return text.equals(Instant.parse(text).toString()) || text.endsWith("Z");
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** A time from a date or a time; a date is its beginning in UTC. */
  static Instant moment(String text) {
    return isDay(text)
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }

  /** The shortest text that {@link #moment} reads as this time. */
  static String written(Instant moment) {
    var at = moment.atOffset(ZoneOffset.UTC);
    return at.toLocalTime().toNanoOfDay() == 0 ? at.toLocalDate().toString() : moment.toString();
  }

  @Override
  public Node canonical(Node node) {
    var text = ((ScalarNode) node).getValue();
    return Style.comments(
        node,
        switch (kind) {
          case TEXT -> Style.text(Text.clean(text));
          case LINE -> Style.text(Text.line(text));
          case ID, WORD -> Style.text(text);
          case NUMBER -> Style.number(new BigDecimal(text));
          case COUNT -> Style.number(new BigDecimal(text));
          case FLAG -> Style.flag(Boolean.parseBoolean(text));
          case DAY -> Style.text(LocalDate.parse(text).toString());
          case MOMENT -> Style.text(written(moment(text)));
        });
  }

  @Override
  public String expected() {
    return kind.expected + String.join(", ", words);
  }
}
