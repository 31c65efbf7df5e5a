package dev.tunesmith.engine.order;

import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.Commission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person settled for a session beforehand.
 *
 * @param conceded what was agreed to in advance
 * @param decider who is asked when nothing else is left to work on
 * @param decisionTime how long an issue may wait for a decision
 * @param login what the login at the target may have rights to
 * @param commission what the person wants, secrets in it masked, or null where they did not say
 * @param load how the workload is run under load
 * @param cloneBytes how much of the target is copied at most
 * @param journal where what was learned is kept for other sessions, or null for nowhere
 */
public record Terms(
    Budget budget,
    Set<Concession> conceded,
    Decider decider,
    DecisionTime decisionTime,
    LoginRights login,
    @Nullable Commission commission,
    RunUnderLoad load,
    long cloneBytes,
    @Nullable WorkJournal journal) {

  /** What is copied at most unless somebody says otherwise. */
  public static final long CLONE_BYTES = 10L << 30;

  public Terms {
    conceded = Set.copyOf(conceded);
    commission = commission == null ? null : DiscreetWords.of(commission);
  }

  /** Terms of a person who did not say what they want. */
  public Terms(
      Budget budget,
      Set<Concession> conceded,
      Decider decider,
      DecisionTime decisionTime,
      LoginRights login) {
    this(
        budget,
        conceded,
        decider,
        decisionTime,
        login,
        null,
        RunUnderLoad.STANDARD,
        CLONE_BYTES,
        null);
  }

  /** Terms that ask nothing of the login. */
  public Terms(
      Budget budget, Set<Concession> conceded, Decider decider, DecisionTime decisionTime) {
    this(budget, conceded, decider, decisionTime, LoginRights.ANY);
  }

  /** Terms under which an issue may wait for a decision as long as it takes. */
  public Terms(Budget budget, Set<Concession> conceded, Decider decider) {
    this(budget, conceded, decider, new DecisionTime.Unlimited());
  }
}
