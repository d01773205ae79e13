package org.valuegap.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;

/** The one named world: Dana Okafor's map. */
public final class World {
  public static final String FILE = "core/src/test/resources/dana-okafor.valuemap.yaml";

  private World() {}

  public static String text() {
    try {
      return Files.readString(Path.of(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Element> elements() {
    return MapFile.read(text(), FILE, ids());
  }

  public static Document dana() {
    return Document.of(elements());
  }

  /** Ids n1, n2, … */
  public static Supplier<Id> ids() {
    var next = new int[1];
    return () -> new Id("n" + ++next[0]);
  }
}
