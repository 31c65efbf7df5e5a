package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.CrewFolders;
import dev.tunesmith.cli.option.SettingsOption;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.quality.Mark;
import dev.tunesmith.core.quality.Obedience;
import dev.tunesmith.core.skill.NearestName;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillNames;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.engine.skills.SkillCatalogue;
import dev.tunesmith.reports.page.Tone;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what one skill file says. */
@Command(
    name = "show",
    description = {
      "Shows what a skill file binds its agent to, grouped, with line numbers.",
      "Each item is marked: obeyed, read and not obeyed, or dangling where it names nobody."
    },
    footer = {
      "  tunesmith skills show database-optimizer",
      "  tunesmith skills show my-indexer my-crew",
      "  tunesmith skills show database-optimizer --format json",
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: text.")
  private TextFormat format = TextFormat.TEXT;

  @Mixin private final SettingsOption settings = new SettingsOption();

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SkillCatalogue catalogue = SkillCatalogue.load(CrewFolders.over(folders));
    Skill skill =
        catalogue
            .library()
            .named(id)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "no skill is named '"
                            + id
                            + "'; "
                            + nearest(catalogue)
                            + "'tunesmith skills list' names them"));
    List<Mark> marks =
        catalogue.marks(skill, settings.file().map(SettingsFile::read).orElse(Settings.NONE));
    if (format == TextFormat.JSON) {
      terminal.line(json(skill, marks).toString());
    } else {
      print(skill, marks);
    }
    return ExitCode.FINISHED;
  }

  private String nearest(SkillCatalogue catalogue) {
    return new NearestName(new SkillNames(catalogue.library()).all())
        .to(id)
        .map(name -> "did you mean '" + name + "'? ")
        .orElse("");
  }

  private void print(Skill skill, List<Mark> marks) {
    printIdentity(skill);
    Map<String, List<Mark>> byKind =
        marks.stream()
            .collect(Collectors.groupingBy(Mark::kind, LinkedHashMap::new, Collectors.toList()));
    byKind.forEach(this::printMarks);
    printReferences(skill.contract().references());
  }

  private void printIdentity(Skill skill) {
    terminal.line(Tone.HEADING, skill.id().value());
    terminal.line("  " + skill.identity().description().strip());
    terminal.line("  " + Names.of(skill.source().origin()) + ", " + skill.source().file());
    if (!skill.identity().aliases().isEmpty()) {
      terminal.line("  also known as " + String.join(", ", skill.identity().aliases()));
    }
  }

  private void printMarks(String kind, List<Mark> marks) {
    heading(kind + " (" + marks.size() + ")");
    marks.forEach(each -> numbered(each.line(), each.text() + suffix(each.obedience())));
  }

  private static String suffix(Obedience obedience) {
    return "  [" + obedience.words() + "]";
  }

  private void printReferences(List<Reference> references) {
    if (!references.isEmpty()) {
      heading("names other skills (" + references.size() + ")");
      references.forEach(each -> numbered(each.line(), Names.of(each.kind()) + " " + each.name()));
    }
  }

  private void heading(String text) {
    terminal.line("");
    terminal.line(Tone.HEADING, text);
  }

  private void numbered(int line, String text) {
    terminal.line(String.format("%6d  %s", line, text));
  }

  private static JsonText json(Skill skill, List<Mark> marks) {
    return new JsonText()
        .with("id", skill.id().value())
        .with("name", skill.identity().name())
        .with("aliases", skill.identity().aliases())
        .with("description", skill.identity().description())
        .with("origin", Names.of(skill.source().origin()))
        .with("file", skill.source().file())
        .withObjects("items", marks.stream().map(ShowCommand::json).toList())
        .withObjects(
            "references", skill.contract().references().stream().map(ShowCommand::json).toList());
  }

  private static JsonText json(Mark mark) {
    return new JsonText()
        .with("kind", mark.kind())
        .with("text", mark.text())
        .with("line", mark.line())
        .with("mark", mark.obedience().words());
  }

  private static JsonText json(Reference reference) {
    return new JsonText()
        .with("kind", Names.of(reference.kind()))
        .with("name", reference.name())
        .with("line", reference.line());
  }
}
