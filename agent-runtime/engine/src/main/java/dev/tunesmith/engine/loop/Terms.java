package dev.tunesmith.engine.loop;

import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.engine.Decider;
import java.util.Set;

/**
 * What a person settled for a session beforehand.
 *
 * @param conceded what was agreed to in advance
 * @param decider who is asked when nothing else is left to work on
 */
public record Terms(Budget budget, Set<Concession> conceded, Decider decider) {
  public Terms {
    conceded = Set.copyOf(conceded);
  }
}
