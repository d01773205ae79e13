package org.valuegap.app.board;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markup written so that what the server paints and what the browser draws can be compared. */
final class Trees {
  private static final Pattern PIECE = Pattern.compile("<(/?)([\\w-]+)([^>]*?)(/?)>|([^<]+)");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)(?:=\"([^\"]*)\")?");
  private static final List<String> VOID = List.of("col", "img");

  private Trees() {}

  /** One line a tag, a text or an end, attributes by name, as the browser's test writes a tree. */
  static String normal(String html) {
    var lines = new StringBuilder();
    var piece = PIECE.matcher(html);
    while (piece.find()) {
      if (piece.group(5) != null) {
        var text = unescaped(piece.group(5)).replaceAll("\\s+", " ").strip();
        lines.append(text.isEmpty() ? "" : text + "\n");
      } else if (!piece.group(1).isEmpty()) {
        lines.append("</").append(piece.group(2)).append(">\n");
      } else {
        lines.append('<').append(piece.group(2)).append(attributes(piece.group(3))).append(">\n");
        if (!piece.group(4).isEmpty() || VOID.contains(piece.group(2))) {
          lines.append("</").append(piece.group(2)).append(">\n");
        }
      }
    }
    return lines.toString();
  }

  private static String attributes(String written) {
    return ATTRIBUTE
        .matcher(written)
        .results()
        .map(found -> {
          var value = found.group(2) == null ? "" : unescaped(found.group(2));
          return " " + found.group(1) + "=\"" + value + "\"";
        })
        .sorted()
        .collect(Collectors.joining());
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
