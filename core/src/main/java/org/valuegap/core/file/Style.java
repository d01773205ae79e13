package org.valuegap.core.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** How things look in a canonical file. */
final class Style {
  /** What YAML 1.1 readers, still common, take for something other than text. */
  private static final Pattern MISREAD =
      Pattern.compile("(?i)|y|n|yes|no|on|off|true|false|null|~|=|<<|[-+.]?[0-9][0-9_:.,e+]*");

  private Style() {}

  static ScalarNode text(String text) {
    var style =
        text.indexOf('\n') >= 0
            ? ScalarStyle.LITERAL
            : MISREAD.matcher(text).matches() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
    return new ScalarNode(Tag.STR, text, style);
  }

  /** A key, or a word that is never mistaken. */
  static ScalarNode word(String word) {
    return new ScalarNode(Tag.STR, word, ScalarStyle.PLAIN);
  }

  static ScalarNode number(BigDecimal number) {
    var plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    return new ScalarNode(plain.contains(".") ? Tag.FLOAT : Tag.INT, plain, ScalarStyle.PLAIN);
  }

  static ScalarNode flag(boolean flag) {
    return new ScalarNode(Tag.BOOL, Boolean.toString(flag), ScalarStyle.PLAIN);
  }

  /** What an author left open: an empty list, or null. */
  static Node nothing(Shape shape) {
    return shape instanceof Shape.Many
        ? new SequenceNode(Tag.SEQ, List.of(), FlowStyle.FLOW)
        : new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
  }

  /** Moves the comments above one node to above another. */
  static void moveAbove(Node from, Node to) {
    var above = new ArrayList<CommentLine>();
    for (var node : List.of(from, to)) {
      if (node.getBlockComments() != null) {
        above.addAll(node.getBlockComments());
      }
    }
    from.setBlockComments(null);
    to.setBlockComments(above.isEmpty() ? null : above);
  }

  /** Takes the comments of one node over to the node that is written in its stead. */
  static <N extends Node> N comments(Node from, N to) {
    to.setBlockComments(kept(from.getBlockComments(), to.getBlockComments()));
    to.setInLineComments(kept(from.getInLineComments(), to.getInLineComments()));
    to.setEndComments(kept(from.getEndComments(), to.getEndComments()));
    return to;
  }

  private static @Nullable List<CommentLine> kept(
      @Nullable List<CommentLine> from, @Nullable List<CommentLine> present) {
    var kept = new ArrayList<CommentLine>();
    if (from != null) {
      from.stream().filter(c -> c.getCommentType() != CommentType.BLANK_LINE).forEach(kept::add);
    }
    if (present != null) {
      kept.addAll(present);
    }
    return kept.isEmpty() ? null : kept;
  }

  static boolean commented(List<? extends Node> nodes) {
    return nodes.stream().anyMatch(Style::commented);
  }

  private static boolean commented(Node node) {
    return Optional.ofNullable(node.getBlockComments()).isPresent()
        || node.getInLineComments() != null
        || node.getEndComments() != null
        || switch (node) {
          case MappingNode mapping ->
              mapping.getValue().stream()
                  .anyMatch(e -> commented(e.getKeyNode()) || commented(e.getValueNode()));
          case SequenceNode list -> commented(list.getValue());
          default -> false;
        };
  }

  /** How wide these would be beside each other; beyond any line when one must be broken. */
  static int width(List<? extends Node> nodes) {
    int width = 0;
    for (var node : nodes) {
      width = Math.min(10_000, width + width(node) + 2);
    }
    return width;
  }

  private static int width(Node node) {
    return switch (node) {
      case ScalarNode scalar ->
          scalar.getScalarStyle() == ScalarStyle.LITERAL ? 10_000 : scalar.getValue().length();
      case SequenceNode list -> width(list.getValue());
      case MappingNode mapping ->
          width(
              mapping.getValue().stream()
                  .flatMap((NodeTuple e) -> List.of(e.getKeyNode(), e.getValueNode()).stream())
                  .toList());
      default -> 0;
    };
  }
}
