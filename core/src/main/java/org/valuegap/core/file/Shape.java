package org.valuegap.core.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What may stand at a place of a file: how it is checked, and how it is written canonically. */
sealed interface Shape permits Value, Shape.Many, Shape.Group {
  /** How many characters still make one line. */
  int LINE = 96;

  /** Throws the fault of the first thing that may not stand there. */
  void check(Node node, Source source);

  /** The same, in canonical order and style; for a node that was checked. */
  Node canonical(Node node);

  /** In words, as in {@code expected …}. */
  String expected();

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL) && node instanceof ScalarNode scalar && scalar.isPlain();
  }

  /**
   * A list.
   *
   * @param bare whether a single entry may stand there without a list around it
   * @param inline whether it is written on one line when it fits
   */
  record Many(Shape item, boolean bare, boolean inline) implements Shape {
    @Override
    public void check(Node node, Source source) {
      for (var entry : entries(node, source)) {
        if (isNull(entry)) {
          throw source.fault(entry, "an entry that says nothing: write it or remove it");
        }
        item.check(entry, source);
      }
    }

    private List<Node> entries(Node node, Source source) {
      if (node instanceof SequenceNode list) {
        return list.getValue();
      }
      if (bare) {
        return List.of(node);
      }
      throw source.fault(node, "expected " + expected());
    }

    @Override
    public Node canonical(Node node) {
      if (!(node instanceof SequenceNode list)) {
        return item.canonical(node);
      }
      var entries = list.getValue().stream().map(item::canonical).map(Many::headed).toList();
      if (bare && entries.size() == 1 && !Style.commented(entries)) {
        return Style.comments(node, entries.getFirst());
      }
      boolean oneLine =
          entries.isEmpty() || inline && !Style.commented(entries) && Style.width(entries) <= LINE;
      var style = oneLine ? FlowStyle.FLOW : FlowStyle.BLOCK;
      return Style.comments(node, new SequenceNode(Tag.SEQ, entries, style));
    }

    /** Comments above the first key of an entry go above its dash. */
    private static Node headed(Node entry) {
      if (entry instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
        Style.moveAbove(mapping.getValue().getFirst().getKeyNode(), entry);
      }
      return entry;
    }

    @Override
    public String expected() {
      return "a list";
    }
  }

  /**
   * Keys and what each holds, in canonical order.
   *
   * @param what its name in messages, such as {@code a note}
   * @param main the key that a bare text stands for; null when it cannot be a bare text
   * @param needed keys that must be there
   * @param inline whether it is written on one line when it fits
   */
  record Group(
      String what,
      SequencedMap<String, Shape> keys,
      @Nullable String main,
      Set<String> needed,
      boolean inline)
      implements Shape {

    @Override
    public void check(Node node, Source source) {
      if (node instanceof ScalarNode && main != null) {
        shape(main).check(node, source);
        return;
      }
      if (!(node instanceof MappingNode mapping)) {
        throw source.fault(node, "expected " + expected());
      }
      var seen = new HashSet<String>();
      for (var entry : mapping.getValue()) {
        var key = key(entry, source);
        if (!seen.add(key)) {
          throw source.fault(entry.getKeyNode(), "“" + key + "” stands twice in " + what);
        }
        if (!isNull(entry.getValueNode())) {
          shape(key).check(entry.getValueNode(), source);
        } else if (needed.contains(key)) {
          throw source.fault(entry.getKeyNode(), what + " needs its " + key);
        }
      }
      for (var key : needed) {
        if (!seen.contains(key)) {
          throw source.fault(node, what + " needs its " + key);
        }
      }
    }

    private String key(NodeTuple entry, Source source) {
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        throw source.fault(entry.getKeyNode(), "expected a key of " + what);
      }
      var key = scalar.getValue();
      if (!keys.containsKey(key)) {
        boolean sentence = key.contains(" ") && main != null;
        throw source.fault(
            scalar,
            "unknown key "
                + Words.quoted(key)
                + " in "
                + what
                + (sentence
                    ? "; a text with a colon needs quotes around it"
                    : Words.meant(key, keys.keySet())));
      }
      return key;
    }

    @Override
    public Node canonical(Node node) {
      if (!(node instanceof MappingNode mapping)) {
        return main == null ? node : shape(main).canonical(node);
      }
      var entries = inOrder(mapping.getValue());
      var parts = entries.stream().flatMap(e -> List.of(e.getKeyNode(), e.getValueNode()).stream());
      var all = parts.toList();
      boolean commented = Style.commented(all);
      if (entries.size() == 1 && !commented && name(entries.getFirst()).equals(main)) {
        return Style.comments(node, all.getLast());
      }
      boolean oneLine = entries.isEmpty() || inline && !commented && Style.width(all) <= LINE;
      var style = oneLine ? FlowStyle.FLOW : FlowStyle.BLOCK;
      return Style.comments(node, new MappingNode(Tag.MAP, entries, style));
    }

    /** Comments above the first key speak of the whole group and stay above it. */
    private List<NodeTuple> inOrder(List<NodeTuple> entries) {
      var byKey = new HashMap<String, NodeTuple>();
      entries.forEach(entry -> byKey.put(name(entry), entry));
      var ordered = new ArrayList<NodeTuple>();
      for (var key : keys.keySet()) {
        var entry = byKey.get(key);
        if (entry != null) {
          ordered.add(canonical(entry));
        }
      }
      if (!entries.isEmpty() && !name(entries.getFirst()).equals(name(ordered.getFirst()))) {
        int first = ordered.stream().map(Group::name).toList().indexOf(name(entries.getFirst()));
        Style.moveAbove(ordered.get(first).getKeyNode(), ordered.getFirst().getKeyNode());
      }
      return ordered;
    }

    private NodeTuple canonical(NodeTuple entry) {
      var value = entry.getValueNode();
      var shape = shape(name(entry));
      return new NodeTuple(
          Style.comments(entry.getKeyNode(), Style.word(name(entry))),
          isNull(value) ? Style.comments(value, Style.nothing(shape)) : shape.canonical(value));
    }

    private Shape shape(String key) {
      return Objects.requireNonNull(keys.get(key));
    }

    private static String name(NodeTuple entry) {
      return ((ScalarNode) entry.getKeyNode()).getValue();
    }

    @Override
    public String expected() {
      return (main == null ? "" : "a text or ") + "the keys of " + what;
    }
  }
}
