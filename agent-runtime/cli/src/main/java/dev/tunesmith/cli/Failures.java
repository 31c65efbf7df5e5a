package dev.tunesmith.cli;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.TuningException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what went wrong, and keeps the stack trace for whoever mends it. */
final class Failures implements IExecutionExceptionHandler {

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    Optional<Path> folder =
        command.getCommand() instanceof ResultCommand with
            ? with.resultFolder().filter(Files::isDirectory)
            : Optional.empty();
    int code = tell(exception, folder);
    if (parsed.expandedArgs().contains("--verbose")) {
      terminal.errorLines(stackTrace(exception));
    }
    return code;
  }

  /** Tells of something that no command expected. */
  int tellFault(Throwable fault, Optional<Path> folder) {
    terminal.error(
        "a fault of ours ("
            + fault.getClass().getSimpleName()
            + "). The details are in "
            + FaultFile.write(folder, stackTrace(fault))
            + "; please report it with that file.");
    return ExitCode.FAULT;
  }

  private int tell(Exception exception, Optional<Path> folder) {
    if (exception instanceof InvalidInputException) {
      terminal.error(exception.getMessage() + wayOn(folder));
      return ExitCode.BAD_INPUT;
    }
    if (exception instanceof SessionCancelledException) {
      terminal.error(exception.getMessage() + wayOn(folder));
      return ExitCode.INTERRUPTED;
    }
    return exception instanceof TuningException
        ? tellBroken(exception, folder)
        : tellFault(exception, folder);
  }

  private int tellBroken(Exception exception, Optional<Path> folder) {
    terminal.error(
        exception.getMessage()
            + ". "
            + folder.map(path -> "The ledger is kept in " + path + ", the").orElse("The")
            + " details are in "
            + FaultFile.write(folder, stackTrace(exception))
            + wayOn(folder)
            + ".");
    return ExitCode.FAULT;
  }

  private static String wayOn(Optional<Path> folder) {
    return folder
        .filter(PastSession::isResumable)
        .map(path -> "; go on with: tunesmith resume " + path)
        .orElse("");
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
