package dev.tunesmith.core.session;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.objective.Patience;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.ObjectivesDeclared;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a session goes on. It stops when no issue can be worked on, when a budget ended,
 * or when returns diminish: every open issue was tried, none of them holds 5 % of the workload's
 * time as it runs now, and the last three that were closed gained under 5 % of it. Where files of
 * the crew say other figures, all of them must agree. However small an issue is, it is tried. Pure.
 */
public final class StoppingRule {

  private static final int PART_FOR_CLOSING = 10;
  private static final int GREATEST_PART_FOR_CLOSING = 3;
  private static final Duration MOST_FOR_CLOSING = Duration.ofMinutes(3);

  private final Budget budget;

  /** A rule that keeps to {@code budget}. */
  public StoppingRule(Budget budget) {
    this.budget = budget;
  }

  /** Why the session stops now, or empty if it goes on. */
  public Optional<StopReason> decide(SessionState state, Duration elapsed) {
    Optional<BudgetEnded> ended = state.latest(BudgetEnded.class);
    return ended.isPresent()
        ? ended.map(StoppingRule::reasonOf)
        : whileModelsMayBeAsked(state, elapsed);
  }

  /** How long whatever begins now may be worked on; zero once it is time to close. */
  public Duration timeLeft(SessionState state, Duration elapsed) {
    Duration left = budget.wallClock().minus(closingReserve(state)).minus(elapsed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static StopReason reasonOf(BudgetEnded ended) {
    return ended.kind() == BudgetKind.WALL_CLOCK
        ? StopReason.DEADLINE_REACHED
        : StopReason.BUDGET_SPENT;
  }

  private Optional<StopReason> whileModelsMayBeAsked(SessionState state, Duration elapsed) {
    if (state.issues().stream().noneMatch(file -> file.standing().isWorking())) {
      return Optional.of(
          everyTargetIsMet(state) ? StopReason.TARGETS_MET : StopReason.ISSUES_CLOSED);
    }
    if (timeLeft(state, elapsed).isZero()) {
      return Optional.of(StopReason.DEADLINE_REACHED);
    }
    if (state.attempts() >= budget.iterations()) {
      return Optional.of(StopReason.ITERATIONS_SPENT);
    }
    return returnsDiminish(state) ? Optional.of(StopReason.DIMINISHING_RETURNS) : Optional.empty();
  }

  /** What was accepted is still to be rehearsed and measured as a whole before the deadline. */
  private Duration closingReserve(SessionState state) {
    if (state.accepted().isEmpty()) {
      return Duration.ZERO;
    }
    Duration usual = shorter(budget.wallClock().dividedBy(PART_FOR_CLOSING), MOST_FOR_CLOSING);
    Duration most = budget.wallClock().dividedBy(GREATEST_PART_FOR_CLOSING);
    return shorter(longer(usual, asLongAsTrying(state)), most);
  }

  /** To undo all and make it again takes about half of what it took to make and measure it. */
  private static Duration asLongAsTrying(SessionState state) {
    return state.accepted().stream()
        .flatMap(file -> Stream.ofNullable(file.acceptedTrial()))
        .map(Trial::took)
        .reduce(Duration.ZERO, Duration::plus)
        .dividedBy(2);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /**
   * An issue that ended without a remedy leaves its target where it was: missed. What files want of
   * the whole is a target too, where it can be measured.
   */
  private static boolean everyTargetIsMet(SessionState state) {
    return state.issues().stream().allMatch(StoppingRule::isMended)
        && JudgedObjective.of(state).stream()
            .noneMatch(judged -> judged.answer() == JudgedObjective.Answer.MISSED);
  }

  private static boolean isMended(IssueFile file) {
    Standing.Phase phase = file.standing().phase();
    boolean isSettled = phase == Standing.Phase.RESOLVED || phase == Standing.Phase.DECIDED;
    LatencyTarget target = file.issue().target();
    Trial trial = file.acceptedTrial();
    return isSettled
        && (target == null
            || trial == null
            || trial
                .subjectComparison()
                .filter(subject -> target.isMetBy(subject.with().figure(target.statistic())))
                .isPresent());
  }

  private static boolean returnsDiminish(SessionState state) {
    return patienceOf(state).stream().allMatch(patience -> returnsDiminish(state, patience));
  }

  private static List<Patience> patienceOf(SessionState state) {
    return state
        .latest(ObjectivesDeclared.class)
        .map(ObjectivesDeclared::patience)
        .filter(declared -> !declared.isEmpty())
        .orElse(List.of(Patience.STANDARD));
  }

  private static boolean returnsDiminish(SessionState state, Patience patience) {
    boolean somethingIsLeft =
        state.issues().stream()
            .filter(file -> file.standing().isWorking())
            .anyMatch(file -> isUntried(file) || shareNow(state, file) >= patience.share());
    List<IssueFile> worked =
        state.closed().stream().filter(file -> !wasSettledByAnother(file)).toList();
    return !somethingIsLeft
        && worked.size() >= patience.times()
        && worked.subList(worked.size() - patience.times(), worked.size()).stream()
            .allMatch(file -> gain(state, file) < patience.share());
  }

  /** What a reason comes to in this session, in words; empty where the reason says it all. */
  public static String detailOf(StopReason reason, SessionState state) {
    return reason != StopReason.DIMINISHING_RETURNS
        ? ""
        : patienceOf(state).stream()
            .map(
                patience ->
                    "the last "
                        + patience.times()
                        + " gained under "
                        + Figures.percent(patience.share())
                        + ", and no open one holds as much")
            .distinct()
            .collect(Collectors.joining("; "));
  }

  private static boolean isUntried(IssueFile file) {
    return file.attempts().isEmpty();
  }

  private static double shareNow(SessionState state, IssueFile file) {
    QueryName query = file.issue().query();
    return query == null ? 0 : shareNow(state, query).orElse(file.issue().share());
  }

  /** Its gain was counted where it was made. */
  private static boolean wasSettledByAnother(IssueFile file) {
    return file.standing().phase() == Standing.Phase.RESOLVED && file.accepted() == null;
  }

  /**
   * The part of the workload's time that an issue's remedy saved, over all statements. What it
   * saved is added to the time as it is now, so that gains before it do not make it look small.
   */
  private static double gain(SessionState state, IssueFile file) {
    Trial trial = file.acceptedTrial();
    double saved =
        trial == null
            ? 0
            : Stream.concat(trial.reads().stream(), trial.writes().stream())
                .filter(each -> each.outcome() == Outcome.BETTER)
                .mapToDouble(
                    each ->
                        shareNow(state, each.query()).orElse(0) * (1 / each.ratio().estimate() - 1))
                .sum();
    return saved / (1 + saved);
  }

  private static OptionalDouble shareNow(SessionState state, QueryName query) {
    return state.current().stream()
        .filter(measured -> measured.query().equals(query))
        .mapToDouble(Measurement::share)
        .findFirst();
  }
}
