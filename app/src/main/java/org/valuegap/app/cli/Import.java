package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.office.SheetFault;
import org.valuegap.app.office.reading.CanvasFile;
import org.valuegap.app.office.reading.Unreadable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code valuegap import}: reads a canvas that a team keeps as a table. */
@Command(
    name = "import",
    description = "Read a filled canvas (.xlsx, .csv, .tsv) and write it as a map file.",
    mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "FILE", description = "The canvas: .xlsx, .csv or .tsv.")
  private String file = "";

  @Option(
      names = "-o",
      paramLabel = "OUT",
      description = "The map file to write (standard output).")
  private @Nullable Path out;

  @Option(names = "--format", paramLabel = "yaml|json", description = "Form of the map (yaml).")
  private MapFile.@Nullable Form format;

  Import(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    var name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".owm") || name.endsWith(".yaml") || name.endsWith(".yml")) {
      throw new Unusable(file + ": files of this kind: not yet; a canvas is .xlsx, .csv or .tsv");
    }
    var input = Input.of(file, streams);
    var map = MapFile.write(Document.of(elements(input)), form());
    Output.write(out, map.getBytes(UTF_8), streams);
    return 0;
  }

  private List<Element> elements(Input input) {
    try {
      var map = CanvasFile.map(input.bytes(), input.name(), ids());
      for (var assumption : map.assumptions()) {
        streams.err().println(assumption.in(Locale.ENGLISH).replaceAll("\\s*\\R\\s*", " "));
      }
      return map.elements();
    } catch (SheetFault e) {
      throw new Unusable(String.valueOf(e.getMessage()));
    } catch (Unreadable e) {
      throw new Unusable(input.name() + ": " + e.why().in(Locale.ENGLISH));
    }
  }

  private MapFile.Form form() {
    if (format != null) {
      return format;
    }
    boolean json = out != null && out.toString().endsWith(".json");
    return json ? MapFile.Form.JSON : MapFile.Form.YAML;
  }

  /**
   * Ids mean nothing and are unique in their document: counted, so that an import is repeatable.
   */
  private static Supplier<Id> ids() {
    var count = new AtomicInteger();
    return () -> new Id("e" + count.incrementAndGet());
  }
}
