package dev.tunesmith.cli;

import dev.tunesmith.cli.exit.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself: says what it can do. */
@Command(
    name = "tunesmith",
    versionProvider = VersionText.class,
    description = {
      "Tunes a PostgreSQL database with a crew of agents written in Markdown.",
      "Agents propose, the runtime proves: every remedy is tried and measured in a sandbox.",
      "The database itself is only read."
    },
    footer = {
      "  tunesmith demo",
      "  tunesmith doctor",
      "  tunesmith tune --url jdbc:postgresql://localhost/shop --user reader \\",
      "      --password-env PGPASSWORD --workload workload.sql --out results",
      "  tunesmith report results",
      "",
      "Exit codes:",
      "  0    finished, also with decisions pending",
      "  1    a fault of ours; for 'skills validate': a skill has errors; for 'replay': not as"
          + " before;",
      "       for 'verify': something was changed; for 'confirm': something is not confirmed",
      "  2    bad input, unreachable database, or a call that cannot be understood",
      "  3    decisions are pending and --fail-on-pending was given",
      "  130  stopped by Ctrl-C; 'tunesmith resume DIR' goes on",
      "",
      "'tunesmith COMMAND --help' tells more of a command."
    })
final class RootCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
    return ExitCode.FINISHED;
  }
}
