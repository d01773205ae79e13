package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.Main;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Person;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** The server as users start it, killed in the middle of edits and started again. */
@Tag("slow")
class ServerKillTest {
  private static final Id MAP = new Id("dana");
  private static final int KILLS = 3;
  private static final int EDITS_BETWEEN = 150;
  private static final Pattern TOLD = Pattern.compile("\"version\":(\\d+),\"id\":\"(\\w+-\\d+)\"");

  private static final Person OWNER =
      new Person(
          House.EDITOR.id(),
          House.ANUBIS,
          "Ines Duarte",
          "ines@anubis.example",
          Person.Role.OWNER,
          Person.Colour.ROSE);

  @TempDir Path folder;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Test
  void f01_whatAnybodyWasToldSurvivesAndNothingIsAppliedTwice() throws Exception {
    var token = "a-token-that-nobody-else-has";
    try (var database = TestDatabases.sqlite(folder)) {
      TestStore.signIn(database, OWNER, Secrets.digest(token), Instant.now());
      TestStore.edits(database)
          .create(
              House.ANUBIS,
              MAP,
              List.of(Customer.named("Dana Okafor"), House.PROTECT),
              new org.valuegap.core.document.Stamp(null, "Ines", Instant.now()));
    }
    var writers = List.of(new Writer("aa1"), new Writer("bb1"), new Writer("cc1"));
    for (int kill = 1; kill <= KILLS; kill++) {
      var server = start();
      try {
        var address = address(server);
        for (var writer : writers) {
          writer.connect(address, "valuegap=" + token);
        }
        int enough = kill * EDITS_BETWEEN;
        while (told.size() < enough) {
          for (var writer : writers) {
            writer.write();
          }
        }
      } finally {
        server.toHandle().destroyForcibly(); // SIGKILL
        server.waitFor(20, TimeUnit.SECONDS);
      }
      for (var writer : writers) {
        writer.drain();
      }
    }
    try (var database = TestDatabases.sqlite(folder)) {
      var stored =
          TestStore.edits(database).since(MAP, 1, Integer.MAX_VALUE).stream()
              .map(edit -> edit.id().value())
              .toList();
      assertThat(stored).containsAll(told).doesNotHaveDuplicates();
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--port",
            "0",
            "--no-demo",
            "--data",
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String address(Process server) throws IOException {
    var said = new ArrayList<String>();
    var lines = server.inputReader();
    for (String line; (line = lines.readLine()) != null; ) {
      said.add(line);
      if (line.startsWith("Valuegap is at ")) {
        return line.substring("Valuegap is at ".length()).replaceAll("/$", "");
      }
    }
    throw new AssertionError("no server: " + said);
  }

  /** A client that keeps what was not answered and sends it again after a break. */
  private final class Writer {
    private final String name;
    private final Map<String, String> pending = new LinkedHashMap<>();
    private int made;
    private SocketClient line;

    Writer(String name) {
      this.name = name;
    }

    void connect(String address, String cookie) throws InterruptedException {
      line = SocketClient.open(address, cookie);
      line.send(
          "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"%s\"}}"
              .formatted(MAP, name));
      line.await("snapshot");
      pending.values().forEach(line::send);
    }

    /** Sends another edit unless ten wait, and hears what came. */
    void write() throws InterruptedException {
      if (pending.size() < 10) {
        var id = name + "-" + ++made;
        pending.put(id, House.note(id, "n-" + id, "Every export needs a ticket"));
        line.send(pending.get(id));
      } else {
        hear(line.next());
      }
      drain();
    }

    /** Hears what is there already, also what came before the server died. */
    void drain() {
      for (String frame; (frame = line.frames.poll()) != null; ) {
        hear(frame);
      }
    }

    private void hear(String frame) {
      assertThat(frame).doesNotContain("\"refused\"");
      TOLD.matcher(frame).results().forEach(found -> answered(found.group(2)));
      if (frame.startsWith("{\"acks\"")) {
        Pattern.compile("\"id\":\"(\\w+-\\d+)\"")
            .matcher(frame)
            .results()
            .forEach(found -> answered(found.group(1)));
      }
    }

    private void answered(String id) {
      told.add(id);
      pending.remove(id);
    }
  }
}
