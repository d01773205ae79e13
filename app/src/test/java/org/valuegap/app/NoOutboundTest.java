package org.valuegap.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The server calls nobody. It runs in a network of its own that leads nowhere (Linux namespaces),
 * where the kernel counts every packet that finds no route and every datagram, such as a question
 * for a name.
 */
@Tag("slow")
class NoOutboundTest {
  @Test
  void aServerThatIsUsedCallsNobody() throws Exception {
    assertThat(runWithoutRoutes("use")).contains("used", "no route: 0\n", "datagrams: 0\n");
  }

  /** That the kernel would count a call: else the other test could not fail. */
  @Test
  void aCallWouldBeCounted() throws Exception {
    assertThat(runWithoutRoutes("call")).contains("called").containsPattern("no route: [1-9]");
  }

  private static String runWithoutRoutes(String what) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var call =
        List.of(
            "unshare",
            "--map-root-user",
            "--net",
            "sh",
            "-c",
            "ip link set lo up && exec \"$@\"",
            "sh",
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Inside.class.getName(),
            what);
    var process = new ProcessBuilder(call).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** What runs in the network that leads nowhere. */
  static final class Inside {
    private Inside() {}

    public static void main(String[] args) throws Exception {
      if (args[0].equals("use")) {
        use();
      } else {
        call();
      }
      var counts = Files.readString(Path.of("/proc/self/net/snmp"));
      System.out.println("no route: " + (count(counts, "Ip", "OutNoRoutes") + sixes()));
      System.out.println("datagrams: " + count(counts, "Udp", "OutDatagrams"));
      System.exit(0);
    }

    /** First run, people, a map with a picture, links, files in every form, search. */
    private static void use() {
      try (var server = TestServer.ofAnubis("--valuegap.demo=true", "--valuegap.metrics=true")) {
        var ines = server.owner();
        ines.post(
            "/settings/members",
            Map.of("name", "Greta", "email", "greta@anubis.example", "role", "EDITOR"));
        var map = map(ines.get("/").body());
        for (var form : List.of("pdf", "xlsx", "csv", "md", "yaml", "json")) {
          assertThat(ines.get("/maps/" + map + "/export." + form).statusCode())
              .as(form)
              .isEqualTo(200);
        }
        var notes = "http://evil.example/x.png, <img src=//evil.example/y.png>";
        ines.post("/customers/new", Map.of("name", notes, "position", notes));
        server.guest(server.link(map, Map.of()), "Marta Silva").get("/maps/" + map);
        for (var path :
            List.of("/search?q=ticket", "/maps/" + map + "/history", "/metrics", "/readyz")) {
          assertThat(ines.get(path).statusCode()).as(path).isEqualTo(200);
        }
        System.out.println("used");
      }
    }

    private static String map(String home) {
      var found = Pattern.compile("/maps/([0-9A-Za-z-]+)").matcher(home);
      assertThat(found.find()).isTrue();
      return found.group(1);
    }

    private static void call() throws IOException {
      try (var socket = new Socket("192.0.2.1", 443)) {
        throw new IllegalStateException("there is a way out: " + socket);
      } catch (SocketException e) {
        System.out.println("called");
      }
    }

    private static long count(String counts, String protocol, String name) {
      var lines = counts.lines().filter(line -> line.startsWith(protocol + ":")).toList();
      return Long.parseLong(
          lines.get(1).split(" ")[List.of(lines.get(0).split(" ")).indexOf(name)]);
    }

    private static long sixes() throws IOException {
      return Files.readString(Path.of("/proc/self/net/snmp6"))
          .lines()
          .filter(line -> line.startsWith("Ip6OutNoRoutes"))
          .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
          .sum();
    }
  }
}
