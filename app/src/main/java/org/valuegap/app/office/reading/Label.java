package org.valuegap.app.office.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.valuemap.ValueMapElement.Job.Rank;

/**
 * A cell that heads a row or a column.
 *
 * @param own whether it is one of the canvas's own names and not only a like wording
 * @param loose whether words follow that may belong to an answer instead
 * @param number as in {@code JOB #2}; 0 when it has none
 * @param rank where it says main or supporting job
 * @param rest what stands in the same cell after it, without the canvas's question
 */
record Label(
    Heading heading, boolean own, boolean loose, int number, @Nullable Rank rank, String rest) {
  private static final int LONGEST = 600;

  /** In words. */
  private static final int LONGEST_NAME = 8;

  private static final Pattern MARK =
      Pattern.compile("\\A(?:\\(?\\d{1,2}[.)]\\s*|[A-Za-z][.)]\\s+|[^\\p{L}\\p{N}(\"'#]+)+");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "\\A(?<rank>\\p{L}+\\s+)?(?:(?<job>المهمة|job(?:[\\s-]*to[\\s-]*be[\\s-]*done)?|jtbd|j)"
              + "|outcome|key\\s+result|kr|o)\\s*(?:#|no\\.?|nr\\.?|number|№)?\\s*"
              + "(?<number>\\d{1,3}|one|two|three|four|five|six|(?:[a-h]|i{1,3}|iv|vi?)"
              + "(?=\\s*(?:\\z|[^\\s\\p{L}])))(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern END =
      Pattern.compile(
          "\\n|[:?(\\[|/&,.=]|\\s[-–—]+(?:\\s|\\z)"
              + "|\\b(?:what|which|where|how|when|who|why|e\\.g|i\\.e|list|describe)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASIDE =
      Pattern.compile("\\A\\s*(?:[(\\[][^()\\[\\]]*[)\\]])?\\s*(?:[:=|–—-]+|\\n)\\s*");
  private static final Pattern ONLY_ASIDE =
      Pattern.compile("\\A\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*\\z");
  private static final Pattern TITLE =
      Pattern.compile(
          "\\b(?:map|canvas|workshop|template|session|matrix|worksheet|analysis|board)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> BEFORE =
      List.of(
          "key",
          "top",
          "our",
          "the",
          "customer",
          "major",
          "primary",
          "their",
          "main",
          "biggest",
          "desired",
          "expected",
          "target");
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("i", 1),
          Map.entry("ii", 2),
          Map.entry("iii", 3),
          Map.entry("iv", 4),
          Map.entry("v", 5),
          Map.entry("vi", 6));

  /** What this cell heads, or null when it heads nothing. */
  static @Nullable Label of(String cell) {
    if (cell.isEmpty() || cell.length() > LONGEST) {
      return null;
    }
    var text = MARK.matcher(cell).replaceFirst("");
    var numbered = NUMBERED.matcher(text);
    if (numbered.find() && isRankOrNone(numbered.group("rank"))) {
      var rest = text.substring(numbered.end());
      return new Label(
          numbered.group("job") == null ? Heading.OUTCOME : Heading.JOB,
          true,
          false,
          number(numbered.group("number")),
          rank(text.substring(0, numbered.end()) + aside(rest)),
          rest.strip().split(" ").length > 2 && after(rest).isEmpty()
              ? Prompts.without(rest.strip())
              : after(rest));
    }
    return worded(text);
  }

  private static @Nullable Label worded(String text) {
    var end = END.matcher(text);
    // A word such as "how" or "what" may begin the name itself.
    int length = end.find() && (end.start() > 0 || end.find()) ? end.start() : text.length();
    var head = text.substring(0, length);
    if (TITLE.matcher(head).find()) {
      return null;
    }
    var words = Words.of(head);
    if (words.size() > LONGEST_NAME) {
      return followed(words.subList(0, LONGEST_NAME));
    }
    var full = Wordings.find(words, false);
    for (int skip = 0; full == null && skip < words.size() && isBefore(words, skip); skip++) {
      full = Wordings.find(words.subList(skip + 1, words.size()), false);
    }
    if (full != null) {
      var rest = text.substring(length);
      return new Label(full.heading(), full.own(), false, 0, rank(head + aside(rest)), after(rest));
    }
    return followed(words);
  }

  /** One of the canvas's own names with words after it. */
  private static @Nullable Label followed(List<String> words) {
    int first = 0;
    while (first < words.size() && isBefore(words, first)) {
      first++;
    }
    for (int last = Math.min(words.size() - 1, first + 4); last > first; last--) {
      var found = Wordings.find(words.subList(first, last), true);
      if (found != null && found.heading().category() != null) {
        return new Label(found.heading(), true, true, 0, null, "");
      }
    }
    return null;
  }

  private static boolean isBefore(List<String> words, int index) {
    return BEFORE.contains(words.get(index));
  }

  private static boolean isRankOrNone(@Nullable String word) {
    return word == null
        || rank(word) != null
        || BEFORE.contains(word.strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Rank rank(String text) {
    var words = Words.of(text);
    if (words.contains("supporting") || words.contains("secondary") || words.contains("related")) {
      return Rank.SUPPORTING;
    }
    // "Main objective" is how the canvas heads every job.
    boolean main = words.contains("main") && !words.contains("objective");
    return main || words.contains("primary") || words.contains("core") ? Rank.MAIN : null;
  }

  private static int number(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (Character.isDigit(word.charAt(0))) {
      return Integer.parseInt(word);
    }
    var number = NUMBERS.get(word);
    return number == null ? word.charAt(0) - 'a' + 1 : number;
  }

  private static String aside(String rest) {
    var matcher = Pattern.compile("\\A\\s*[(\\[]([^()\\[\\]]*)[)\\]]").matcher(rest);
    return matcher.find() ? " " + matcher.group(1) : "";
  }

  /** What follows a label: its own remark in brackets and the mark after it are not part of it. */
  private static String after(String rest) {
    if (rest.isBlank() || ONLY_ASIDE.matcher(rest).matches()) {
      return "";
    }
    var matcher = ASIDE.matcher(rest);
    return matcher.find() && matcher.end() > 0
        ? Prompts.without(rest.substring(matcher.end()))
        : "";
  }
}
