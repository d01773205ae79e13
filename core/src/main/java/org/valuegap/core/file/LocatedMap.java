package org.valuegap.core.file;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;

/** A map file that was read, and where in it each of its elements stands. */
public final class LocatedMap {
  private final List<Element> elements;
  private final Map<Id, Node> nodes;
  private final Map<Node, String> paths = new IdentityHashMap<>();
  private final int[] source;
  private final Node root;

  LocatedMap(Node root, String text, List<Element> elements, Map<Id, Node> nodes) {
    this.root = root;
    this.elements = List.copyOf(elements);
    this.nodes = new HashMap<>(nodes);
    this.source = text.codePoints().toArray();
    name(root, "");
  }

  private void name(Node node, String path) {
    paths.put(node, path);
    switch (node) {
      case SequenceNode list -> {
        for (int i = 0; i < list.getValue().size(); i++) {
          name(list.getValue().get(i), path + "/" + i);
        }
      }
      case MappingNode mapping -> {
        for (var entry : mapping.getValue()) {
          var key = ((ScalarNode) entry.getKeyNode()).getValue();
          name(entry.getValueNode(), path + "/" + key);
        }
      }
      default -> {}
    }
  }

  /** The elements, each before what stands on it. */
  public List<Element> elements() {
    return elements;
  }

  /**
   * Where the value of an element's key stands; where the element itself does when it is written
   * without that key, and the file's beginning for what the file does not hold.
   */
  public Location at(Id element, String key) {
    var node = nodes.getOrDefault(element, root);
    var value = node instanceof MappingNode ? Part.of(node, key).at(key) : null;
    return location(value == null ? node : value);
  }

  private Location location(Node node) {
    var start = node.getStartMark().orElseThrow();
    var end = node instanceof ScalarNode ? node.getEndMark().orElse(start) : start;
    var path = paths.getOrDefault(node, "");
    var written = new String(source, start.getIndex(), end.getIndex() - start.getIndex());
    return new Location(path, place(start), place(end), written);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * A place in the text of the file.
   *
   * @param line counted from 1
   * @param column counted from 1, in characters (Unicode code points)
   */
  public record Place(int line, int column) {}

  /**
   * What stands somewhere in the file.
   *
   * @param path JSON pointer from the map to it: {@code /jobs/0/job}
   * @param end exclusive; the same as start for what is more than a text
   * @param written as it stands in the file, with its quotes
   */
  public record Location(String path, Place start, Place end, String written) {

    /**
     * Where a part of the text stands; all of the text when it is not written as it reads (over
     * several lines, with escapes).
     *
     * @param from in UTF-16 units of the text
     * @param to exclusive
     */
    public Location within(String text, int from, int to) {
      int quote = quoted(text);
      if (quote < 0) {
        return this;
      }
      int column = start.column() + quote;
      return new Location(
          path,
          new Place(start.line(), column + text.codePointCount(0, from)),
          new Place(start.line(), column + text.codePointCount(0, to)),
          text.substring(from, to));
    }

    /** How many marks stand before the text; -1 when it is not written as it reads. */
    private int quoted(@Nullable String text) {
      if (written.equals(text)) {
        return 0;
      }
      boolean quoted = written.equals("\"" + text + "\"") || written.equals("'" + text + "'");
      return quoted ? 1 : -1;
    }
  }
}
