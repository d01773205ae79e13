package org.valuegap.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Database;

/**
 * What stands in the log, as text and as JSON: numbers and ids, and nothing of what people wrote.
 */
class LogTest {
  /** As Spring Boot sets it up where the class path has no file for tests. */
  private static final String SETUP =
      """
      <configuration>
        <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
        <include resource="org/springframework/boot/logging/logback/%s.xml"/>
        <root level="warn"><appender-ref ref="CONSOLE"/></root>
      </configuration>
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "ecs"})
  void aLineHasTheRequestThePersonAndTheMapAndNoAddress(String format)
      throws IOException, InterruptedException {
    var appender = format.isEmpty() ? "console-appender" : "structured-console-appender";
    var setup = Files.writeString(folder.resolve("log.xml"), SETUP.formatted(appender));
    var console = System.out;
    var log = new Log();
    System.setOut(new PrintStream(log, true, UTF_8));
    var settings =
        new ArrayList<>(
            List.of(
                "--logging.config=" + setup,
                "--logging.level.requests=info",
                "--logging.level.security=info"));
    if (!format.isEmpty()) {
      settings.add("--logging.structured.format.console=" + format);
    }
    try (var server = TestServer.ofAnubis(settings.toArray(String[]::new))) {
      var ines = server.owner();
      var id = server.bean(Accounts.class).credentials("ines@anubis.example").person().id();
      server.browser().post("/sign-in", Map.of("email", "greta@x.example", "password", "wrong"));
      log.awaitLine("security", "signed in: " + id.value());
      log.awaitLine("security", "sign-in failed: wrong address or password");
      var made = ines.post("/customers/new", Map.of("name", "Dana Okafor")).headers();
      var map = made.firstValue("Location").orElseThrow();
      var link = server.link(map.substring("/maps/".length()), Map.of());
      server.browser().get(link);
      var seen = ines.get(map + "?job=secret").headers().firstValue("X-Request-Id").orElseThrow();
      log.awaitLine(seen, id.value(), map.substring("/maps/".length()), "GET /maps/{map} 200");

      server.bean(Database.class).close();
      var failed = ines.get("/customers").headers().firstValue("X-Request-Id").orElseThrow();
      log.awaitLine(failed, "failed", "SQLException");
      assertThat(log.text())
          .contains("GET /guest/{secret} ")
          .doesNotContain("map\":\"null") // a page of no map
          .doesNotContain(
              link.substring("/guest/".length()), "job=secret", "Dana", "Ines", "greta");
      assertThat(log.text().lines().filter(line -> line.contains("GET /maps")))
          .allMatch(line -> line.startsWith("{") == format.equals("ecs"));
    } finally {
      System.setOut(console);
      System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT"); // or the next server has it, too
    }
  }

  /** What was logged, to be waited for: a line is written after its answer has left. */
  private static final class Log extends ByteArrayOutputStream {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      notifyAll();
    }

    synchronized void awaitLine(String... parts) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE;
      while (Arrays.stream(text().split("(?m)^(?=\\d{4}-|\\{)"))
          .noneMatch(line -> Arrays.stream(parts).allMatch(line::contains))) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        assertThat(left).as("no line has %s in%n%s", List.of(parts), text()).isPositive();
        wait(left);
      }
    }

    String text() {
      return toString(UTF_8);
    }
  }
}
