package dev.tunesmith.engine.loop;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks, once no issue is left to work on, at the statements that never were one: where a reading
 * statement takes a good part of the workload's time and the advisor foresees to halve its cost, it
 * is an issue, though nothing wasteful is seen in its plan. Each is looked at once.
 */
final class Overlooked {

  private static final double GOOD_PART = 0.05;
  private static final double NOTABLE_MILLIS = 5;

  private final Workbench bench;
  private final Outlook outlook;
  private final Set<QueryName> lookedAt = new HashSet<>();

  Overlooked(Workbench bench, Outlook outlook) {
    this.bench = bench;
    this.outlook = outlook;
  }

  /** The issue and its owner, of the statement that takes most; empty where there is none. */
  Optional<IssueFile> next(SessionState state) {
    return state.current().stream()
        .filter(Overlooked::takesMuch)
        .sorted(Comparator.comparingDouble(measured -> -measured.share()))
        .filter(measured -> mayBeOverlooked(measured.query(), state))
        .flatMap(measured -> file(measured, state).stream())
        .findFirst();
  }

  private static boolean takesMuch(Measurement measured) {
    return measured.share() >= GOOD_PART
        && measured.timing().medianMillis() >= NOTABLE_MILLIS
        && !measured.timing().isAtLeast();
  }

  private boolean mayBeOverlooked(QueryName name, SessionState state) {
    boolean isIssue = state.issues().stream().anyMatch(file -> name.equals(file.issue().query()));
    boolean isRead = bench.workload().find(name).filter(Query::isRead).isPresent();
    return !isIssue && isRead && lookedAt.add(name);
  }

  private Optional<IssueFile> file(Measurement measured, SessionState state) {
    QueryName name = measured.query();
    Issue asked =
        new Issue(
            IssueId.of(state.issues().size() + 1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(name),
            measured.share(),
            List.of(),
            bench.workload().find(name).map(Query::target).orElse(null));
    Assignment owner = new Owners(bench.crew()).of(asked.kind());
    return outlook
        .left(IssueFile.opened(asked, owner), state)
        .map(issue -> IssueFile.opened(issue, owner));
  }
}
