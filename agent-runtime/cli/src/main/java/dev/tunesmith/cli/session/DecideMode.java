package dev.tunesmith.cli.session;

import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.order.Decider;
import java.time.InstantSource;

/** What becomes of an issue that needs a person's decision. */
enum DecideMode {
  ASK,
  DEFER,
  RECOMMENDED;

  Decider decider(Terminal terminal, Progress progress) {
    return switch (this) {
      case ASK ->
          new TerminalDecider(
              terminal, progress, TypedLines.ofStandardInput(), InstantSource.system());
      case DEFER -> Decider.defer();
      case RECOMMENDED -> Decider.recommended();
    };
  }
}
