package org.valuegap.app.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A reverse proxy of the distribution with the sample that is shipped for it; only its name, ports,
 * paths and certificate are others.
 */
final class Proxy implements AutoCloseable {
  /** Those that there is a sample for. */
  enum Kind {
    NGINX,
    CADDY
  }

  private static final String NAME = "localhost";
  private static final char[] PASSWORD = "not secret".toCharArray();

  private final Path folder;
  private final KeyStore keys;
  private final Process process;
  final int plainPort = freePort();
  final int port = freePort();

  /** nginx that was set up without what lets sockets through, as many are. */
  static Proxy withoutSockets(int server, Path folder) throws Exception {
    return new Proxy(Kind.NGINX, server, "", folder, "(?m)^.*(Upgrade|_connection;).*$");
  }

  /**
   * @param base where the server stands, such as {@code /maps}; empty for the root
   */
  Proxy(Kind kind, int server, String base, Path folder) throws Exception {
    this(kind, server, base, folder, "(?!)");
  }

  private Proxy(Kind kind, int server, String base, Path folder, String without) throws Exception {
    this.folder = folder;
    keys = drawKeys();
    pem("fullchain.pem", "CERTIFICATE", keys.getCertificate(NAME).getEncoded());
    pem("privkey.pem", "PRIVATE KEY", keys.getKey(NAME, PASSWORD).getEncoded());
    var sample =
        Files.readString(Path.of("deploy", kind == Kind.NGINX ? "nginx.conf" : "Caddyfile"));
    var ours =
        sample
            .replace("maps.example.org", NAME)
            .replace("127.0.0.1:8080", "127.0.0.1:" + server)
            .replaceAll(without, "");
    var command = kind == Kind.NGINX ? nginx(ours, base) : caddy(ours, base);
    var start = new ProcessBuilder(command).redirectErrorStream(true);
    start.environment().put("HOME", folder.toString());
    start.environment().put("XDG_DATA_HOME", folder.toString());
    process = start.redirectOutput(folder.resolve("output").toFile()).start();
    awaitDoor();
  }

  String origin() {
    return "https://" + NAME + ":" + port;
  }

  /** What the proxy has written down of requests and faults. */
  String logs() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.toString().matches(".*(\\.log|output)")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** Believes the proxy's certificate and no other. */
  SSLContext trust() throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(NAME, keys.getCertificate(NAME));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private List<String> nginx(String sample, String base) throws IOException {
    var site =
        sample
            .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
            .replace("listen [::]:80;", "")
            .replace("listen 443 ", "listen 127.0.0.1:" + port + " ")
            .replaceAll("listen \\[::]:443 [^;]*;", "")
            .replace("location / {", "location " + base + "/ {")
            .replace("/etc/ssl/valuegap", folder.toString())
            .replace("/var/log/nginx", folder.toString());
    Files.writeString(folder.resolve("site.conf"), site);
    var temporary = new StringBuilder();
    for (var what : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      temporary
          .append(what)
          .append("_temp_path ")
          .append(folder)
          .append('/')
          .append(what)
          .append(";\n");
    }
    var user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
    Files.writeString(
        folder.resolve("nginx.conf"),
        user
            + "daemon off; worker_processes 1; pid "
            + folder
            + "/pid; events {}\nhttp {\n"
            + temporary
            + "include "
            + folder
            + "/site.conf;\n}\n");
    var output = folder.resolve("output").toString();
    return List.of(program("nginx"), "-e", output, "-c", folder.resolve("nginx.conf").toString());
  }

  private List<String> caddy(String sample, String base) throws IOException {
    var own = "tls " + folder + "/fullchain.pem " + folder + "/privkey.pem\n";
    var site =
        sample
            .replace(NAME + " {", NAME + ":" + port + " {\n\t" + own)
            .replace(
                "reverse_proxy ",
                base.isEmpty() ? "reverse_proxy " : "reverse_proxy " + base + "/* ");
    var global = "{\n\tadmin off\n\thttp_port " + plainPort + "\n\thttps_port " + port + "\n}\n";
    var file = Files.writeString(folder.resolve("Caddyfile"), global + site);
    return List.of(program("caddy"), "run", "--adapter", "caddyfile", "--config", file.toString());
  }

  private static String program(String name) {
    for (var where : List.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/")) {
      if (Files.isExecutable(Path.of(where + name))) {
        return where + name;
      }
    }
    throw new IllegalStateException("The proxy test needs " + name + "; ./check installs it");
  }

  private KeyStore drawKeys() throws IOException, InterruptedException, GeneralSecurityException {
    var file = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/keytool",
                "-genkeypair",
                "-alias",
                NAME,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    made.waitFor();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private void pem(String file, String kind, byte[] der) throws IOException {
    var body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private void awaitDoor() throws InterruptedException, IOException {
    for (int i = 0; i < 200 && process.isAlive(); i++) {
      try (var _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException(Files.readString(folder.resolve("output")));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public String toString() {
    return origin().toLowerCase(Locale.ROOT);
  }
}
