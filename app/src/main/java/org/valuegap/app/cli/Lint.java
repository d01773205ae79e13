package org.valuegap.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.wire.LintedFile;
import org.valuegap.core.file.MapFileException;
import org.valuegap.core.language.Products;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code valuegap lint}: holds map files, or statements, to the writing rules and the map rules.
 */
@Command(
    name = "lint",
    description = "Hold map files, or statements, to the rules of the method.",
    mixinStandardHelpOptions = true)
final class Lint implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Map files, or with --statements JSON lines; - is standard input.")
  private List<String> files = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or sarif.")
  private @Nullable String format;

  @Option(
      names = "--statements",
      description = "Read JSON lines {\"text\", \"kind\": \"job\"|\"outcome\"}; write JSON lines.")
  private boolean statements;

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "A product that no statement should name; may be given several times.")
  private List<String> products = List.of();

  Lint(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    var names = Products.of(products);
    if (!statements) {
      return maps(
          Export.chosen(LintFormat.values(), "--format", format == null ? "text" : format), names);
    }
    if (format != null) {
      throw new Unusable("valuegap: --statements always writes JSON lines; leave --format out");
    }
    if (files.size() > 1) {
      throw new Unusable("valuegap: --statements reads one file; call it once for each");
    }
    return LintStatements.lint(Input.of(files.getFirst(), streams), names, streams);
  }

  /** A file that cannot be used is named, and the others are looked at all the same. */
  private int maps(LintFormat form, Products names) {
    var read = new ArrayList<LintedFile>();
    int status = 0;
    for (var file : files) {
      try {
        var input = Input.of(file, streams);
        read.add(LintedFile.of(input.name(), input.text(), names));
      } catch (Unusable | MapFileException e) {
        status = streams.refuse(Cli.fault(e));
      }
    }
    if (status == 0 || !read.isEmpty()) {
      form.write(read, streams);
    }
    return status != 0 ? status : read.stream().anyMatch(LintedFile::hasErrors) ? 1 : 0;
  }
}
