package dev.tunesmith.core.testing;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ledger written event by event, one second apart. */
public final class Sessions {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final List<LedgerEntry> entries = new ArrayList<>();

  /** An empty ledger. */
  public Sessions() {}

  /** Appends an event. */
  public Sessions then(SessionEvent event) {
    long number = entries.size() + 1L;
    entries.add(new LedgerEntry(number, START.plusSeconds(number), event));
    return this;
  }

  /** Measures the shop. */
  public Sessions measured() {
    return then(new SessionEvent.BaselineMeasured(Shop.baseline()));
  }

  /** Measures the shop again; the slow reader has {@code share} of the time now. */
  public Sessions remeasured(double share) {
    return then(
        new SessionEvent.WorkloadRemeasured(
            List.of(Shop.measured(50, Shop.BY_CUSTOMER, 1, share, Shop.baseline().get(0).plan()))));
  }

  /** Opens an issue about the slow reader. */
  public Sessions opened(int issue, double share) {
    return then(
        new SessionEvent.IssueOpened(
            new Issue(
                IssueId.of(issue),
                IssueKind.SLOW_QUERY,
                new Issue.Subject.OfQuery(Shop.BY_CUSTOMER),
                share,
                List.of(new Symptom("keeps 1 of 5,000 rows", EvidenceId.of(2))),
                null)));
  }

  /** Begins an attempt at an issue. */
  public Sessions attempted(int issue) {
    return then(
        new SessionEvent.AttemptStarted(
            IssueId.of(issue), Level.SELF_RECOVERY, 1, new SkillId("owner"), "playbook"));
  }

  /** Tries the good index for an issue; the reader then takes {@code with} of 100 ms. */
  public Sessions tried(int issue, double with) {
    return then(
        new SessionEvent.TrialFinished(
            new Trial(
                EvidenceId.of(100 + issue),
                IssueId.of(issue),
                List.of(Submissions.GOOD_INDEX),
                Shop.BY_CUSTOMER,
                List.of(Shop.compared(200 + issue, Shop.BY_CUSTOMER, 100, with, Outcome.BETTER)),
                List.of(),
                List.of(),
                4096,
                Duration.ofSeconds(1))));
  }

  /** Accepts what was tried. */
  public Sessions accepted(int issue) {
    Proposal proposal =
        new Proposal(IssueId.of(issue), "a scan", List.of(Submissions.GOOD_INDEX), 0.9, List.of());
    return then(new SessionEvent.RemedyAccepted(
            IssueId.of(issue),
            proposal,
            EvidenceId.of(100 + issue),
            new Migration(List.of("create"), List.of("drop"), Migration.Transactionality.ALLOWED)))
        .stands(issue, Phase.RESOLVED);
  }

  /** Moves an issue. */
  public Sessions stands(int issue, Phase phase) {
    return then(
        new SessionEvent.StandingChanged(
            IssueId.of(issue),
            Standing.start(),
            new Standing(Level.SELF_RECOVERY, 0, Duration.ZERO, phase, "so it is")));
  }

  /** The fold of it all. */
  public SessionState state() {
    return SessionState.of(entries);
  }
}
