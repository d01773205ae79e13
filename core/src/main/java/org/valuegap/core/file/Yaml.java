package org.valuegap.core.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes what is canonical already as YAML. By hand, because the library's emitter breaks lines
 * wrongly where comments stand (3.0.1), and because the form is ours to keep.
 *
 * <p>A comment stands above its line or behind it. One that was written between a key and its value
 * goes above the key.
 */
final class Yaml {
  private static final int STEP = 2;

  /** What a reader would take for something other than the text that it is. */
  private static final Pattern MISTAKEN =
      Pattern.compile(
          "^([-?:](\\s|$)|[,\\[\\]{}#&*!|>'\"%@`]|---|\\.\\.\\.).*|.*(:(\\s|$)|\\s#|\\t).*");

  /** The same between brackets. */
  private static final Pattern MISTAKEN_IN_FLOW = Pattern.compile(".*[,?:\\[\\]{}].*");

  private final StringBuilder out = new StringBuilder();

  private Yaml() {}

  static String write(Node map) {
    var yaml = new Yaml();
    yaml.lines(0, comments(map.getBlockComments()));
    yaml.block(map, 0, false);
    return yaml.out.toString();
  }

  /** The entries of a list or a group, and what was said below the last. */
  private void block(Node node, int indent, boolean begun) {
    boolean inLine = begun;
    switch (node) {
      case MappingNode mapping -> {
        for (var entry : mapping.getValue()) {
          entry(entry, indent, inLine);
          inLine = false;
        }
      }
      case SequenceNode list -> list.getValue().forEach(entry -> item(entry, indent));
      default -> throw new IllegalStateException("Not a block: " + node.getNodeType());
    }
    lines(indent, comments(node.getEndComments()));
  }

  /**
   * @param begun whether its line is begun, and what stands above it is written
   */
  private void entry(NodeTuple entry, int indent, boolean begun) {
    var key = entry.getKeyNode();
    var value = entry.getValueNode();
    if (!begun) {
      lines(indent, above(key, value));
      pad(indent);
    }
    out.append(((ScalarNode) key).getValue()).append(':');
    if (isBlock(value)) {
      behind(key, value);
      lines(indent + STEP, comments(value.getBlockComments()));
      block(value, indent + STEP, false);
    } else {
      out.append(' ');
      value(value, indent + STEP, key, value);
    }
  }

  private void item(Node item, int indent) {
    if (isBlock(item)) {
      var first = ((MappingNode) item).getValue().getFirst();
      lines(indent, comments(item.getBlockComments()));
      lines(indent, comments(item.getInLineComments()));
      lines(indent, above(first.getKeyNode(), first.getValueNode()));
      pad(indent);
      out.append("- ");
      block(item, indent + STEP, true);
    } else {
      lines(indent, above(item));
      pad(indent);
      out.append("- ");
      value(item, indent + STEP, item);
    }
  }

  /** What ends its line; of what was said behind any of these nodes the last stays there. */
  private void value(Node value, int indent, Node... said) {
    if (value instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL) {
      out.append("|-");
      behind(said);
      scalar
          .getValue()
          .lines()
          .forEach(line -> {
            if (!line.isEmpty()) {
              pad(indent);
            }
            out.append(line).append('\n');
          });
    } else {
      flow(value, false);
      behind(said);
    }
  }

  private void flow(Node node, boolean within) {
    switch (node) {
      case MappingNode mapping -> {
        var separator = "{";
        for (var entry : mapping.getValue()) {
          out.append(separator).append(((ScalarNode) entry.getKeyNode()).getValue()).append(": ");
          flow(entry.getValueNode(), true);
          separator = ", ";
        }
        out.append(mapping.getValue().isEmpty() ? "{}" : "}");
      }
      case SequenceNode list -> {
        var separator = "[";
        for (var entry : list.getValue()) {
          out.append(separator);
          flow(entry, true);
          separator = ", ";
        }
        out.append(list.getValue().isEmpty() ? "[]" : "]");
      }
      case ScalarNode scalar -> scalar(scalar, within);
      default -> throw new IllegalStateException("Not a value: " + node.getNodeType());
    }
  }

  private void scalar(ScalarNode scalar, boolean within) {
    var text = scalar.getValue();
    boolean quoted =
        scalar.getTag().equals(Tag.STR)
            && (scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || text.isEmpty()
                || MISTAKEN.matcher(text).matches()
                || within && MISTAKEN_IN_FLOW.matcher(text).matches());
    if (quoted) {
      out.append(Json.quoted(text));
    } else {
      out.append(text);
    }
  }

  private static boolean isBlock(Node node) {
    return node instanceof CollectionNode<?> collection
        && collection.getFlowStyle() == FlowStyle.BLOCK
        && !collection.getValue().isEmpty();
  }

  /** What goes above the line of these nodes: all but the last of what was said behind them. */
  private static List<CommentLine> above(Node... nodes) {
    var above = new ArrayList<CommentLine>();
    for (var node : nodes) {
      if (!isBlock(node)) {
        above.addAll(comments(node.getBlockComments()));
      }
    }
    var behind = said(nodes);
    above.addAll(behind.subList(0, Math.max(0, behind.size() - 1)));
    return above;
  }

  private static List<CommentLine> said(Node... behind) {
    var said = new ArrayList<CommentLine>();
    for (var node : behind) {
      said.addAll(comments(node.getInLineComments()));
      if (!isBlock(node)) {
        said.addAll(comments(node.getEndComments()));
      }
    }
    return said;
  }

  private void behind(Node... nodes) {
    var said = said(nodes);
    if (!said.isEmpty()) {
      out.append(" #").append(said.getLast().getValue());
    }
    out.append('\n');
  }

  private void lines(int indent, List<CommentLine> comments) {
    for (var comment : comments) {
      pad(indent);
      out.append('#').append(comment.getValue()).append('\n');
    }
  }

  private void pad(int indent) {
    out.repeat(' ', indent);
  }

  private static List<CommentLine> comments(@Nullable List<CommentLine> found) {
    return found == null ? List.of() : found;
  }
}
