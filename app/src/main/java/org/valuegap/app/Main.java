package org.valuegap.app;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.valuegap.app.cli.Cli;

/** The one entry: no argument or {@code serve} starts the server, all else is a command. */
@SpringBootApplication(proxyBeanMethods = false)
public class Main {
  /** Runs the server, or a command and exits with its status. */
  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("serve")) {
      serve(args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length));
    } else {
      System.exit(Cli.run(args));
    }
  }

  // A method of its own, so that a command never loads a class of the server.
  private static void serve(String[] args) {
    SpringApplication.run(Main.class, args);
  }
}
