package org.valuegap.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit status: 0 done, 1 something was found, 2 unusable input or call. */
@Command(
    name = "valuegap",
    description = "Value Gap Maps, made together and kept.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Cli {
  private Cli() {}

  /** All commands that need no server. */
  public static CommandLine commands() {
    return new CommandLine(new Cli());
  }
}
