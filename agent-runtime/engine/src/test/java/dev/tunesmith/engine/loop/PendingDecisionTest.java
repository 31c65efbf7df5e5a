package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.engine.ledger.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues that wait for a person, and a clock moved by hand. */
class PendingDecisionTest {

  private static final IssueId ISSUE = IssueId.of(1);
  private static final Instant END = Instant.parse("2026-03-01T18:00:00Z");

  @TempDir private Path folder;

  @Test
  void an_issue_expires_at_its_time_and_no_moment_before() {
    assertThat(phaseAt(END.minusMillis(1), END)).isEqualTo(Phase.AWAITING_DECISION);
    assertThat(phaseAt(END, END)).isEqualTo(Phase.EXPIRED);
  }

  @Test
  void an_issue_without_a_time_waits_for_ever() {
    assertThat(phaseAt(END.plus(Duration.ofDays(10_000)), null)).isEqualTo(Phase.AWAITING_DECISION);
  }

  private Phase phaseAt(Instant now, @Nullable Instant until) {
    Path results = folder.resolve(now + "-" + until);
    try (Journal journal = Journal.begin(results, () -> now, List.of())) {
      journal.append(new SessionEvent.IssueOpened(issue()));
      journal.append(
          new SessionEvent.StandingChanged(
              ISSUE,
              Standing.start(),
              new Standing(
                  Level.USER_DECISION, 0, Duration.ZERO, Phase.AWAITING_DECISION, "it is up")));
      journal.append(new DecisionNeeded(ISSUE, List.of(), "accept_as_is", until));

      PendingDecision.expireOverdue(journal, now);

      return journal.state().issue(ISSUE).orElseThrow().standing().phase();
    }
  }

  private static Issue issue() {
    return new Issue(
        ISSUE,
        IssueKind.SLOW_QUERY,
        new Issue.Subject.OfQuery(new QueryName("page")),
        0.5,
        List.of(),
        null);
  }
}
