package org.valuegap.app;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What is shipped to run the server with, as far as it can be looked at without running it. */
class DeployTest {
  private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");

  @TempDir Path folder;

  @Test
  void theImageIsBuiltFromWhatIsHereOnBasesOfOneVersionAndRunsAsNobody() throws IOException {
    var file = readString(Path.of("Dockerfile"));
    var arguments = Pattern.compile("(?m)^ARG (\\w+)=(\\S+)$").matcher(file).results().toList();
    for (var base : Pattern.compile("(?m)^FROM (\\S+)").matcher(file).results().toList()) {
      var name = base.group(1);
      for (var argument : arguments) {
        name = name.replace("${" + argument.group(1) + "}", argument.group(2));
      }
      assertThat(name).matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+\\S*");
    }
    assertThat(file).containsPattern("(?m)^USER [1-9]\\d+:[1-9]\\d+$").contains("HEALTHCHECK");
    var let = readString(Path.of(".dockerignore"));
    var copied = Pattern.compile("(?m)^!(\\S+)$").matcher(let).results().toList();
    assertThat(copied).isNotEmpty().allSatisfy(one -> assertThat(Path.of(one.group(1))).exists());
    for (var built : new String[] {"tools/options.sh", "deploy/container.sh"}) {
      assertThat(file).contains(built);
      assertThat(Path.of(built)).exists();
    }
    assertThat(Files.isExecutable(Path.of("deploy/container.sh"))).isTrue();
  }

  @Test
  void composeRunsItReadOnlyWithoutRightsAndKeepsItsData() throws IOException {
    var valuegap = service(Path.of("compose.yaml"), "valuegap");
    assertThat(valuegap)
        .containsEntry("read_only", true)
        .containsEntry("cap_drop", List.of("ALL"))
        .containsEntry("volumes", List.of("data:/data"));
    assertThat(valuegap.get("ports").toString()).contains("127.0.0.1:8080:8080");
    var other = Path.of("compose.postgres.yaml");
    assertThat(service(other, "valuegap"))
        .containsEntry("extends", Map.of("file", "compose.yaml", "service", "valuegap"));
    assertThat(service(other, "database").get("image").toString())
        .matches("postgres:\\d+\\.\\d+-.*");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> service(Path file, String name) throws IOException {
    Map<String, Map<String, Map<String, Object>>> all = new Yaml().load(readString(file));
    return all.get("services").get(name);
  }

  /** Everything that can be closed is, but for memory that a JVM must write and execute. */
  @Test
  void theUnitIsHardenedAndSystemdHasNothingToSayAgainstIt() throws Exception {
    var unit = readString(Path.of("deploy/valuegap.service"));
    assertThat(unit)
        .contains("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes")
        .contains("CapabilityBoundingSet=\n", "SystemCallFilter=@system-service")
        .doesNotContain("\nMemoryDenyWriteExecute");
    if (Files.isExecutable(SYSTEMD)) {
      var file = folder.resolve("valuegap.service");
      Files.writeString(file, unit.replace("/opt/valuegap/valuegap", "/bin/true"));
      assertThat(systemd("verify", "--man=no", file.toString())).isEmpty();
      assertThat(systemd("security", "--offline=true", "--threshold=20", file.toString()))
          .contains("exposure level for valuegap.service: 1.");
    }
  }

  private String systemd(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(SYSTEMD.toString()));
    command.addAll(List.of(words));
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var status = process.waitFor();
    return status == 0 ? readString(output) : "status " + status + ": " + readString(output);
  }
}
