package dev.tunesmith.cli.skills;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.text.HiddenCharacters;

/** Writes a finding as a line that a workflow of GitHub shows beside the file. */
final class WorkflowCommand {

  private WorkflowCommand() {}

  static String of(Diagnostic found) {
    String fix = found.fix() == null ? "" : "; fix: " + found.fix();
    return "::"
        + level(found)
        + " file="
        + property(found.file())
        + ",line="
        + Math.max(1, found.line())
        + ",title="
        + property(found.code())
        + "::"
        + data(found.message() + fix);
  }

  private static String level(Diagnostic found) {
    return switch (found.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return HiddenCharacters.onOneLine(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
