package org.valuegap.app.office;

import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts ready for print and remembers what they need: which fonts, and which scripts no
 * bundled font has. What cannot be printed is marked {@code […]} and said, never drawn as boxes.
 */
final class Letters {
  /** Left to right: keeps the pieces on both sides of it apart. */
  private static final char MARK = '\u200E';

  /** Pairs that change places where a text runs from right to left. */
  private static final String MIRRORED = "()[]{}<>«»‹›≤≥";

  private static final String MISSING = "[\u2026]";

  private final Set<Face> faces = EnumSet.of(Face.INTER);
  private final Set<String> missing = new TreeSet<>();
  private boolean rightToLeft;

  /** With what our own words need in the language that is spoken. */
  Letters() {
    if (Words.runFromRight()) {
      show(Words.of("map"));
    }
  }

  /** The text with only what can be printed, and the way it runs. */
  Shown show(String text) {
    var shown = new StringBuilder(text.length());
    var way = Way.NONE;
    boolean gone = false;
    boolean mixed = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      if (isSilent(letter)) {
        continue;
      }
      way = way == Way.NONE ? Way.of(letter) : way;
      var face = faceOf(letter);
      if (face != null) {
        faces.add(face);
        mixed |= face != Face.INTER;
        shown.appendCodePoint(letter == '\t' ? ' ' : letter);
      } else {
        missing.add(scriptOf(letter));
        shown.append(gone ? "" : MISSING);
      }
      gone = face == null;
    }
    rightToLeft |= text.codePoints().anyMatch(letter -> Way.of(letter) == Way.RIGHT_TO_LEFT);
    boolean back = way == Way.RIGHT_TO_LEFT;
    var printed =
        back || !rightToLeft
            ? shown.toString()
            : Stream.of(shown.toString().split("\n", -1))
                .map(Letters::inPlace)
                .collect(Collectors.joining("\n"));
    return new Shown(printed, back, mixed);
  }

  /**
   * A left-to-right line whose right-to-left stretches stand as they are seen where numbers part
   * them. The PDF library turns each piece, but leaves the pieces in the order of writing.
   */
  private static String inPlace(String line) {
    var bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
    var seen = new StringBuilder();
    int stretch = 0;
    for (int run = 0; run < bidi.getRunCount(); run++) {
      var piece = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      if (bidi.getRunLevel(run) == 0) {
        seen.append(piece);
        stretch = seen.length();
      } else if (bidi.getRunLevel(run) > 1) {
        seen.insert(stretch, MARK + piece + MARK);
      } else {
        seen.insert(stretch, MARK + turned(piece) + MARK);
      }
    }
    return bidi.isMixed() && seen.length() > 0 ? seen.toString() : line;
  }

  /**
   * A right-to-left piece as it is seen: the library turns it from its first letter to its last;
   * what stands around these, such as an opening bracket before a number, is turned here.
   */
  private static String turned(String piece) {
    int[] letters =
        IntStream.range(0, piece.length())
            .filter(i -> Way.of(piece.charAt(i)) == Way.RIGHT_TO_LEFT)
            .toArray();
    int from = letters.length == 0 ? piece.length() : letters[0];
    int to = letters.length == 0 ? piece.length() : letters[letters.length - 1] + 1;
    return mirrored(piece.substring(to))
        + MARK
        + piece.substring(from, to)
        + MARK
        + mirrored(piece.substring(0, from));
  }

  private static String mirrored(String neutral) {
    var mirrored = new StringBuilder(neutral).reverse();
    for (int i = 0; i < mirrored.length(); i++) {
      int at = MIRRORED.indexOf(mirrored.charAt(i));
      if (at >= 0) {
        mirrored.setCharAt(i, MIRRORED.charAt(at ^ 1));
      }
    }
    return mirrored.toString();
  }

  Set<Face> faces() {
    return faces;
  }

  /** The scripts that could not be printed, in words; empty when all could. */
  Set<String> missing() {
    return missing;
  }

  /** Whether any text runs from right to left. */
  boolean rightToLeft() {
    return rightToLeft;
  }

  /** Whether a text's first letter with a direction runs from right to left. */
  static boolean runsRightToLeft(String text) {
    return text.codePoints()
        .mapToObj(Way::of)
        .filter(way -> way != Way.NONE)
        .findFirst()
        .filter(Way.RIGHT_TO_LEFT::equals)
        .isPresent();
  }

  private static @Nullable Face faceOf(int letter) {
    if (letter == '\n' || letter == '\t' || (letter >= ' ' && letter <= '~')) {
      return Face.INTER;
    }
    for (var face : Face.values()) {
      if (face.has(letter)) {
        return face;
      }
    }
    return null;
  }

  /**
   * What says how to draw or to order others and is not drawn itself. Every text is a paragraph of
   * its own, so one that overrides the order could only mislead within itself; it is left out.
   */
  private static boolean isSilent(int letter) {
    return switch (Character.getType(letter)) {
      case Character.FORMAT -> letter < 0x600 || letter > 0x605;
      case Character.CONTROL -> letter != '\n' && letter != '\t';
      case Character.SURROGATE -> true;
      default -> (letter >= 0xFE00 && letter <= 0xFE0F) || letter >= 0xE0000;
    };
  }

  private static String scriptOf(int letter) {
    var script = UnicodeScript.of(letter);
    return switch (script) {
      case COMMON, INHERITED, UNKNOWN -> Words.of("missing.symbols");
      default -> {
        var name = script.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        yield Character.toUpperCase(name.charAt(0)) + name.substring(1);
      }
    };
  }

  private enum Way {
    NONE,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT;

    static Way of(int letter) {
      return switch (Character.getDirectionality(letter)) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LEFT_TO_RIGHT;
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
            RIGHT_TO_LEFT;
        default -> NONE;
      };
    }
  }
}
