package dev.tunesmith.cli.past;

import dev.tunesmith.cli.terminal.Style;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.Style.Tone;
import dev.tunesmith.reports.Summary;
import java.nio.file.Path;

/** Prints a session's summary in the terminal's colours. */
public final class SummaryLines {

  private SummaryLines() {}

  /** Prints what a session has come to and where its results are. */
  public static void print(Terminal terminal, SessionState state, Path folder) {
    terminal.line("");
    Summary.lines(state, folder, (tone, text) -> terminal.styled(style(tone), text))
        .forEach(terminal::prepared);
  }

  private static Style style(Tone tone) {
    return switch (tone) {
      case HEADLINE, HEADING -> Style.HEADING;
      case GAIN -> Style.GOOD;
      case REFUSAL, ASIDE -> Style.FAINT;
      case DECISION -> Style.WARNING;
      case COMMAND -> Style.COMMAND;
    };
  }
}
