package dev.tunesmith.mcp.session;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.engine.order.Decider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person's decisions are left for a session at work. It waits for each; once nobody came in
 * time it waits no more, until somebody comes again.
 */
final class DecisionDesk implements Decider {
  private static final long LOOK_MILLIS = 1_000;

  private final InstantSource clock;
  private final Duration patience;
  private final Map<IssueId, Choice> choices = new HashMap<>();
  private Instant seen = Instant.EPOCH;
  private boolean isDeserted;

  DecisionDesk(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /** Somebody is there. */
  synchronized void visited() {
    seen = clock.instant();
    isDeserted = false;
  }

  /** Leaves a choice; says whether there was none yet. */
  synchronized boolean leave(IssueId issue, Choice choice) {
    boolean isFirst = choices.putIfAbsent(issue, choice) == null;
    notifyAll();
    return isFirst;
  }

  @Override
  public synchronized Optional<Choice> decide(DecisionNeeded question, IssueFile file) {
    Instant asked = clock.instant();
    try {
      while (!choices.containsKey(question.issue()) && isWorthWaiting(asked)) {
        wait(LOOK_MILLIS);
      }
      return Optional.ofNullable(choices.remove(question.issue()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean isWorthWaiting(Instant asked) {
    Instant since = seen.isAfter(asked) ? seen : asked;
    isDeserted |= !clock.instant().isBefore(since.plus(patience));
    return !isDeserted;
  }
}
