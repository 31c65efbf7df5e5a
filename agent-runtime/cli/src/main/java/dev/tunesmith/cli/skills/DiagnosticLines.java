package dev.tunesmith.cli.skills;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.reports.page.Tone;
import java.util.List;
import java.util.Locale;

/** Prints diagnostics as compilers do, so that editors find the place. */
public final class DiagnosticLines {

  private final Terminal terminal;

  /** Prints to {@code terminal}. */
  public DiagnosticLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints one, with what to do about it. */
  public void print(Diagnostic diagnostic) {
    terminal.line(
        tone(diagnostic.severity()),
        place(diagnostic)
            + ": "
            + word(diagnostic.severity())
            + " ["
            + diagnostic.code()
            + "]: "
            + (diagnostic.field() == null ? "" : diagnostic.field() + ": ")
            + diagnostic.message());
    if (diagnostic.fix() != null) {
      terminal.line("    fix: " + diagnostic.fix());
    }
  }

  static List<String> json(List<Diagnostic> diagnostics) {
    return JsonText.array(diagnostics.stream().map(DiagnosticLines::json).toList());
  }

  private static JsonText json(Diagnostic diagnostic) {
    return new JsonText()
        .with("file", diagnostic.file())
        .with("line", diagnostic.line())
        .with("field", diagnostic.field())
        .with("severity", word(diagnostic.severity()))
        .with("code", diagnostic.code())
        .with("message", diagnostic.message())
        .with("fix", diagnostic.fix());
  }

  private static String place(Diagnostic diagnostic) {
    return diagnostic.line() > 0 ? diagnostic.file() + ":" + diagnostic.line() : diagnostic.file();
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case ERROR -> Tone.BAD;
      case WARNING -> Tone.WARNING;
      case INFO -> Tone.FAINT;
    };
  }
}
