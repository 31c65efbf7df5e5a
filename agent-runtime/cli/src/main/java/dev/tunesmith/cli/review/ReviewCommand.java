package dev.tunesmith.cli.review;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.cli.option.CrewFolders;
import dev.tunesmith.cli.skills.DiagnosticLines;
import dev.tunesmith.cli.skills.ReportFormat;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.engine.review.TextReview;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reviews SQL where there is no database. */
@Command(
    name = "review",
    description = {
      "Reviews SQL files without a database: what definitions and statements show by their text.",
      "Nothing of it is measured; 'tunesmith tune' measures, and tries what would help.",
      "The definitions are run in an empty database on this machine, which is gone afterwards.",
      "Each line reads file:line: severity [code]: message; below it stands what to do about it."
    },
    footer = {
      "  tunesmith review schema.sql queries.sql",
      "  tunesmith review migrations/*.sql --skills my-crew --format sarif",
      "",
      "Exit codes: 0 finished, 1 a fault of ours, 2 a file cannot be read or holds no SQL."
    })
public final class ReviewCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of SQL that define tables or ask statements, or both.")
  private List<Path> files = List.of();

  @Option(
      names = "--skills",
      paramLabel = "DIR",
      description = {
        "A folder of skill files over the built-in crew; may be given more than once.",
        "What a file of theirs names as an anti-pattern weighs one step more."
      })
  private List<Path> skills = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "One of ${COMPLETION-CANDIDATES}. Default: text. sarif is what code",
        "scanners exchange (2.1.0), github what a workflow shows beside the lines."
      })
  private ReportFormat format = ReportFormat.TEXT;

  /** A command that writes to {@code terminal}. */
  public ReviewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SkillCatalogue catalogue = SkillCatalogue.load(CrewFolders.over(skills));
    TextReview review = TextReview.of(files, catalogue.crew());
    if (format == ReportFormat.TEXT) {
      print(review);
    } else {
      format.lines(review.findings()).forEach(terminal::line);
    }
    return ExitCode.FINISHED;
  }

  private void print(TextReview review) {
    review.findings().forEach(new DiagnosticLines(terminal)::print);
    terminal.line(
        "Read %s and %s from texts alone: nothing above is measured."
            .formatted(
                counted(review.statements(), "statement"), counted(review.tables(), "table")));
    if (review.tables() == 0) {
      terminal.line("No file defines a table, so nothing is said of tables, indexes and types.");
    }
    terminal.line("Only a server's figures show: " + titles(review.unseen()) + ".");
    if (!review.standIns().isEmpty()) {
      terminal.line("What skill files have done without a database:");
    }
    review
        .standIns()
        .forEach(
            each ->
                terminal.line(
                    "  %s  %s → %s".formatted(each.place(), each.asked(), each.answer())));
  }

  private static String titles(List<Smell> smells) {
    return smells.stream().map(Smell::title).collect(Collectors.joining(", "));
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
