package org.valuegap.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.valuegap.app.store.Checkup.Result;
import picocli.CommandLine.Option;

/** Which instance a command is about: options and environment as of {@code serve}. */
final class Instance {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:VALUEGAP_DATA:-./data}",
      description = "Folder of the data (./data).")
  Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:VALUEGAP_DATABASE:-}",
      description = "A jdbc:postgresql: URL instead of the embedded database.")
  String database = "";

  /** What a command does with the instance. */
  @FunctionalInterface
  interface Work {
    Result on(Path data, String database) throws IOException;
  }

  /**
   * Does it, and says what was looked at; every fault is one line.
   *
   * @return 0 when all is well, else 1
   * @throws Unusable when it cannot be done; nothing was changed
   */
  int report(Streams streams, String what, Work work) {
    quietLibraries();
    Result result;
    try {
      result = work.on(data, database(database, System.getenv()));
    } catch (IllegalStateException e) {
      throw new Unusable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Unusable(e.getMessage() + ": " + Input.reason(e));
    }
    result.faults().forEach(streams.err()::println);
    var found = result.faults().isEmpty() ? "all is well" : result.faults().size() + " faults";
    Output.write(
        null,
        "%s: %d maps, %d edits, %s; %s\n"
            .formatted(what, result.maps(), result.edits(), result.database(), found)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
        streams);
    return result.faults().isEmpty() ? 0 : 1;
  }

  /** As given, or from the file that the environment names for it, as of {@code serve}. */
  static String database(String given, Map<String, String> environment) throws IOException {
    var file = environment.get("VALUEGAP_DATABASE_FILE");
    return given.isBlank() && file != null ? Files.readString(Path.of(file)).strip() : given;
  }

  /** The libraries' log would go to standard output, which is the answer's. */
  private static void quietLibraries() {
    System.setProperty("logback.configurationFile", "org/valuegap/app/cli/logback.xml");
  }
}
