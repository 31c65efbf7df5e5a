package dev.tunesmith.cli.past;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.Summary;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints a session's summary. */
public final class SummaryLines {

  private SummaryLines() {}

  /** Prints what a session has come to and where its results are. */
  public static void print(Terminal terminal, SessionState state, Path folder) {
    terminal.line("");
    terminal.show(style -> Summary.lines(state, folder, Files::exists, style));
  }
}
