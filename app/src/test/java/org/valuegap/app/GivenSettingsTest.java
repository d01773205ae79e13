package org.valuegap.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import picocli.CommandLine;

/** Settings are read from files as well, and a name that is none is an error. */
class GivenSettingsTest {
  private static final Map<String, Object> KNOWN =
      DocumentedTest.settings().stream().collect(Collectors.toMap(name -> name, _ -> ""));

  @TempDir Path folder;

  @Test
  void aSettingThatThereIsNotStopsTheStartAndNamesThoseThatThereAre() {
    assertThatThrownBy(() -> TestServer.fresh("--valuegap.prot=80"))
        .hasMessageContaining("no setting is called valuegap.prot")
        .hasMessageContaining("valuegap.hosts");
    assertThatThrownBy(() -> given(Map.of("VALUEGAP_DATABSE", "x")))
        .hasMessageContaining("VALUEGAP_DATABSE");
  }

  @Test
  void everySettingHasAnOptionThatWins() {
    var serve = new Serve();
    var line = new CommandLine(serve);
    line.parseArgs(
        "--host=::1 --port=0 --data=/srv/maps --database=jdbc:postgresql:maps --no-demo --base=/maps"
            .split(" "));
    assertThat(serve.settings())
        .containsExactly(
            "--server.address=::1",
            "--server.port=0",
            "--valuegap.data=/srv/maps",
            "--valuegap.database=jdbc:postgresql:maps",
            "--valuegap.demo=false",
            "--server.servlet.context-path=/maps");
    var names = line.getCommandSpec().optionsMap().keySet();
    var guide = DocumentedTest.settings();
    assertThat(guide)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(names).contains("--" + name.replaceFirst(".*\\.", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"maps", "/maps/", "/", "/a b", "//evil.example", "/a;b", "/../x"})
  void aBaseThatNoBrowserWouldKeepStopsTheStart(String base) {
    assertThatThrownBy(() -> given(Map.of("SERVER_SERVLET_CONTEXT_PATH", base)))
        .hasMessageContaining("a path such as /maps");
  }

  @Test
  void anOptionThatThereIsNotIsNamed() {
    assertThatThrownBy(() -> new CommandLine(new Serve()).parseArgs("--prot=80"))
        .hasMessageContaining("--prot");
  }

  @Test
  void eachSettingIsTakenFromTheEnvironmentAndFromItsFile() throws IOException {
    var file = Files.writeString(folder.resolve("value"), "7\n");
    for (var name : DocumentedTest.settings()) {
      var variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
      assertThat(given(Map.of(variable, "7")).getProperty(name)).as(name).isEqualTo("7");
      var read = given(Map.of(variable + "_FILE", file.toString()));
      assertThat(read.getProperty(name)).as(name).isEqualTo("7");
    }
  }

  @Test
  void settingsAreTakenFromAFileAndASlipOfThePenInItIsNamed() throws IOException {
    var file = folder.resolve("application.yaml");
    var here = "--spring.config.additional-location=" + folder + "/";
    Files.writeString(file, "valuegap: {metrics: true, hosts: maps.anubis.example}\n");
    try (var server = TestServer.fresh(here)) {
      assertThat(server.browser().get("/metrics").statusCode()).isEqualTo(200);
    }
    Files.writeString(file, "valuegap: {hots: maps.anubis.example}\n");
    assertThatThrownBy(() -> TestServer.fresh(here)).hasMessageContaining("valuegap.hots");
  }

  @Test
  void aSecretIsReadFromTheFileThatIsNamed() throws IOException {
    var file = folder.resolve("database");
    Files.writeString(file, "jdbc:postgresql:valuegap?password=secret\n");
    var environment = given(Map.of("VALUEGAP_DATABASE_FILE", file.toString()));
    assertThat(environment.getProperty("valuegap.database"))
        .isEqualTo("jdbc:postgresql:valuegap?password=secret");
    assertThatThrownBy(() -> given(Map.of("VALUEGAP_DATABASE_FILE", folder + "/none")))
        .hasMessageContaining("VALUEGAP_DATABASE_FILE");
  }

  @Test
  void namesThatMeanSomethingElseAreLeftAlone() {
    given(
        Map.of(
            "VALUEGAP_JAVA_OPTS", "-Xmx1g",
            "VALUEGAP_SERVICE_HOST", "10.0.0.1",
            "VALUEGAP_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "VALUEGAP_HOSTS", "maps.anubis.example",
            "PATH", "/bin"));
  }

  private static StandardEnvironment given(Map<String, Object> variables) {
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.replace(
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    sources.addLast(new MapPropertySource("class path resource [application.yaml]", KNOWN));
    GivenSettings.take(environment);
    return environment;
  }
}
