package org.valuegap.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code valuegap backup}: the whole instance as one file, also while the server runs. */
@Command(
    name = "backup",
    description = "Write the whole instance to one file and verify it.",
    mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {
  private final Streams streams;

  @Mixin private Instance instance = new Instance();

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "The file to write.")
  private Path file = Path.of("");

  Backup(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return instance.report(
        streams,
        file.toString(),
        (data, url) -> org.valuegap.app.store.Backup.write(data, url, file));
  }
}
