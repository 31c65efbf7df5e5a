package dev.tunesmith.cli.progress;

import dev.tunesmith.cli.terminal.Style;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.QueryLeftOut;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.reports.ProgressLine;
import dev.tunesmith.reports.ProgressLines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/** A few status lines, redrawn in place, with what is worth keeping above them. */
final class LiveProgress implements Progress {

  private static final Set<Class<? extends SessionEvent>> WORTH_KEEPING =
      Set.of(
          SchemaRead.class,
          QueryLeftOut.class,
          SandboxReady.class,
          BaselineMeasured.class,
          TrialBroken.class,
          RemedyAccepted.class,
          DecisionNeeded.class,
          FinalMeasured.class);

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
    situation.add(entry);
    ProgressLine line = lines.next(entry);
    if (detail == Detail.VERBOSE) {
      terminal.line(line.text());
    } else if (WORTH_KEEPING.contains(entry.event().getClass())) {
      keep(entry.event(), line.text());
    }
    redraw();
  }

  private void keep(SessionEvent event, String text) {
    if (event instanceof RemedyAccepted accepted) {
      terminal.line(Style.GOOD, text + ", by " + Step.summary(accepted.proposal()));
    } else if (event instanceof FinalMeasured) {
      terminal.line(Style.GOOD, text);
    } else if (event instanceof DecisionNeeded
        || event instanceof QueryLeftOut
        || event instanceof TrialBroken) {
      terminal.line(Style.WARNING, text);
    } else {
      terminal.line(text);
    }
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
