package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.ExitCode;
import dev.tunesmith.cli.terminal.Style;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what one skill file says. */
@Command(
    name = "show",
    description = "Shows what a skill file binds its agent to, grouped, with line numbers.",
    descriptionHeading = "%n",
    parameterListHeading = "%nArguments:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tunesmith skills show database-optimizer",
      "  tunesmith skills show my-indexer my-crew",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 no such skill, or a folder is not there."
    })
final class ShowCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "The skill's id, name or alias.")
  private String id = "";

  @Parameters(
      index = "1..*",
      paramLabel = "DIR",
      description = "Folders of skill files, besides the built-in crew.")
  private List<Path> folders = List.of();

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Skill skill =
        SkillCatalogue.load(folders)
            .library()
            .named(id)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "no skill is named '" + id + "'; 'tunesmith skills list' names them"));
    printIdentity(skill);
    for (ContractItem.Kind kind : ContractItem.Kind.values()) {
      printItems(kind, skill.contract().items(kind));
    }
    printReferences(skill.contract().references());
    return ExitCode.FINISHED;
  }

  private void printIdentity(Skill skill) {
    terminal.line(Style.HEADING, skill.id().value());
    terminal.line("  " + skill.identity().description().strip());
    terminal.line("  " + Names.of(skill.source().origin()) + ", " + skill.source().file());
    if (!skill.identity().aliases().isEmpty()) {
      terminal.line("  also known as " + String.join(", ", skill.identity().aliases()));
    }
  }

  private void printItems(ContractItem.Kind kind, List<ContractItem> items) {
    if (!items.isEmpty()) {
      heading(Names.of(kind) + " (" + items.size() + ")");
      items.forEach(each -> numbered(each.line(), each.text()));
    }
  }

  private void printReferences(List<Reference> references) {
    if (!references.isEmpty()) {
      heading("names other skills (" + references.size() + ")");
      references.forEach(each -> numbered(each.line(), Names.of(each.kind()) + " " + each.name()));
    }
  }

  private void heading(String text) {
    terminal.line("");
    terminal.line(Style.HEADING, text);
  }

  private void numbered(int line, String text) {
    terminal.line(String.format("%6d  %s", line, text));
  }
}
