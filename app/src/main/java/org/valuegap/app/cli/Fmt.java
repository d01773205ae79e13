package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.file.MapFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code valuegap fmt}: rewrites map files in their one canonical form, where they differ. */
@Command(
    name = "fmt",
    description = "Write map files in their one canonical form.",
    mixinStandardHelpOptions = true)
final class Fmt implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Map files, rewritten in place; - is standard input, written to the output.")
  private List<String> files = List.of();

  Fmt(Streams streams) {
    this.streams = streams;
  }

  /** A file that cannot be used is left as it is, and the others are done all the same. */
  @Override
  public Integer call() {
    int status = 0;
    for (var file : files) {
      try {
        format(file);
      } catch (Unusable | MapFileException e) {
        status = streams.refuse(Cli.fault(e));
      }
    }
    return status;
  }

  private void format(String file) {
    var text = Input.of(file, streams).text();
    var formatted = MapFile.format(text, file);
    if (file.equals(Input.STANDARD) || !formatted.equals(text)) {
      Output.write(Path.of(file), formatted.getBytes(UTF_8), streams);
    }
  }
}
