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
      "Each line reads file:line: severity [code]: message; below it stands what to do about it."
    },
    footer = {
      "  tunesmith skills validate my-crew",
      "  tunesmith skills validate my-crew --strict --format json",
      "",
      "Exit codes: 0 no errors, 1 errors (with --strict also warnings), 2 a folder is not there."
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
    print(diagnostics, catalogue.library().skills().size());
    return diagnostics.stream().anyMatch(each -> each.severity() == Severity.ERROR)
        ? ExitCode.FAULT
        : ExitCode.FINISHED;
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

  private void print(List<Diagnostic> diagnostics, int skills) {
    if (format == TextFormat.JSON) {
      DiagnosticLines.json(diagnostics).forEach(terminal::line);
      return;
    }
    diagnostics.forEach(new DiagnosticLines(terminal)::print);
    terminal.line(
        skills
            + (skills == 1 ? " skill read: " : " skills read: ")
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
