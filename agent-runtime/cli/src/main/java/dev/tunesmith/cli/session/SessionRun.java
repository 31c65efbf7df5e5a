package dev.tunesmith.cli.session;

import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.TuningResult;

/** Runs a session under the eyes of a person who may stop it. */
final class SessionRun {

  private SessionRun() {}

  static TuningResult run(
      TuningSessionBuilder builder, Progress progress, Interruption interruption) {
    TuningSession session =
        builder.listener(entry -> interruption.ledgerHasBegun()).listener(progress).build();
    interruption.cancelsBy(session::cancel);
    return session.run();
  }
}
