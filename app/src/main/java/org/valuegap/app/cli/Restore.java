package org.valuegap.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code valuegap restore}: a backup in the place of a stopped instance. */
@Command(
    name = "restore",
    description = "Put a backup in the place of a stopped instance.",
    mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {
  private final Streams streams;

  @Mixin private Instance instance = new Instance();

  @Parameters(paramLabel = "FILE", description = "What valuegap backup wrote.")
  private Path file = Path.of("");

  Restore(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return instance.report(
        streams,
        file.toString(),
        (data, url) -> org.valuegap.app.store.Backup.restore(file, data, url));
  }
}
