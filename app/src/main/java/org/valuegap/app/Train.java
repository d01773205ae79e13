package org.valuegap.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.valuegap.app.access.FirstRun;
import org.valuegap.app.cli.Cli;
import org.valuegap.app.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Walks the usual ways once, so that the JDK's AOT cache (JEP 483, 514) holds the classes and the
 * profiles of a start. The launcher calls it; there is nothing in it for people.
 */
@Command(name = "train", hidden = true)
final class Train implements Callable<Integer> {
  private enum What {
    serve,
    commands
  }

  private static final int VISITS = 10;
  private static final int PEOPLE = 20;
  private static final int ROUNDS = 100;

  /** What each of a workshop does in a round. */
  private static final List<String> CHANGES =
      List.of(
          """
          {"add":{"is":"note","id":"NOTE","place":{"job":"tj","category":"friction","order":"V1V"},"text":"Exports need a ticket"}}\
          """,
          """
          {"alter":"NOTE","is":"note","from":{"text":"Exports need a ticket"},"to":{"text":"Exports need two tickets"}}\
          """,
          """
          {"alter":"NOTE","is":"note","from":{"place":{"job":"tj","category":"friction","order":"V1V"}},\
          "to":{"place":{"job":"tj","category":"value-gap","order":"V2V"}}}\
          """,
          """
          {"remove":"NOTE"}\
          """,
          """
          {"add":{"is":"empathy","id":"NOTE-e","field":"thoughts","order":"V1V","text":"Exports need a ticket"}}\
          """);

  @Parameters private What what = What.serve;

