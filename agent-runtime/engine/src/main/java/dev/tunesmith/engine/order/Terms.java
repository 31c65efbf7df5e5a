package dev.tunesmith.engine.order;

import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.Budget;
import java.util.Set;

/**
 * What a person settled for a session beforehand.
 *
 * @param conceded what was agreed to in advance
 * @param decider who is asked when nothing else is left to work on
 * @param decisionTime how long an issue may wait for a decision
 */
public record Terms(
    Budget budget, Set<Concession> conceded, Decider decider, DecisionTime decisionTime) {
  public Terms {
    conceded = Set.copyOf(conceded);
  }

  /** Terms under which an issue may wait for a decision as long as it takes. */
  public Terms(Budget budget, Set<Concession> conceded, Decider decider) {
    this(budget, conceded, decider, new DecisionTime.Unlimited());
  }
}
