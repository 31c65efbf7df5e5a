package dev.tunesmith.cli;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a call that cannot be understood: one line, and where to read more. */
final class UsageErrors implements IParameterExceptionHandler {

  private final Terminal terminal;

  UsageErrors(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String message = message(exception).strip().replaceAll("\\s*\\R\\s*", " ");
    terminal.error(
        message
            + (message.endsWith(".") ? "" : ".")
            + meant(exception)
            + " Try '"
            + command.getCommandSpec().qualifiedName()
            + " --help'.");
    return ExitCode.BAD_INPUT;
  }

  // What was mistyped tells more than what is missing because of it.
  private static String message(ParameterException exception) {
    List<String> unknown = exception.getCommandLine().getUnmatchedArguments();
    return exception instanceof MissingParameterException && !unknown.isEmpty()
        ? "Unknown option: '" + unknown.get(0) + "'"
        : String.valueOf(exception.getMessage());
  }

  private static String meant(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      return suggestions.isEmpty() ? "" : " Did you mean " + suggestions.get(0) + "?";
    }
    return "";
  }
}
