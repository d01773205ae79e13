package org.valuegap.core.document;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Fault.Reason;

/**
 * The one rule for texts that people write: what is kept of them, and when they are refused.
 *
 * <p>Kept is what can be read: composed letters (NFC), lines ended by {@code \n}, no control
 * characters, no white space or invisible characters at the ends. Joiners inside stay, because
 * emoji and several scripts need them.
 */
public final class Text {
  private static final Pattern LINE_END =
      Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085\\f\\u000B]");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF\\uFEFF]");
  private static final String BLANK =
      "[\\s\\p{Z}\\u200B-\\u200F\\u2060-\\u2064\\u00AD\\u180E\\u202A-\\u202E\\u2066-\\u2069]";
  private static final Pattern ENDS = Pattern.compile("\\A" + BLANK + "+|" + BLANK + "+\\z");

  private Text() {}

  /** The text as it is kept. Cleaning twice changes nothing. */
  public static String clean(String text) {
    if (isPlain(text)) {
      return text;
    }
    var lines = LINE_END.matcher(text).replaceAll("\n");
    var readable = CONTROL.matcher(lines).replaceAll("");
    return ENDS.matcher(Normalizer.normalize(readable, Normalizer.Form.NFC)).replaceAll("");
  }

  /**
   * Whether a text is surely clean already, without looking closer. Nearly all are, and each is
   * asked whenever its element is made again. Below U+0300, where combining marks begin, every
   * letter is composed.
   */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && i < text.length() - 1;
      boolean letter = (c > ' ' && c < 0x7F) || (c > 0xA0 && c < 0x300 && c != 0xAD);
      if (!letter && !(inside && (c == ' ' || c == '\n'))) {
        return false;
      }
    }
    return true;
  }

  /** As {@link #clean}, on one line: for names, titles and statements. */
  public static String line(String text) {
    return clean(clean(text).replaceAll("\\s+", " "));
  }

  /**
   * The beginning of a text, cut between what readers take for characters: a flag, a letter with
   * its marks, joined emoji. The first of them is always whole.
   *
   * @param limit in UTF-16 units
   */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int end = characters.isBoundary(limit) ? limit : characters.preceding(limit);
    return text.substring(0, end > 0 ? end : characters.following(0));
  }

  /**
   * What is wrong with a cleaned text, or null.
   *
   * @param field its name, for the message
   * @param limit in UTF-16 units
   */
  public static @Nullable Fault fault(String field, String text, int limit) {
    if (text.length() > limit) {
      return new Fault(Reason.TOO_LONG, field + ": at most " + limit + " characters", limit);
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isHighSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return new Fault(Reason.INVALID, field + ": half of a character");
        }
        i++;
      }
    }
    return null;
  }

  /** As {@link #fault}, for a text that must say something. */
  public static @Nullable Fault required(String field, String text, int limit) {
    return text.isEmpty()
        ? new Fault(Reason.EMPTY, field + ": says nothing")
        : fault(field, text, limit);
  }
}
