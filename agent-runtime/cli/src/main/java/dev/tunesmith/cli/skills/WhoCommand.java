package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.CrewFolders;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Responsibility;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.skill.NearestName;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who would do what. */
@Command(
    name = "who",
    description = {
      "Shows who would own, coordinate, advise and decide, for each kind of issue, and why.",
      "Below it stand skills of yours that own nothing, and those that nothing tells apart."
    },
    footer = {
      "  tunesmith skills who",
      "  tunesmith skills who slow_query my-crew",
      "  tunesmith skills who --own my-crew",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 a folder is not there."
    })
final class WhoCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      index = "0..*",
      paramLabel = "KIND|DIR",
      description = {
        "A kind of issue, for example slow_query; without one all are shown.",
        "Anything else is a folder of skill files, or a single file."
      })
  private List<String> words = List.of();

  @Option(names = "--own", description = "Ask among your skills alone, without the built-in crew.")
  private boolean isOwnAlone;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: text.")
  private TextFormat format = TextFormat.TEXT;

  WhoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Path> named = words.stream().filter(word -> kind(word).isEmpty()).map(this::path).toList();
    SkillCatalogue catalogue = SkillCatalogue.load(CrewFolders.over(named));
    Crew crew = isOwnAlone ? catalogue.ownCrew() : catalogue.crew();
    List<IssueKind> kinds = words.stream().flatMap(word -> kind(word).stream()).toList();
    List<Responsibility> all = Responsibility.in(crew);
    List<Responsibility> asked =
        all.stream().filter(each -> kinds.isEmpty() || kinds.contains(each.kind())).toList();
    if (format == TextFormat.JSON) {
      JsonText.array(asked.stream().map(WhoLines::json).toList()).forEach(terminal::line);
      return ExitCode.FINISHED;
    }
    WhoLines lines = new WhoLines(terminal);
    asked.forEach(lines::print);
    if (kinds.isEmpty()) {
      lines.printFaults(catalogue.own(), all);
    }
    return ExitCode.FINISHED;
  }

  private Path path(String word) {
    Path path = Path.of(word);
    if (Files.notExists(path)) {
      List<String> labels = IssueKind.BUILT_IN.stream().map(IssueKind::label).toList();
      throw new InvalidInputException(
          "there is no kind of issue and no folder '"
              + word
              + "'; did you mean "
              + new NearestName(labels).to(word).orElse("one of " + String.join(", ", labels))
              + "?");
    }
    return path;
  }

  private static Optional<IssueKind> kind(String word) {
    String label = word.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
    return IssueKind.BUILT_IN.stream()
        .filter(kind -> kind.label().equals(label) || kind.title().equalsIgnoreCase(word))
        .findFirst();
  }
}
