package org.valuegap.core.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/** What stands under the keys of a group that was checked; a null stands for nothing. */
record Part(Node node, Map<String, Node> keys) {

  /**
   * @param main the key that a bare text stands for
   */
  static Part of(Node node, String main) {
    var keys = new HashMap<String, Node>();
    switch (node) {
      case MappingNode mapping -> {
        for (var entry : mapping.getValue()) {
          if (!Shape.isNull(entry.getValueNode())) {
            keys.put(((ScalarNode) entry.getKeyNode()).getValue(), entry.getValueNode());
          }
        }
      }
      default -> keys.put(main, node);
    }
    return new Part(node, keys);
  }

  @Nullable Node at(String key) {
    return keys.get(key);
  }

  boolean has(String key) {
    return keys.containsKey(key);
  }

  private @Nullable String value(String key) {
    return keys.get(key) instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  /** Empty when nothing stands there. */
  String text(String key) {
    return Objects.requireNonNullElse(value(key), "");
  }

  @Nullable Id id(String key) {
    var value = value(key);
    return value == null ? null : new Id(value);
  }

  @Nullable BigDecimal number(String key) {
    var value = value(key);
    return value == null ? null : new BigDecimal(value);
  }

  @Nullable LocalDate day(String key) {
    var value = value(key);
    return value == null ? null : LocalDate.parse(value);
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(value(key));
  }

  <E extends Enum<E>> E word(String key, E otherwise) {
    var value = value(key);
    return value == null ? otherwise : Words.constant(otherwise.getDeclaringClass(), value);
  }

  /** The entries of a list; a single one may stand there by itself. */
  List<Node> list(String key) {
    return switch (keys.get(key)) {
      case null -> List.of();
      case SequenceNode list -> list.getValue();
      case Node single -> List.of(single);
    };
  }

  List<Part> parts(String key, String main) {
    return list(key).stream().map(entry -> of(entry, main)).toList();
  }

  Part part(String key, String main) {
    var found = keys.get(key);
    return found == null ? new Part(node, Map.of()) : of(found, main);
  }

  /** Who wrote it, when the file says so. */
  @Nullable Stamp author() {
    return has("author") ? part("author", "name").stamp("name", "on") : null;
  }

  @Nullable Stamp stamp(String name, String on) {
    return has(name) || has(on)
        ? new Stamp(null, text(name), has(on) ? Value.moment(text(on)) : null)
        : null;
  }
}
