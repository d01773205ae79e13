package org.valuegap.core.file;

import java.util.List;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes what is canonical already as JSON, on the same lines as in YAML. */
final class Json {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private Json() {}

  static String write(Node map) {
    var json = new Json();
    json.value(map);
    return json.out.append('\n').toString();
  }

  private void value(Node node) {
    switch (node) {
      case MappingNode mapping ->
          entries(
              mapping,
              "{}",
              mapping.getValue(),
              entry -> {
                value(entry.getKeyNode());
                out.append(": ");
                value(entry.getValueNode());
              });
      case SequenceNode list -> entries(list, "[]", list.getValue(), this::value);
      case ScalarNode scalar when scalar.getTag().equals(Tag.STR) ->
          out.append(quoted(scalar.getValue()));
      case ScalarNode scalar -> out.append(scalar.getValue());
      default -> throw new IllegalStateException("Not a value: " + node.getNodeType());
    }
  }

  private <T> void entries(
      CollectionNode<?> node, String brackets, List<T> entries, Consumer<T> write) {
    boolean lines = node.getFlowStyle() == FlowStyle.BLOCK && !entries.isEmpty();
    out.append(brackets.charAt(0));
    depth++;
    for (int i = 0; i < entries.size(); i++) {
      out.append(i == 0 ? "" : lines ? "," : ", ");
      newLine(lines);
      write.accept(entries.get(i));
    }
    depth--;
    newLine(lines);
    out.append(brackets.charAt(1));
  }

  private void newLine(boolean lines) {
    if (lines) {
      out.append('\n').repeat("  ", depth);
    }
  }

  /** A text in quotes, as YAML reads it as well. */
  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
