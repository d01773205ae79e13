package org.valuegap.core.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.valuegap.core.file.Shape.Group;
import org.valuegap.core.file.Shape.Many;

/** {@link Format} as JSON Schema, draft-07: what is changed there changes here. */
final class Schema {
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Node> definitions = new LinkedHashMap<>();

  private Schema() {}

  static String json() {
    var schema = new Schema();
    var keys = new LinkedHashMap<String, Node>();
    keys.put("$schema", Style.word("http://json-schema.org/draft-07/schema#"));
    keys.put("title", Style.word("Value gap map, " + Format.VERSION));
    keys.putAll(schema.keys(Format.MAP));
    keys.put("definitions", object(schema.definitions));
    return Json.write(object(keys));
  }

  /**
   * @param open whether null may stand there, as under a key that was left open
   */
  private Node of(Shape shape, boolean open) {
    return switch (shape) {
      case Value value -> value(value, open);
      case Many many -> {
        var item = of(many.item(), false);
        var list = object("type", types(open, "array"), "items", item);
        yield many.bare() ? either(item, list) : list;
      }
      case Group group ->
          open ? either(reference(group), object("type", types(false, "null"))) : reference(group);
    };
  }

  private static Node value(Value value, boolean open) {
    return switch (value.kind()) {
      case TEXT, LINE -> object("type", types(open, "string", "number", "boolean"));
      case ID -> pattern("[A-Za-z0-9_-]{1,64}", types(open, "string", "integer", "boolean"));
      case WORD -> {
        var words = new ArrayList<Node>(value.words().stream().map(Style::word).toList());
        if (open) {
          words.add(new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN));
        }
        yield object("enum", list(words));
      }
      case NUMBER -> object("type", types(open, "number"));
      case COUNT ->
          object("type", types(open, "integer"), "minimum", Style.number(BigDecimal.ZERO));
      case FLAG -> object("type", types(open, "boolean"));
      case DAY -> pattern(DAY, types(open, "string"));
      case MOMENT -> pattern(DAY + "(T[0-9:.]+Z)?", types(open, "string"));
    };
  }

  private Node reference(Group group) {
    var name = group.what().replaceFirst("^an? ", "").replace(' ', '-');
    var known = groups.putIfAbsent(name, group);
    if (known == null) {
      var keys = object(keys(group));
      var bare = group.main() == null ? null : group.keys().get(group.main());
      definitions.put(name, bare == null ? keys : either(of(bare, false), keys));
    } else if (known != group) {
      throw new IllegalStateException("Two groups are called " + group.what());
    }
    return object("$ref", Style.word("#/definitions/" + name));
  }

  private Map<String, Node> keys(Group group) {
    var properties = new LinkedHashMap<String, Node>();
    group
        .keys()
        .forEach((key, shape) -> properties.put(key, of(shape, !group.needed().contains(key))));
    var keys = new LinkedHashMap<String, Node>();
    keys.put("type", Style.word("object"));
    keys.put("properties", object(properties));
    keys.put("additionalProperties", Style.flag(false));
    if (!group.needed().isEmpty()) {
      keys.put("required", list(group.needed().stream().sorted().map(Style::word).toList()));
    }
    return keys;
  }

  private static Node pattern(String pattern, Node types) {
    return object("type", types, "pattern", Style.word("^" + pattern + "$"));
  }

  private static Node types(boolean open, String... types) {
    var all = Stream.concat(Stream.of(types), open ? Stream.of("null") : Stream.of());
    var words = all.map(Style::word).toList();
    return words.size() == 1 ? words.getFirst() : list(words);
  }

  private static Node either(Node one, Node other) {
    return object("anyOf", new SequenceNode(Tag.SEQ, List.of(one, other), FlowStyle.BLOCK));
  }

  private static Node list(List<? extends Node> entries) {
    return new SequenceNode(Tag.SEQ, List.copyOf(entries), FlowStyle.FLOW);
  }

  private static Node object(String key, Node value) {
    return object(Map.of(key, value));
  }

  private static Node object(String key, Node value, String next, Node nextValue) {
    var keys = new LinkedHashMap<>(Map.of(key, value));
    keys.put(next, nextValue);
    return object(keys);
  }

  /** On one line when it fits and everything in it is. */
  private static Node object(Map<String, Node> keys) {
    var entries =
        keys.entrySet().stream().map(e -> new NodeTuple(Style.word(e.getKey()), e.getValue()));
    boolean flat =
        Style.width(List.copyOf(keys.values())) <= Shape.LINE
            && keys.values().stream()
                .noneMatch(value ->
                    value instanceof CollectionNode<?> of && of.getFlowStyle() == FlowStyle.BLOCK);
    return new MappingNode(Tag.MAP, entries.toList(), flat ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }
}
