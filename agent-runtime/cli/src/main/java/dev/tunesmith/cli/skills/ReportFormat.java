package dev.tunesmith.cli.skills;

import dev.tunesmith.core.skill.Diagnostic;
import java.util.List;
import java.util.Locale;

/** The forms in which findings about files are told. */
public enum ReportFormat {
  TEXT,
  JSON,
  SARIF,
  GITHUB;

  /** What a program reads; text is printed with colours, and not here. */
  public List<String> lines(List<Diagnostic> diagnostics) {
    return switch (this) {
      case TEXT -> List.of();
      case JSON -> DiagnosticLines.json(diagnostics);
      case SARIF -> List.of(Sarif.of(diagnostics).toString());
      case GITHUB -> diagnostics.stream().map(WorkflowCommand::of).toList();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
