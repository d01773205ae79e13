package org.valuegap.core.file;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;

/** Value gap maps as files, {@code valuemap/1} (CONTRACTS.md, Map file). */
public final class MapFile {
  private MapFile() {}

  /** The two ways to write one format. */
  public enum Form {
    YAML,
    JSON;

    /** The form of a file, by its name or else by how it begins. */
    public static Form of(String name, String text) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".json")) {
        return JSON;
      }
      boolean yaml = lower.endsWith(".yaml") || lower.endsWith(".yml");
      return !yaml && text.stripLeading().startsWith("{") ? JSON : YAML;
    }
  }

  /**
   * The elements of a map, each before what stands on it; all of them or none.
   *
   * @param name of the file, for messages
   * @param ids draws an id for each thing that the file gives none; may draw one again
   * @throws MapFileException when it is not a map, with the place and the mend
   */
  public static List<Element> read(String text, String name, Supplier<Id> ids) {
    return locate(text, name, ids).elements();
  }

  /** As {@link #read}, with the place of each element. */
  public static LocatedMap locate(String text, String name, Supplier<Id> ids) {
    var source = new Source(text, name);
    return Reader.read(checked(source, false), source, ids);
  }

  /** As {@link #locate}, for a reading that only looks: ids that are drawn count from 1. */
  public static LocatedMap locate(String text, String name) {
    return locate(text, name, new Counted());
  }

  /** The one canonical file of a document. */
  public static String write(Document document, Form form) {
    return written(Writer.node(document), form);
  }

  /**
   * The JSON Schema (draft-07) of the format, for editors and other programs. It tells the form;
   * that ids are there and given once, and how much a map may hold, only reading tells.
   */
  public static String schema() {
    return Schema.json();
  }

  /**
   * The canonical form of a file. What the author wrote is kept, comments included, and nothing is
   * added: no ids, no defaults. Formatting twice changes nothing.
   *
   * @throws MapFileException when it is not a map
   */
  public static String format(String text, String name) {
    locate(text, name);
    var form = Form.of(name, text);
    return written(Format.MAP.canonical(checked(new Source(text, name), true)), form);
  }

  private static String written(Node map, Form form) {
    return form == Form.JSON ? Json.write(map) : Yaml.write(map);
  }

  private static Node checked(Source source, boolean withComments) {
    var map = source.parse(withComments);
    var format = Part.of(map, "format").at("format");
    var version = format instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!version.equals(Format.VERSION)) {
      throw source.fault(format == null ? map : format, unknown(version));
    }
    Format.MAP.check(map, source);
    return map;
  }

  private static String unknown(String version) {
    if (version.matches("valuemap/[0-9]{1,9}")) {
      return version + " is newer than what this Valuegap reads, " + Format.VERSION + ": update it";
    }
    return "not a value gap map; expected “format: " + Format.VERSION + "”";
  }

  /** Ids for a reading that only looks. */
  private static final class Counted implements Supplier<Id> {
    private int next;

    @Override
    public Id get() {
      return new Id("n" + ++next);
    }
  }
}
