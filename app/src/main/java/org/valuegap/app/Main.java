package org.valuegap.app;

import org.valuegap.app.cli.Cli;

/** The one entry: no argument starts the server, everything else is a command. */
public final class Main {
  private Main() {}

  /** Runs a command and exits with its status; {@code serve} runs until it is stopped. */
  public static void main(String[] args) {
    var commands = Cli.commands().addSubcommand(new Serve()).addSubcommand(new Train());
    System.exit(commands.execute(args.length == 0 ? new String[] {"serve"} : args));
  }
}
