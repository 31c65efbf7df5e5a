package dev.tunesmith.cli.progress;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.order.SessionListener;
import java.util.List;

/** Shows a session while it runs; closed, it leaves a clean screen. */
public sealed interface Progress extends SessionListener, AutoCloseable
    permits LiveProgress, PlainProgress, NoProgress {

  /** How much of a session is shown. */
  enum Detail {
    /** Nothing before the end. */
    QUIET,
    /** The steps. */
    NORMAL,
    /** Everything that happens. */
    VERBOSE
  }

  /** The form that suits a terminal. */
  static Progress on(Terminal terminal, Detail detail) {
    if (detail == Detail.QUIET) {
      return new NoProgress();
    }
    return terminal.screen() == Screen.LIVE
        ? LiveProgress.begin(terminal, detail)
        : new PlainProgress(terminal, detail);
  }

  /** Takes in what happened before, without showing it. */
  default void remember(List<LedgerEntry> earlier) {}

  /** Says what goes on outside of the session, for example that a server starts. */
  void say(String text);

  /** Leaves the terminal to a question until the next event. */
  default void standAside() {}

  @Override
  void close();
}
