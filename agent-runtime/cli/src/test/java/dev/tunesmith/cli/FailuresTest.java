package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.GeneralOptions;
import dev.tunesmith.cli.option.ResultCommand;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.TuningException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

class FailuresTest {

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void bad_input_is_one_line_and_code_2() {
    int code = failWith(new InvalidInputException("there is no file w.sql"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines()).containsExactly("tunesmith: there is no file w.sql");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_cancelled_session_ends_with_code_130() {
    assertThat(failWith(new SessionCancelledException("cancelled"))).isEqualTo(130);
  }

  @Test
  void a_broken_session_is_one_line_that_names_the_ledger_and_the_details() throws IOException {
    int code = failWith(new TuningException("the sandbox went away", new IOException("pipe")));

    assertThat(code).isEqualTo(ExitCode.FAULT);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("the sandbox went away", "ledger", folder.toString());
    assertThat(Files.readString(folder.resolve("fault.log"))).contains("IOException: pipe");
  }

  @Test
  void a_fault_of_ours_keeps_its_stack_trace_off_the_terminal() throws IOException {
    int code = failWith(new IllegalStateException("level 5"));

    assertThat(code).isEqualTo(ExitCode.FAULT);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("a fault of ours").doesNotContain("\tat ");
    assertThat(Files.readString(folder.resolve("fault.log"))).contains("level 5", "\tat ");
  }

  @Test
  void verbose_shows_the_stack_trace_as_well() {
    failWith(new IllegalStateException("level 5"), "--verbose");

    assertThat(err.toString()).contains("a fault of ours", "IllegalStateException: level 5", "at ");
  }

  @Test
  void without_a_result_folder_the_details_go_to_a_temporary_file() throws IOException {
    String message = tellWithoutFolder(new StackOverflowError("deep"));

    Path file = Path.of(message.replaceFirst(".*details are in (\\S+);.*", "$1").strip());
    assertThat(Files.readString(file)).contains("StackOverflowError: deep");
    Files.delete(file);
  }

  private String tellWithoutFolder(Throwable fault) {
    new Failures(terminal()).tellFault(fault, Optional.empty());
    return err.toString();
  }

  private int failWith(RuntimeException failure, String... arguments) {
    CommandLine command = new CommandLine(new Failing(failure, folder));
    GeneralOptions.addTo(command);
    return command.setExecutionExceptionHandler(new Failures(terminal())).execute(arguments);
  }

  private Terminal terminal() {
    return new Terminal(
        new PrintWriter(new StringWriter(), true),
        new PrintWriter(err, true),
        Screen.PLAIN,
        Ansi.OFF);
  }

  @Command(name = "failing")
  private record Failing(RuntimeException failure, Path folder)
      implements Callable<Integer>, ResultCommand {

    @Override
    public Integer call() {
      throw failure;
    }

    @Override
    public Optional<Path> resultFolder() {
      return Optional.of(folder);
    }
  }
}
