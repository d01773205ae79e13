package org.valuegap.app.office.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers in one cell (CONTRACTS.md, "Canvas as a table"): lines and bullet or number marks
 * separate them, {@code ;}, {@code •} and {@code " / "} only where they repeat, commas never.
 */
final class Answers {
  private static final String DOTS = "•◦‣⁃∙●○■□▪▫◆◇►▶▸➢➤➔→✓✔☐☑\uF0B7\uF0A7\uF0D8\uF0FC";
  private static final String BETWEEN = "•◦‣∙●○■□▪▫";
  private static final Pattern BULLET =
      Pattern.compile(
          "\\A\\s*(?:["
              + DOTS
              + "]\\s*|·\\s*|\\[[ xX]?]\\s*|[-*+–—]\\s+|[-*–—](?=[\\p{L}\"“'‘])|[o§]\\s+)+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\A\\s*(?:\\(?\\d{1,2}[.)]{1,2}|\\(?[a-zA-Z]\\)|\\([ivx]+\\)|[ivx]+\\))\\s+");
  private static final Pattern TIGHT_NUMBER = Pattern.compile("\\A\\s*\\d{1,2}[.)](?=\\p{L})");

  /** Marks that might belong to an answer, so that they count only where they count up. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\A\\s*(?:(?<letter>[a-z])\\.|#(?<sign>\\d{1,2})[.:)]?|(?<number>\\d{1,2})\\s?[-–—:])\\s+");

  private static final Pattern DOT = Pattern.compile("[" + BETWEEN + "]|(?<=\\s)·(?=\\s)");
  private static final Pattern SEMICOLON = Pattern.compile(";");
  private static final Pattern SLASH = Pattern.compile("\\s/\\s");
  private static final Pattern STAR = Pattern.compile("(?:\\A|\\s)\\*\\s");
  private static final Pattern DASH = Pattern.compile("(?:\\A|\\s)[-–—]\\s");
  private static final Pattern INLINE_NUMBER = Pattern.compile("(?:\\A|\\s)\\(?(\\d{1,2})[.)]\\s+");

  private Answers() {}

  /** The answers of a cell in their order, each on one line, without marks and prompts. */
  static List<String> in(String cell) {
    var answers = new ArrayList<String>();
    boolean marked = false;
    for (var line : Prompts.without(cell).lines().filter(text -> !text.isBlank()).toList()) {
      if (marked && isWrapped(line)) {
        answers.set(answers.size() - 1, answers.getLast() + " " + line.strip());
        continue;
      }
      boolean counted = isCounted(cell);
      for (var part : parts(line.strip())) {
        var answer = Prompts.without(tidy(unmarked(part, counted)));
        if (!answer.isEmpty()) {
          answers.add(answer);
          marked |= !unmarked(line, counted).equals(line.strip());
        }
      }
    }
    return answers;
  }

  /** The text of a cell that holds one statement, in one line. */
  static String statement(String cell) {
    boolean counted = isCounted(cell);
    var lines = Prompts.without(cell).lines().map(String::strip).toList();
    var texts = lines.stream().map(line -> unmarked(line, counted)).toList();
    long marks = lines.stream().filter(line -> !unmarked(line, counted).equals(line)).count();
    return tidy(String.join(marks > 1 ? "; " : " ", texts));
  }

  /** In a cell with marks, an unmarked line in lower case goes on with the line above. */
  private static boolean isWrapped(String line) {
    return Character.isLowerCase(line.strip().codePointAt(0))
        && unmarked(line, false).equals(line.strip());
  }

  /** Whether lines count up, as in a. b. c.; one such mark alone may be part of an answer. */
  private static boolean isCounted(String cell) {
    int next = 1;
    for (var line : cell.lines().toList()) {
      var mark = COUNTED.matcher(line);
      if (mark.find() && place(mark) == next) {
        next++;
      }
    }
    return next > 2;
  }

  private static int place(Matcher mark) {
    var letter = mark.group("letter");
    if (letter != null) {
      return letter.charAt(0) - 'a' + 1;
    }
    var sign = mark.group("sign");
    return Integer.parseInt(sign == null ? mark.group("number") : sign);
  }

  private static String unmarked(String text, boolean counted) {
    var left = text;
    for (var mark : List.of(BULLET, NUMBER, TIGHT_NUMBER, BULLET)) {
      left = mark.matcher(left).replaceFirst("");
    }
    return (counted ? COUNTED.matcher(left).replaceFirst("") : left).strip();
  }

  private static String tidy(String answer) {
    return answer.replaceAll("[\\s;]+\\z", "").replaceAll("\\s+", " ").strip();
  }

  private static List<String> parts(String line) {
    var numbers = numbers(line);
    if (numbers.size() > 1) {
      return split(line, numbers);
    }
    var dots = separators(DOT, line);
    if (dots.size() > 1) {
      return split(line, dots);
    }
    var stars = separators(STAR, line);
    if (stars.size() > 1 && stars.getFirst().start() == 0) {
      return split(line, stars);
    }
    var dashes = separators(DASH, line);
    if (dashes.size() > 2 && dashes.getFirst().start() == 0) {
      return split(line, dashes);
    }
    for (var separator : List.of(SEMICOLON, SLASH)) {
      var found = separators(separator, line);
      if (found.size() > 1) {
        return split(line, found);
      }
    }
    return List.of(line);
  }

  /** Number marks within a line: 1, 2, 3 and on, the first at its beginning. */
  private static List<MatchResult> numbers(String line) {
    var marks = new ArrayList<MatchResult>();
    for (var mark : INLINE_NUMBER.matcher(line).results().toList()) {
      if (Integer.parseInt(mark.group(1)) == marks.size() + 1
          && (mark.start() == 0 || !marks.isEmpty())) {
        marks.add(mark);
      }
    }
    return marks;
  }

  /** Where a separator stands, not within brackets or quotation marks. */
  private static List<MatchResult> separators(Pattern separator, String line) {
    var outside = new StringBuilder(line);
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"' || (c == '“' && !quoted) || (c == '”' && quoted);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if ((depth > 0 || quoted) && c != '(' && c != '"') {
        outside.setCharAt(i, 'x');
      }
    }
    boolean balanced = depth == 0 && !quoted;
    return separator.matcher(balanced ? outside : line).results().toList();
  }

  private static List<String> split(String line, List<MatchResult> separators) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (var separator : separators) {
      parts.add(line.substring(from, separator.start()));
      from = separator.end();
    }
    parts.add(line.substring(from));
    return parts;
  }
}
