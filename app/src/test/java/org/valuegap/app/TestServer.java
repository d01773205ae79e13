package org.valuegap.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.valuegap.app.access.FirstRun;

/** The real server on a free port with a folder of its own, and browsers to visit it with. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "a drill is not a hole";

  private final Path data;
  private final List<String> settings;
  private ConfigurableApplicationContext server;
  private final URI address;
  private @Nullable Browser keeper;

  private TestServer(Path data, List<String> settings) {
    this.data = data;
    this.settings = settings;
    var all = new ArrayList<>(List.of("--server.port=0", "--valuegap.data=" + data));
    all.addAll(settings);
    server = Serve.start(all);
    address = URI.create(Serve.address(server));
  }

  /** Ends the server; its data stay. */
  public void stop() {
    server.close();
  }

  /** Starts it again under the same address. */
  public void startAgain() {
    var all = new ArrayList<>(settings);
    all.addAll(List.of("--server.port=" + address.getPort(), "--valuegap.data=" + data));
    server = Serve.start(all);
  }

  public Path data() {
    return data;
  }

  /** A new server that nobody has set up. */
  public static TestServer fresh(String... settings) {
    try {
      var all = new ArrayList<>(List.of(settings));
      if (!all.contains("--valuegap.demo=true")) {
        all.add("--valuegap.demo=false");
      }
      if (!all.contains("--logging.level.security=info")) {
        all.add("--logging.level.security=error"); // nobody reads who signs in to a test
      }
      return new TestServer(Files.createTempDirectory("valuegap-test"), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server whose owner is Ines Duarte of Anubis. */
  public static TestServer ofAnubis(String... settings) {
    var server = fresh(settings);
    server.browser().post(server.firstRunLink(), ines());
    return server;
  }

  /** What Ines Duarte fills in on the first run. */
  public static Map<String, String> ines() {
    return Map.of(
        "workspace", "Anubis",
        "name", "Ines Duarte",
        "email", "ines@anubis.example",
        "password", PASSWORD);
  }

  public URI address() {
    return address;
  }

  public String origin() {
    return "http://" + address.getRawAuthority();
  }

  /** The address of a path of this server, which may stand below one itself. */
  public String at(String path) {
    return address + path.substring(1);
  }

  /** A path with the code that lets the owner in. */
  public String firstRunLink() {
    return Objects.requireNonNull(bean(FirstRun.class).link("/"));
  }

  public <T> T bean(Class<T> type) {
    return server.getBean(type);
  }

  /** Someone's browser: cookies, an Origin, no following of redirects. */
  public Browser browser() {
    return new Browser(HttpClient.newHttpClient(), address);
  }

  /** The same of someone who comes by another address, such as a proxy's, ending in a slash. */
  public Browser through(HttpClient client, String address) {
    return new Browser(client, URI.create(address));
  }

  /** The browser of Ines, signed in. */
  public Browser owner() {
    return signedIn("ines@anubis.example");
  }

  public Browser signedIn(String email) {
    var browser = browser();
    browser.post("/sign-in", Map.of("email", email, "password", PASSWORD));
    return browser;
  }

  /** The browser of someone whom Ines invited and who has come. */
  public Browser member(String name, String email, String role) {
    var page =
        owner().post("/settings/members", Map.of("name", name, "email", email, "role", role));
    var link = Pattern.compile("/join\\?code=[A-Za-z0-9_-]+").matcher(page.body());
    if (!link.find()) {
      throw new IllegalStateException("no link for " + email);
    }
    var browser = browser();
    browser.post(link.group(), Map.of("name", name, "password", PASSWORD));
    return browser;
  }

  /** The path of a member among the members. */
  public String memberPath(String email) {
    var page = owner().get("/settings/members").body().split(Pattern.quote(email))[1];
    var path = Pattern.compile("(/settings/members/[^/\"]+)/").matcher(page);
    if (!path.find()) {
      throw new IllegalStateException("no member " + email);
    }
    return path.group(1);
  }

  /**
   * A new link to a map, as a path.
   *
   * @param options fields of the form, such as {@code hides}, {@code speaks}, {@code passcode}
   */
  public String link(String map, Map<String, String> options) {
    if (keeper == null || keeper.get("/settings").statusCode() != 200) { // a clock may have moved
      keeper = owner();
    }
    var page = keeper.post("/maps/" + map + "/share", options);
    var link = Pattern.compile("/guest/[A-Za-z0-9_-]+").matcher(page.body());
    if (!link.find()) {
      throw new IllegalStateException("no link to " + map);
    }
    return link.group();
  }

  /** The browser of someone who has come by a link. */
  public Browser guest(String link, String name) {
    var browser = browser();
    browser.get(link);
    browser.post("/guest", Map.of("name", name));
    return browser;
  }

  @Override
  public void close() {
    server.close();
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps cookies as a browser does, and shows every answer as it came. */
  public final class Browser {
    private final HttpClient client;
    private final URI root;
    private final Map<String, String> cookies = new TreeMap<>();

    private Browser(HttpClient client, URI root) {
      this.client = client;
      this.root = root;
    }

    private String origin() {
      return root.getScheme() + "://" + root.getRawAuthority();
    }

    public HttpResponse<String> get(String path) {
      return send(request(path).GET());
    }

    /** Sends a form, as this server's own pages do; what the path brought goes into it. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
      return send(form(path, form));
    }

    /** The start of a request that sends a form. */
    public HttpRequest.Builder form(String path, Map<String, String> form) {
      return request(path.replaceFirst("\\?.*", ""))
          .header("Origin", origin())
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(encode(withQuery(path, form))));
    }

    /** Sends a form with a file, as this server's own pages do. */
    public HttpResponse<String> upload(
        String path, String field, String name, byte[] file, Map<String, String> form) {
      var body = new ByteArrayOutputStream();
      form.forEach((other, value) -> part(body, "name=\"" + other + "\"", value.getBytes(UTF_8)));
      part(body, "name=\"" + field + "\"; filename=\"" + name + "\"", file);
      body.writeBytes("--cut--\r\n".getBytes(UTF_8));
      return send(
          request(path)
              .header("Origin", origin())
              .header("Content-Type", "multipart/form-data; boundary=cut")
              .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String names, byte[] content) {
      var head = "--cut\r\nContent-Disposition: form-data; " + names + "\r\n\r\n";
      body.writeBytes(head.getBytes(UTF_8));
      body.writeBytes(content);
      body.writeBytes("\r\n".getBytes(UTF_8));
    }

    /** The start of a request of this browser's. */
    public HttpRequest.Builder request(String path) {
      var request =
          HttpRequest.newBuilder(URI.create(root + path.substring(1)))
              .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
      var cookie = cookie();
      return cookie == null ? request : request.header("Cookie", cookie);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
      return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> read) {
      try {
        var response = client.send(request.build(), read);
        response.headers().allValues("Set-Cookie").forEach(this::keep);
        return response;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** What it sends as {@code Cookie}; null when it has none. */
    public @Nullable String cookie() {
      return cookies.isEmpty()
          ? null
          : cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
    }

    /** Has a cookie from now on that no answer brought. */
    public Browser bring(String name, String value) {
      cookies.put(name, value);
      return this;
    }

    private void keep(String cookie) {
      var pair = cookie.split(";")[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }

    private static Map<String, String> withQuery(String path, Map<String, String> form) {
      var all = new TreeMap<>(form);
      var query = URI.create(path).getQuery();
      if (query != null) {
        for (var pair : query.split("&")) {
          all.putIfAbsent(pair.split("=")[0], pair.replaceFirst("[^=]*=?", ""));
        }
      }
      return all;
    }

    private static String encode(Map<String, String> form) {
      return form.entrySet().stream()
          .map(field ->
              URLEncoder.encode(field.getKey(), UTF_8)
                  + "="
                  + URLEncoder.encode(field.getValue(), UTF_8))
          .collect(Collectors.joining("&"));
    }
  }
}
