package dev.tunesmith.cli;

import dev.tunesmith.cli.terminal.StandardStreams;
import dev.tunesmith.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the program begins and ends. */
public final class Main {

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    InstalledSkills.find();
    System.exit(run(List.of(arguments), System.getenv()));
  }

  // The last boundary: whatever was thrown becomes one line and a code, also when memory ran out.
  @SuppressWarnings("checkstyle:IllegalCatch")
  private static int run(List<String> arguments, Map<String, String> environment) {
    Terminal terminal = StandardStreams.terminal(System.out, System.err, environment, arguments);
    try {
      return new Program(terminal, environment).run(arguments);
    } catch (Throwable fault) {
      return new Failures(terminal).tellFault(fault, Optional.empty());
    }
  }
}
