package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws how the crew is wired. */
@Command(
    name = "graph",
    description = "Draws who depends on whom, asks whom, and hands over to whom.",
    footer = {
      "  tunesmith skills graph",
      "  tunesmith skills graph my-crew --format dot | dot -Tsvg > crew.svg",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 a folder is not there."
    })
final class GraphCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: text.")
  private GraphFormat format = GraphFormat.TEXT;

  GraphCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    format.draw(SkillCatalogue.load(folders.folders()).crew()).forEach(terminal::line);
    return ExitCode.FINISHED;
  }
}
