package dev.tunesmith.cli;

import dev.tunesmith.cli.doctor.DoctorCommand;
import dev.tunesmith.cli.mcp.McpCommand;
import dev.tunesmith.cli.option.GeneralOptions;
import dev.tunesmith.cli.past.ConfirmCommand;
import dev.tunesmith.cli.past.ExplainCommand;
import dev.tunesmith.cli.past.MigrationsCommand;
import dev.tunesmith.cli.past.ReportCommand;
import dev.tunesmith.cli.past.VerifyCommand;
import dev.tunesmith.cli.review.ReviewCommand;
import dev.tunesmith.cli.session.DecideCommand;
import dev.tunesmith.cli.session.DemoCommand;
import dev.tunesmith.cli.session.ReplayCommand;
import dev.tunesmith.cli.session.ResumeCommand;
import dev.tunesmith.cli.session.TuneCommand;
import dev.tunesmith.cli.skills.SkillsCommand;
import dev.tunesmith.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The program's commands, put together; runs one of them. */
final class Program {

  private final Terminal terminal;
  private final Map<String, String> environment;

  Program(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  /** Runs the command that the arguments name and returns the exit code. */
  int run(List<String> arguments) {
    return commandLine().execute(arguments.toArray(String[]::new));
  }

  CommandLine commandLine() {
    CommandLine program = commands();
    GeneralOptions.addTo(program);
    program
        .getCommandSpec()
        .addOption(
            GeneralOptions.flag(101, "-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    return program
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(Help.defaultColorScheme(terminal.ansi()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setParameterExceptionHandler(new UsageErrors(terminal))
        .setExecutionExceptionHandler(new Failures(terminal));
  }

  private CommandLine commands() {
    return new CommandLine(new RootCommand())
        .addSubcommand("demo", new DemoCommand(terminal, environment))
        .addSubcommand("tune", new TuneCommand(terminal, environment))
        .addSubcommand("doctor", new DoctorCommand(terminal, environment))
        .addSubcommand("resume", new ResumeCommand(terminal, environment))
        .addSubcommand("decide", new DecideCommand(terminal, environment))
        .addSubcommand("replay", new ReplayCommand(terminal, environment))
        .addSubcommand("mcp", new McpCommand(terminal, environment))
        .addSubcommand("report", new ReportCommand(terminal))
        .addSubcommand("migrations", new MigrationsCommand(terminal))
        .addSubcommand("confirm", new ConfirmCommand(terminal, environment))
        .addSubcommand("verify", new VerifyCommand(terminal))
        .addSubcommand("explain", new ExplainCommand(terminal))
        .addSubcommand("review", new ReviewCommand(terminal))
        .addSubcommand("skills", SkillsCommand.withSubcommands(terminal));
  }
}
