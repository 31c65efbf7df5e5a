package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a session goes on. It stops when no issue can be worked on, when a budget ended,
 * or when returns diminish: three closed issues in a row gained under 5 % of the workload's time
 * and no open issue holds 5 % of it. Pure.
 */
public final class StoppingRule {

  private static final double WORTHWHILE = 0.05;
  private static final int PATIENCE = 3;

  private final Budget budget;

  /** A rule that keeps to {@code budget}. */
  public StoppingRule(Budget budget) {
    this.budget = budget;
  }

  /** Why the session stops now, or empty if it goes on. */
  public Optional<StopReason> decide(SessionState state, Duration elapsed) {
    if (state.issues().stream().noneMatch(file -> file.standing().isWorking())) {
      return Optional.of(
          everyTargetIsMet(state) ? StopReason.TARGETS_MET : StopReason.ISSUES_CLOSED);
    }
    if (elapsed.compareTo(budget.wallClock()) >= 0) {
      return Optional.of(StopReason.DEADLINE_REACHED);
    }
    if (state.attempts() >= budget.iterations()) {
      return Optional.of(StopReason.ITERATIONS_SPENT);
    }
    return returnsDiminish(state) ? Optional.of(StopReason.DIMINISHING_RETURNS) : Optional.empty();
  }

  private static boolean everyTargetIsMet(SessionState state) {
    return state.issues().stream().allMatch(file -> file.standing().hasEnded());
  }

  private static boolean returnsDiminish(SessionState state) {
    boolean somethingBigIsOpen =
        state.issues().stream()
            .filter(file -> file.standing().isWorking())
            .anyMatch(file -> file.issue().share() >= WORTHWHILE);
    List<IssueFile> closed =
        state.issues().stream().filter(file -> !file.standing().isWorking()).toList();
    return !somethingBigIsOpen
        && closed.size() >= PATIENCE
        && closed.subList(closed.size() - PATIENCE, closed.size()).stream()
            .allMatch(file -> gain(file) < WORTHWHILE);
  }

  private static double gain(IssueFile file) {
    Trial trial = file.acceptedTrial();
    if (trial == null) {
      return 0;
    }
    double saved =
        trial
            .subjectComparison()
            .map(Comparison::ratio)
            .map(ratio -> 1 - ratio.estimate())
            .orElse(0.0);
    return saved * file.issue().share();
  }
}
