package dev.tunesmith.core.session;

import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import java.util.List;
import java.util.Optional;

/**
 * What is left of an issue after its remedy: a statement that became faster may still waste work,
 * or miss its target, and a further remedy may mend that as well. Pure.
 */
public final class FurtherIssue {

  /** So many issues about one statement, the first included. */
  static final int MOST_OF_ONE = 3;

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

  /** Whether an issue is about what an accepted remedy left of another one. */
  public static boolean isOne(IssueFile file, SessionState state) {
    return state.accepted().stream()
        .filter(other -> !other.issue().id().equals(file.issue().id()))
        .anyMatch(other -> other.issue().subject().equals(file.issue().subject()));
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
                measured.timing().medianMillis() >= WORTH_MILLIS
                    || Optional.ofNullable(issue.target())
                        .filter(
                            target -> !target.isMetBy(measured.timing().figure(target.statistic())))
                        .isPresent());
  }
}
