package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the crew. */
@Command(
    name = "list",
    description = "Lists the agents, one line each: id, where it comes from, what it is for.",
    footer = {
      "  tunesmith skills list",
      "  tunesmith skills list my-crew --format json",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 a folder is not there."
    })
final class ListCommand implements Callable<Integer> {

  private static final int WIDTH = 100;

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: text.")
  private TextFormat format = TextFormat.TEXT;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Skill> skills = SkillCatalogue.load(folders.folders()).library().skills();
    if (format == TextFormat.JSON) {
      JsonText.array(skills.stream().map(ListCommand::json).toList()).forEach(terminal::line);
    } else {
      int longest = skills.stream().mapToInt(each -> each.id().value().length()).max().orElse(0);
      skills.forEach(each -> terminal.line(line(each, longest)));
    }
    return ExitCode.FINISHED;
  }

  private static String line(Skill skill, int longest) {
    String id = skill.id().value();
    String line =
        id
            + " ".repeat(longest - id.length() + 2)
            + Names.of(skill.source().origin())
            + "  "
            + skill.identity().description().strip();
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
  }

  private static JsonText json(Skill skill) {
    return new JsonText()
        .with("id", skill.id().value())
        .with("name", skill.identity().name())
        .with("aliases", skill.identity().aliases())
        .with("origin", Names.of(skill.source().origin()))
        .with("file", skill.source().file())
        .with("description", skill.identity().description());
  }
}
