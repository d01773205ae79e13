package org.valuegap.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.valuegap.app.access.FirstRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code valuegap serve}. An option given becomes the setting of the same meaning
 * (docs/settings.md) and wins over environment and file; one not given leaves them alone.
 */
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
  @Option(names = "--host", paramLabel = "H", description = "Address to listen on (127.0.0.1).")
  private @Nullable String host;

  @Option(names = "--port", paramLabel = "P", description = "Port to listen on (8080).")
  private @Nullable Integer port;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder of the data (./data).")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A jdbc:postgresql: URL instead of the embedded database.")
  private @Nullable String database;

  @Option(
      names = "--demo",
      negatable = true,
      description = "With or without the demo workspace (with).")
  private @Nullable Boolean demo;

  @Option(
      names = "--base",
      paramLabel = "PATH",
      description = "What stands before every path, such as /maps (nothing).")
  private @Nullable String base;

  @Option(
      names = "--hosts",
      paramLabel = "NAMES",
      description = "The names that people use, with commas between (addresses only).")
  private @Nullable String hosts;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Frames a second that a browser may send (100).")
  private @Nullable Integer rate;

  @Option(
      names = "--offline",
      negatable = true,
      description = "Whether browsers keep unsent changes and the last map (they do).")
  private @Nullable Boolean offline;

  @Option(
      names = "--metrics",
      negatable = true,
      description = "Whether /metrics answers whoever reaches it (it does not).")
  private @Nullable Boolean metrics;

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      description = "How long to go on after a signal to stop (0).")
  private @Nullable Integer drain;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try {
      var server = start(settings());
      greet(address(server), server.getBean(FirstRun.class), spec().commandLine().getOut());
    } catch (RuntimeException e) {
      spec().commandLine().getErr().println(reason(e));
      return 2;
    }
    Thread.currentThread().join(); // until a signal ends the process
    return 0;
  }

  /** Says where the server is; on a first run it says and opens the link for the owner. */
  private static void greet(String address, FirstRun firstRun, PrintWriter out) {
    out.println("Valuegap is at " + address);
    var link = firstRun.link(address);
    if (link != null) {
      out.println("It is new. Set it up with this link, which is good for one use:\n  " + link);
      Browser.open(link);
    }
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "set by picocli");
  }

  /** Where a started server listens, ending in a slash. */
  static String address(ConfigurableApplicationContext server) {
    var environment = server.getEnvironment();
    var host = environment.getRequiredProperty("server.address");
    return "http://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + environment.getRequiredProperty("local.server.port")
        + environment.getRequiredProperty("server.servlet.context-path")
        + "/";
  }

  /** One line: what happened, what is safe, what to do. */
  private static String reason(RuntimeException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
      cause = cause.getCause();
    }
    var what =
        cause instanceof PortInUseException taken
            ? "port " + taken.getPort() + " is in use; end the other program or give --port."
            : cause.getMessage();
    return "Valuegap did not start, and nothing was changed: " + what;
  }

  /** Starts the server with these settings ({@code --name=value}) and answers once it listens. */
  static ConfigurableApplicationContext start(List<String> settings) {
    // Each line of a live map holds three buffers of this size; most frames are far smaller.
    System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", "2048");
    var server = new SpringApplication(Valuegap.class);
    server.addInitializers(context -> GivenSettings.take(context.getEnvironment()));
    return server.run(settings.toArray(String[]::new));
  }

  /** The options that were given, as the settings that they stand for. */
  List<String> settings() {
    var settings = new ArrayList<String>();
    add(settings, "server.address", host);
    add(settings, "server.port", port);
    add(settings, "valuegap.data", data);
    add(settings, "valuegap.database", database);
    add(settings, "valuegap.demo", demo);
    add(settings, "server.servlet.context-path", base);
    add(settings, "valuegap.hosts", hosts);
    add(settings, "valuegap.rate", rate);
    add(settings, "valuegap.offline", offline);
    add(settings, "valuegap.metrics", metrics);
    add(settings, "valuegap.drain", drain);
    return settings;
  }

  private static void add(List<String> settings, String name, @Nullable Object value) {
    if (value != null) {
      settings.add("--" + name + "=" + value);
    }
  }
}
