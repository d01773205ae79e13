package org.valuegap.app.cli;

import java.util.concurrent.Callable;
import org.valuegap.app.store.Checkup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code valuegap doctor}: looks whether what is stored hangs together. */
@Command(
    name = "doctor",
    description = "Replay every map and check the database; changes nothing.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  private final Streams streams;

  @Mixin private Instance instance = new Instance();

  Doctor(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return instance.report(streams, "checked", Checkup::of);
  }
}
