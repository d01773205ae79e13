package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.valuegap.app.store.Checkup;
import org.valuegap.app.store.Checkup.Result;
import org.valuegap.app.store.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code valuegap doctor}: looks whether what is stored hangs together. */
@Command(
    name = "doctor",
    description = "Look at the database, disk, clock and settings; replay every map.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  private final Streams streams;

  @Mixin private Instance instance = new Instance();

  Doctor(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return instance.report(streams, "checked", this::look);
  }

  private Result look(Path data, String url) {
    var around = Surroundings.of(data, url, Instant.now());
    var all = new ArrayList<>(List.of("Java " + System.getProperty("java.runtime.version")));
    all.addAll(around.lines());
    settings(System.getenv()).forEach(all::add);
    for (var file : List.of("application.yaml", "config/application.yaml")) {
      if (Files.exists(Path.of(file))) {
        all.add("setting: also from " + file + ", which only serve reads");
      }
    }
    Output.write(null, (String.join("\n", all) + "\n").getBytes(UTF_8), streams);
    var result = Checkup.of(data, url);
    var faults = new ArrayList<>(around.faults());
    faults.addAll(result.faults());
    return new Result(result.database(), result.maps(), result.edits(), faults);
  }

  /** What the environment sets for the server; secrets only by name. */
  static List<String> settings(Map<String, String> environment) {
    return new TreeMap<>(environment)
        .entrySet().stream()
            .filter(one -> one.getKey().matches("(VALUEGAP|SERVER|SPRING|LOGGING)_.+"))
            .map(one -> {
              boolean secret = one.getKey().matches(".*(PASSWORD|SECRET|KEY|TOKEN|_DATABASE).*");
              boolean shown = !secret || one.getKey().endsWith("_FILE");
              return "setting: " + one.getKey() + "=" + (shown ? one.getValue() : "…");
            })
            .toList();
  }
}
