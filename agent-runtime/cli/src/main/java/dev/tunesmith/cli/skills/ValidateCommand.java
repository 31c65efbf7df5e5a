package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "  tunesmith skills validate my-crew --strict --format github",
      "",
      "Exit codes: 0 no errors, 1 errors (with --strict also warnings), 2 a folder is not there,",
      "or there is no skill of yours."
    })
final class ValidateCommand implements Callable<Integer> {

  /** So many findings anybody counts. */
  private static final int FEW = 3;

  private final Terminal terminal;

  @Mixin private final SkillFolders folders = new SkillFolders();

  @Option(names = "--strict", description = "Treat warnings as errors.")
  private boolean strict;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "One of ${COMPLETION-CANDIDATES}. Default: text. sarif is what code",
        "scanners exchange (2.1.0), github what a workflow shows beside the lines."
      })
  private ReportFormat format = ReportFormat.TEXT;

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
    print(diagnostics, catalogue);
    if (isFaulty) {
      return ExitCode.FAULT;
    }
    return catalogue.ownSkills() == 0 ? ExitCode.BAD_INPUT : ExitCode.FINISHED;
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
    if (format != ReportFormat.TEXT) {
      format.lines(diagnostics).forEach(terminal::line);
      return;
    }
    diagnostics.forEach(new DiagnosticLines(terminal)::print);
    int skills = catalogue.library().skills().size();
    terminal.line(
        skills
            + (skills == 1 ? " skill read" : " skills read")
            + ", "
            + catalogue.ownSkills()
            + " of yours: "
            + counted(diagnostics, Severity.ERROR)
            + ", "
            + counted(diagnostics, Severity.WARNING));
    if (diagnostics.size() > FEW) {
      printCodes(diagnostics);
    }
  }

  /** Of many findings, how many there are of each sort, the most frequent first. */
  private void printCodes(List<Diagnostic> diagnostics) {
    Map<String, Long> byCode =
        diagnostics.stream()
            .collect(
                Collectors.groupingBy(
                    each -> DiagnosticLines.word(each.severity()) + " [" + each.code() + "]",
                    TreeMap::new,
                    Collectors.counting()));
    byCode.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            entry -> terminal.line(String.format("%6d  %s", entry.getValue(), entry.getKey())));
  }

  private static String counted(List<Diagnostic> diagnostics, Severity severity) {
    long count = diagnostics.stream().filter(each -> each.severity() == severity).count();
    String noun = severity == Severity.ERROR ? "error" : "warning";
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
