package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is wrong with skill files. */
@Command(
    name = "validate",
    description = {
      "Says what is wrong with skill files, as a compiler does.",
      "A folder is read with everything below it, also .claude/agents and the like.",
      "Each line reads file:line: severity [code]: message; below it stands what to do about it."
    },
    footer = {
      "  tunesmith skills validate my-crew",
      "  tunesmith skills validate .claude/agents/index-friend.md",
      "  tunesmith skills validate my-crew --strict --format json",
      "",
      "Exit codes: 0 no errors, 1 errors (with --strict also warnings), 2 a folder is not there,",
      "or holds no skill."
    })
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(names = "--strict", description = "Treat warnings as errors.")
  private boolean strict;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}. Default: text.")
  private TextFormat format = TextFormat.TEXT;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SkillCatalogue catalogue = SkillCatalogue.load(folders.folders());
    List<Diagnostic> diagnostics =
        catalogue.diagnostics().stream()
            .map(each -> strict ? strictly(each) : each)
            .sorted(Comparator.comparing(Diagnostic::file).thenComparing(Diagnostic::line))
            .toList();
    boolean isFaulty = diagnostics.stream().anyMatch(each -> each.severity() == Severity.ERROR);
    boolean isInVain = !folders.folders().isEmpty() && catalogue.ownSkills() == 0;
    print(diagnostics, catalogue);
    if (isFaulty) {
      return ExitCode.FAULT;
    }
    return isInVain ? ExitCode.BAD_INPUT : ExitCode.FINISHED;
  }

  private static Diagnostic strictly(Diagnostic found) {
    return found.severity() != Severity.WARNING
        ? found
        : new Diagnostic(
            found.file(),
            found.line(),
            found.field(),
            Severity.ERROR,
            found.code(),
            found.message(),
            found.fix());
  }

  private void print(List<Diagnostic> diagnostics, SkillCatalogue catalogue) {
    if (format == TextFormat.JSON) {
      DiagnosticLines.json(diagnostics).forEach(terminal::line);
      return;
    }
    diagnostics.forEach(new DiagnosticLines(terminal)::print);
    String own = folders.folders().isEmpty() ? "" : ", " + catalogue.ownSkills() + " of yours";
    int skills = catalogue.library().skills().size();
    terminal.line(
        skills
            + (skills == 1 ? " skill read" : " skills read")
            + own
            + ": "
            + counted(diagnostics, Severity.ERROR)
            + ", "
            + counted(diagnostics, Severity.WARNING));
  }

  private static String counted(List<Diagnostic> diagnostics, Severity severity) {
    long count = diagnostics.stream().filter(each -> each.severity() == severity).count();
    String noun = severity == Severity.ERROR ? "error" : "warning";
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
