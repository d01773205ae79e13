package org.valuegap.core.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Three-way merge of texts, word by word (diff3 as in Khanna, Kunal and Pierce, 2007). */
public final class TextMerge {
  private static final Pattern WORD = Pattern.compile("\\s+|[^\\s]+");

  private TextMerge() {}

  /**
   * Both rewordings of a text in one, or null where they touch the same words.
   *
   * @param base the text that both started from
   */
  public static @Nullable String merge(String base, String ours, String theirs) {
    if (ours.equals(theirs) || base.equals(theirs)) {
      return ours;
    }
    if (base.equals(ours)) {
      return theirs;
    }
    var words = words(base);
    var mine = DiffUtils.diff(words, words(ours)).getDeltas();
    var other = DiffUtils.diff(words, words(theirs)).getDeltas();
    return overlap(mine, other) ? null : applied(words, mine, other);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }

  private static boolean overlap(
      List<AbstractDelta<String>> mine, List<AbstractDelta<String>> other) {
    for (var a : mine) {
      for (var b : other) {
        // Touching counts as overlapping: two insertions at one place have no order of their own.
        if (start(a) <= end(b) && start(b) <= end(a)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String applied(
      List<String> base, List<AbstractDelta<String>> mine, List<AbstractDelta<String>> other) {
    var deltas = new ArrayList<>(mine);
    deltas.addAll(other);
    deltas.sort((a, b) -> start(a) - start(b));
    var merged = new StringBuilder();
    int at = 0;
    for (var delta : deltas) {
      base.subList(at, start(delta)).forEach(merged::append);
      delta.getTarget().getLines().forEach(merged::append);
      at = end(delta);
    }
    base.subList(at, base.size()).forEach(merged::append);
    return merged.toString();
  }

  private static int start(AbstractDelta<String> delta) {
    return delta.getSource().getPosition();
  }

  private static int end(AbstractDelta<String> delta) {
    return start(delta) + delta.getSource().size();
  }
}