  @Override
  public Integer call() throws Exception {
    var folder = Files.createTempDirectory("valuegap-train");
    try {
      return what == What.serve ? serve(folder) : commands(folder);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static int serve(Path folder) throws IOException, InterruptedException {
    Database.unpackDriver();
    try (var browser =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager())
            .build()) {
      try (var server = start(folder)) {
        var address = URI.create(Serve.address(server));
        for (var page : List.of("", "sign-in", "healthz")) {
          get(browser, address.resolve(page));
        }
        var firstRun = server.getBean(FirstRun.class).link(address.toString());
        if (firstRun != null) {
          work(browser, address, URI.create(firstRun));
        }
      }
      try (var again = start(folder)) { // it reads what was written
        var address = URI.create(Serve.address(again));
        come(browser, address, firstMap(browser, address), "back").close();
      }
      return 0;
    }
  }

  private static ConfigurableApplicationContext start(Path folder) {
    return Serve.start(
        List.of("--server.port=0", "--valuegap.rate=100000", "--valuegap.data=" + folder));
  }

  /** Sets the server up and opens a map of the demo with all that its screen asks for. */
  private static void work(HttpClient browser, URI address, URI firstRun)
      throws IOException, InterruptedException {
    get(browser, firstRun);
    var form =
        firstRun.getQuery()
            + "&workspace=Anubis&name=Ines+Duarte&email=ines%40anubis.example"
            + "&password=a+drill+is+not+a+hole";
    var founding =
        HttpRequest.newBuilder(address.resolve("/first-run"))
            .header("Origin", address.resolve("/").toString().replaceAll("/$", ""))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    browser.send(founding, BodyHandlers.discarding());
    var map = firstMap(browser, address);
    for (var part : List.of("", "/snapshot", "/guidance", "/empathy", "/history")) {
      get(browser, address.resolve("maps/" + map + part));
    }
    edit(browser, address, map);
  }

  private static String firstMap(HttpClient browser, URI address)
      throws IOException, InterruptedException {
    var map = Pattern.compile("/maps/([0-9a-f-]{36})").matcher(get(browser, address));
    if (!map.find()) {
      throw new IllegalStateException("home shows no map of the demo");
    }
    return map.group(1);
  }

  /**
   * Edits a map as a workshop does, and comes to it again and again: what is often done here is
   * compiled at its first use later, instead of in the middle of a session.
   */
  private static void edit(HttpClient browser, URI address, String map)
      throws InterruptedException {
    var lines = new ArrayList<Line>();
    for (int person = 0; person < PEOPLE; person++) {
      lines.add(come(browser, address, map, "t" + (char) ('a' + person)));
    }
    var job =
        "{\"add\":{\"is\":\"job\",\"id\":\"tj\",\"order\":\"zV\",\"rank\":\"supporting\",\"text\":\"Prove an access\"}}";
    lines.getFirst().edit(job);
    lines.getFirst().heard();
    for (int round = 0; round < ROUNDS; round++) {
      var note = "-" + round;
      for (var change : CHANGES) {
        lines.forEach(line -> line.edit(change.replace("NOTE", line.client + note)));
        lines.forEach(Line::heard);
      }
    }
    lines.forEach(Line::close);
    for (int visit = 0; visit < VISITS; visit++) {
      come(browser, address, map, "v" + (char) ('a' + visit)).close();
    }
  }

  /** Comes to a map and is sent it. */
  private static Line come(HttpClient browser, URI address, String map, String client)
      throws InterruptedException {
    var line = new Line(client);
    line.socket =
        browser
            .newWebSocketBuilder()
            .header("Origin", address.resolve("/").toString().replaceAll("/$", ""))
            .buildAsync(
                URI.create(address.resolve("live").toString().replaceFirst("http", "ws")), line)
            .join();
    var hello = "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"%s\"}}";
    line.say(hello.formatted(map, client));
    line.await("{\"presence\"");
    return line;
  }

  /** A line, and what comes over it. */
  private static final class Line implements WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final String client;
    private @Nullable WebSocket socket;
    private int edits;

    Line(String client) {
      this.client = client;
    }

    void edit(String change) {
      edits++;
      say("{\"edit\":{\"id\":\"%s-%d\",\"changes\":[%s]}}".formatted(client, edits, change));
    }

    /** Waits for the last edit of its own. */
    void heard() {
      try {
        await("\"id\":\"" + client + "-" + edits + "\"");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void say(String frame) {
      Objects.requireNonNull(socket).sendText(frame, true).join();
    }

    void close() {
      Objects.requireNonNull(socket).sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        frames.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    /** Waits for a frame that says this. */
    void await(String says) throws InterruptedException {
      for (var frame = ""; !frame.contains(says); ) {
        frame = Objects.requireNonNull(frames.poll(20, TimeUnit.SECONDS), says);
      }
    }
  }

  private static String get(HttpClient browser, URI page) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
  }

  private static int commands(Path folder) throws IOException {
    var map = folder.resolve("map.yaml");
    Files.writeString(
        map,
        """
        format: valuemap/1
        customer: {name: Dana Okafor}
        jobs:
          - job: Protect patient records from exposure
            outcomes: [{text: Minimize the loss, measure: {unit: days, baseline: 6, promised: 1, current: 4}}]
            canvas: {friction: [{text: Export stops at ten thousand rows, key: true, votes: 2}]}
        """);
    int status = Cli.commands().execute("--help");
    for (var form : List.of("pdf", "xlsx", "csv", "md", "json")) {
      var out = folder.resolve("map." + form).toString();
      status |= Cli.commands().execute("export", map.toString(), "--as", form, "-o", out);
    }
    for (var form : List.of("xlsx", "csv")) {
      var back = folder.resolve(form + ".yaml").toString();
      status |=
          Cli.commands().execute("import", folder.resolve("map." + form).toString(), "-o", back);
    }
    lint(folder, map);
    return status | Cli.commands().execute("fmt", map.toString());
  }

  /** Its status says whether there are findings, and here there are. */
  private static void lint(Path folder, Path map) throws IOException {
    for (var form : List.of("text", "json", "sarif")) {
      Cli.commands().execute("lint", "--format", form, map.toString());
    }
    var lines = folder.resolve("statements.jsonl");
    Files.writeString(
        lines,
        """
        {"text": "Protect patient records from exposure", "kind": "job"}
        {"text": "Minimize the time it takes to assemble audit evidence", "kind": "outcome"}
        """);
    Cli.commands().execute("lint", "--statements", "--product", "Anubis", lines.toString());
  }
}
