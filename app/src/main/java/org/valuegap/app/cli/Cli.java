package org.valuegap.app.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.valuegap.core.file.MapFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit status: 0 done, 1 something was found, 2 unusable input or call, with one
 * line on standard error.
 */
@Command(
    name = "valuegap",
    description = "Value Gap Maps, made together and kept.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Cli {
  /** Commands that CONTRACTS.md names and no release has yet. */
  private static final List<String> NOT_YET = List.of("diff", "merge", "gaps", "mine", "score");

  private Cli() {}

  /** All commands that need no server. */
  public static CommandLine commands() {
    return commands(Streams.ofSystem());
  }

  static CommandLine commands(Streams streams) {
    var line = new CommandLine(new Cli());
    for (var command :
        List.of(
            new Lint(streams),
            new Fmt(streams),
            new Import(streams),
            new Export(streams),
            new BlankCanvas(streams),
            new Backup(streams),
            new Restore(streams),
            new Doctor(streams))) {
      line.addSubcommand(command);
    }
    NOT_YET.forEach(name -> line.addSubcommand(name, notYet(name, streams)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    var version = Cli.class.getPackage().getImplementationVersion();
    line.getCommandSpec()
        .version("valuegap " + Objects.requireNonNullElse(version, "(built here)"));
    line.setParameterExceptionHandler((e, _) -> streams.refuse(callFault(e)));
    line.setExecutionExceptionHandler((e, _, _) -> streams.refuse(fault(e)));
    return line;
  }

  /** What a command that could not finish says; a bad input is no surprise, all else is. */
  static String fault(Exception e) {
    return e instanceof Unusable || e instanceof MapFileException
        ? String.valueOf(e.getMessage())
        : "valuegap: unexpectedly failed, nothing was changed: " + e;
  }

  private static String callFault(ParameterException e) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    var problem =
        e instanceof UnmatchedArgumentException unmatched
            ? "“" + unmatched.getUnmatched().getFirst() + "” is no command or option"
            : e.getMessage();
    return "valuegap: " + problem + "; see " + command + " --help";
  }

  private static CommandLine notYet(String name, Streams streams) {
    Callable<Integer> answer = () -> streams.refuse("valuegap " + name + ": not yet");
    var spec = CommandSpec.wrapWithoutInspection(answer);
    spec.usageMessage().hidden(true);
    return new CommandLine(spec).setUnmatchedArgumentsAllowed(true);
  }
}
