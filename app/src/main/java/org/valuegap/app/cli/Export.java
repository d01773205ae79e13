package org.valuegap.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.office.ExportFormat;
import org.valuegap.app.office.Paper;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code valuegap export}: a map file as another kind of file. */
@Command(
    name = "export",
    description = "Write a map file as PDF, XLSX, CSV, Markdown, JSON or YAML.",
    mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
  private static final List<String> NOT_YET = List.of("pptx", "svg", "png");

  private final Streams streams;

  @Parameters(paramLabel = "FILE", description = "A map file; - is standard input.")
  private String file = "";

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORMAT",
      description = "pdf, xlsx, csv, md, json or yaml.")
  private String as = "";

  @Option(names = "--page", paramLabel = "PAGE", description = "a3 (default), a4 or letter; PDF.")
  private String page = "a3";

  @Option(names = "-o", paramLabel = "OUT", description = "The file to write; else the output.")
  private @Nullable Path out;

  Export(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (NOT_YET.contains(as)) {
      return streams.refuse("valuegap export --as " + as + ": not yet");
    }
    quietLibraries();
    var format = chosen(ExportFormat.values(), "--as", as);
    var paper = chosen(Paper.values(), "--page", page);
    var input = Input.of(file, streams);
    var written = new ByteArrayOutputStream();
    var missing = format.write(read(input), paper, title(), written);
    Output.write(out, written.toByteArray(), streams);
    if (!missing.isEmpty()) {
      streams
          .err()
          .println(
              input.name()
                  + ": no bundled font has "
                  + String.join(", ", missing)
                  + "; marked […] in the PDF, whole in every other format");
    }
    return 0;
  }

  private static Document read(Input input) {
    int[] drawn = {0};
    return Document.of(MapFile.read(input.text(), input.name(), () -> new Id("n" + ++drawn[0])));
  }

  private String title() {
    return file.equals(Input.STANDARD) ? "" : String.valueOf(Path.of(file).getFileName());
  }

  /** The libraries' log would go to standard output, which is the answer's. */
  static void quietLibraries() {
    System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
  }

  /**
   * @throws Unusable when the word is none of these
   */
  static <E> E chosen(E[] all, String option, String word) {
    return Arrays.stream(all)
        .filter(value -> value.toString().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new Unusable(
                "valuegap: "
                    + option
                    + " “"
                    + word
                    + "” is not known; one of: "
                    + String.join(", ", Arrays.stream(all).map(Object::toString).toList())));
  }
}
