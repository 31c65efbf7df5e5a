package dev.tunesmith.cli.session;

import dev.tunesmith.cli.option.DecideBy;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.DecisionTime;
import picocli.CommandLine.Option;

/** What a person agrees to, and when to ask. */
final class DecideOptions {

  @Option(
      names = "--decide",
      paramLabel = "HOW",
      defaultValue = "defer",
      order = 14,
      description = {
        "What becomes of an issue that needs your decision: ask asks at the end, defer leaves it"
            + " for",
        "'tunesmith decide', recommended takes what is recommended. Default: defer."
      })
  private DecideMode mode = DecideMode.DEFER;

  @Option(
      names = "--accept-tested",
      order = 15,
      description = {
        "Accept a rewritten statement that was tested and not refuted, though no rule proves it",
        "equal; otherwise each of them waits for your decision."
      })
  private boolean acceptsTested;

  @Option(
      names = "--accept-stale",
      order = 16,
      description = {
        "Accept answers as old as the last refresh of a materialised view; otherwise each such"
            + " view",
        "waits for your decision."
      })
  private boolean acceptsStale;

  @Option(
      names = "--decide-by",
      paramLabel = "TIME",
      order = 17,
      converter = DecideBy.class,
      description = {
        "How long an issue may wait for your decision: a length such as 8h from being asked, or a",
        "moment such as 2026-03-01T18:00Z. After that it ends as expired. Default: no end."
      })
  private DecisionTime decisionTime = new DecisionTime.Unlimited();

  void applyTo(TuningSessionBuilder session, Terminal terminal, Progress progress) {
    session.decider(mode.decider(terminal, progress)).decideBy(decisionTime);
    if (acceptsTested) {
      session.concede(Concession.TESTED_REWRITE);
    }
    if (acceptsStale) {
      session.concede(Concession.STALE_ANSWERS);
    }
  }
}
