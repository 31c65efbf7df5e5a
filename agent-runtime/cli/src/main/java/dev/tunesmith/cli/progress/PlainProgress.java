package dev.tunesmith.cli.progress;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.reports.ProgressLine;
import dev.tunesmith.reports.ProgressLine.Importance;
import dev.tunesmith.reports.ProgressLines;
import java.util.List;

/** One plain line for each event, for files, pipes and simple terminals. */
final class PlainProgress implements Progress {

  private final Terminal terminal;
  private final Detail detail;
  private final ProgressLines lines = new ProgressLines();

  PlainProgress(Terminal terminal, Detail detail) {
    this.terminal = terminal;
    this.detail = detail;
  }

  @Override
  public void onEntry(LedgerEntry entry) {
    ProgressLine line = lines.next(entry);
    if (detail == Detail.VERBOSE || line.importance() != Importance.DETAIL) {
      terminal.line(line.text());
    }
  }

  @Override
  public void remember(List<LedgerEntry> earlier) {
    earlier.forEach(lines::next);
  }

  @Override
  public void say(String text) {
    terminal.line(text);
  }

  @Override
  public void close() {}
}
