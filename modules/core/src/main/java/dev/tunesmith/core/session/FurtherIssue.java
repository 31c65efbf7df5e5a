package dev.tunesmith.core.session;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an issue after its remedy: a statement that became faster may still waste work,
 * or miss its target, and a further remedy may mend that as well. Pure.
 */
public final class FurtherIssue {

  /** So many issues about one statement, the first included. */
  static final int MOST_OF_ONE = 3;

  /** A statement that another's remedy leaves at most so much of its time has had its gain. */
  private static final double MUCH_FASTER = 0.5;

  /** What is faster than this is left as it is, unless it misses a target. */
  static final double WORTH_MILLIS = 1;

  private FurtherIssue() {}

  /**
   * The issue to be opened about what {@code settled} left, if any.
   *
   * @param found what is wrong now, as it was found after the remedy
   */
  public static Optional<Issue> after(IssueFile settled, List<Issue> found, SessionState state) {
    return found.stream()
        .filter(issue -> issue.query() != null)
        .filter(issue -> issue.subject().equals(settled.issue().subject()))
        .filter(issue -> earlier(issue, state) < MOST_OF_ONE && isWorthwhile(issue, state))
        .map(issue -> issue.as(IssueId.of(state.issues().size() + 1)))
        .findFirst();
  }

  /**
   * Whether an issue is about what an accepted remedy left: of another issue of the same statement,
   * or since it made this statement much faster as well.
   */
  public static boolean isOne(IssueFile file, SessionState state) {
    return state.accepted().stream()
        .filter(other -> !other.issue().id().equals(file.issue().id()))
        .anyMatch(
            other ->
                other.issue().subject().equals(file.issue().subject())
                    || hasHelped(other, file.issue().query()));
  }

  private static boolean hasHelped(IssueFile accepted, @Nullable QueryName query) {
    Trial trial = accepted.acceptedTrial();
    return trial != null
        && trial.reads().stream()
            .filter(each -> each.query().equals(query) && each.outcome() == Outcome.BETTER)
            .anyMatch(each -> each.ratio().estimate() <= MUCH_FASTER);
  }

  /** Whether a statement takes long enough for a further remedy, whatever its target is. */
  public static boolean takesLong(Measurement measured) {
    return measured.timing().medianMillis() >= WORTH_MILLIS;
  }

  private static long earlier(Issue issue, SessionState state) {
    return state.issues().stream()
        .filter(file -> file.issue().subject().equals(issue.subject()))
        .count();
  }

  private static boolean isWorthwhile(Issue issue, SessionState state) {
    return state.current().stream()
        .filter(measured -> measured.query().equals(issue.query()))
        .anyMatch(
            measured ->
                takesLong(measured)
                    || Optional.ofNullable(issue.target())
                        .filter(
                            target -> !target.isMetBy(measured.timing().figure(target.statistic())))
                        .isPresent());
  }
}
