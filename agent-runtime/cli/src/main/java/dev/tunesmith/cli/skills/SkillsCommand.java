package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands about skill files. */
@Command(
    name = "skills",
    description = {
      "Checks, lists, shows, draws and rewrites the crew.",
      "The crew is the built-in agents with those of the folders given over them."
    },
    footer = {
      "  tunesmith skills validate my-crew --strict",
      "  tunesmith skills list",
      "  tunesmith skills show database-optimizer",
      "  tunesmith skills who slow_query",
      "  tunesmith skills graph --format mermaid > crew.mmd",
      "  tunesmith skills doctor my-crew"
    })
public final class SkillsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  private SkillsCommand() {}

  /** The command with all of its own commands, which write to {@code terminal}. */
  public static CommandLine withSubcommands(Terminal terminal) {
    return new CommandLine(new SkillsCommand())
        .addSubcommand("validate", new ValidateCommand(terminal))
        .addSubcommand("list", new ListCommand(terminal))
        .addSubcommand("show", new ShowCommand(terminal))
        .addSubcommand("graph", new GraphCommand(terminal))
        .addSubcommand("who", new WhoCommand(terminal))
        .addSubcommand("doctor", new DoctorCommand(terminal))
        .addSubcommand("fix", new FixCommand(terminal))
        .addSubcommand("convert", new ConvertCommand(terminal));
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
    return ExitCode.FINISHED;
  }
}
