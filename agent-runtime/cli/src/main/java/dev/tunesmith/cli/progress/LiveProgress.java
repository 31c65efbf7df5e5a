package dev.tunesmith.cli.progress;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.reports.ProgressLine;
import dev.tunesmith.reports.ProgressLine.Importance;
import dev.tunesmith.reports.ProgressLines;
import dev.tunesmith.reports.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** A few status lines, redrawn in place, with what is worth keeping above them. */
final class LiveProgress implements Progress {

  // Often enough for a clock of seconds, seldom enough not to disturb what is being measured.
  private static final Duration PULSE = Duration.ofMillis(500);

  private final Terminal terminal;
  private final Detail detail;
  private final LongSupplier nanoTime;
  private final long began;
  private final Situation situation = new Situation();
  private final ProgressLines lines = new ProgressLines();
  private final Timer pulse = new Timer("status", true);
  private boolean isClosed;
  private boolean standsAside;

  LiveProgress(Terminal terminal, Detail detail, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.detail = detail;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  static LiveProgress begin(Terminal terminal, Detail detail) {
    LiveProgress progress = new LiveProgress(terminal, detail, System::nanoTime);
    progress.pulse.scheduleAtFixedRate(
        new TimerTask() {
          @Override
          public void run() {
            progress.redraw();
          }
        },
        0,
        PULSE.toMillis());
    return progress;
  }

  @Override
  public synchronized void onEntry(LedgerEntry entry) {
    if (isClosed) {
      return;
    }
    standsAside = false;
    ProgressLine line = lines.next(entry);
    situation.add(entry, line.next());
    if (detail == Detail.VERBOSE) {
      terminal.line(line.text());
    } else if (line.importance() == Importance.LANDMARK) {
      terminal.line(line.tone(), line.text() + line.addition());
    }
    redraw();
  }

  @Override
  public synchronized void say(String text) {
    situation.say(text);
    redraw();
  }

  @Override
  public synchronized void standAside() {
    standsAside = true;
    terminal.status(List.of());
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    pulse.cancel();
    terminal.status(List.of());
  }

  private synchronized void redraw() {
    if (!isClosed && !standsAside) {
      terminal.status(situation.lines(Duration.ofNanos(nanoTime.getAsLong() - began)));
    }
  }
}
