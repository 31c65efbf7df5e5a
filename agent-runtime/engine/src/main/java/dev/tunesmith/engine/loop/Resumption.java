package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.engine.ledger.Journal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes a session up where it broke off. What its ledger calls accepted is shown again in the new
 * sandbox, since evidence of before the break speaks of another one; an attempt that was under way
 * is brought to its end; what has ended is not repeated.
 */
final class Resumption {

  private static final String CUT_OFF = "the session was cut off while this was worked on";
  private static final String NOT_AGAIN =
      "it did not prove itself again after the session had been cut off: ";

  private final Journal journal;
  private final Workbench bench;
  private final IssueWork work;
  private final ProposalReview review;
  private final UserDecisions decisions;
  private final Aftermath aftermath;
  private final Map<IssueId, Acceptance> before = new HashMap<>();

  Resumption(
      Journal journal,
      Workbench bench,
      IssueWork work,
      ProposalReview review,
      UserDecisions decisions,
      Aftermath aftermath) {
    this.journal = journal;
    this.bench = bench;
    this.work = work;
    this.review = review;
    this.decisions = decisions;
    this.aftermath = aftermath;
  }

  /** Tries what had been accepted once more, in its order, and withdraws what fails. */
  Resumption showAgain() {
    Map<IssueId, Acceptance> accepted = journal.state().unverified();
    before.putAll(accepted);
    accepted.entrySet().stream()
        .sorted(Comparator.comparingLong(each -> each.getValue().trial().number()))
        .forEach(each -> showAgain(each.getKey(), each.getValue()));
    return this;
  }

  private void showAgain(IssueId id, Acceptance accepted) {
    IssueFile file = fileOf(id);
    Case task = work.caseOf(attemptBehind(file, accepted), file);
    LadderEvent event = review.judge(task, accepted.proposal(), Duration.ZERO);
    if (review.brokeOff()) {
      event = review.judge(task, accepted.proposal(), Duration.ZERO);
    }
    if (event instanceof LadderEvent.AttemptAccepted) {
      aftermath.measureAgain(fileOf(id));
    } else {
      String why = EscalationNotes.resultOf(last(fileOf(id)));
      journal.append(new SessionEvent.RemedyWithdrawn(id, NOT_AGAIN + why, List.of()));
    }
    move(fileOf(id), event);
  }

  private static Attempt attemptBehind(IssueFile file, Acceptance accepted) {
    return file.attempts().stream()
        .filter(attempt -> accepted.proposal().equals(attempt.proposal()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** Brings to its end whatever the session was at when it broke off. */
  void bringToItsEnd() {
    for (IssueFile file : journal.state().issues()) {
      bringToItsEnd(file.issue().id());
    }
    aftermath.catchUp(before);
  }

  private void bringToItsEnd(IssueId id) {
    if (fileOf(id).assignment() == null) {
      journal.append(
          new SessionEvent.IssueAssigned(
              id, new Owners(bench.crew()).of(fileOf(id).issue().kind())));
    }
    endAttempt(fileOf(id));
    work.arriveWhereCutOff(fileOf(id));
    decisions.askAgainIfBrokenOff(id, "the session was cut off while your choice was tried");
  }

  private void endAttempt(IssueFile file) {
    if (file.attempts().isEmpty() || file.accepted() != null || file.standing().hasEnded()) {
      return;
    }
    Attempt attempt = last(file);
    if (isDecided(attempt)) {
      moveIfUnfinished(file, review.outcomeOf(work.caseOf(attempt, file), attempt));
    } else if (attempt.proposal() == null) {
      journal.append(
          new SessionEvent.NoProposal(file.issue().id(), SessionEvent.NoProposal.CUT_OFF, CUT_OFF));
    } else {
      judge(file, attempt);
    }
  }

  /** Whether it came to nothing, or a gate refused it. */
  private static boolean isDecided(Attempt attempt) {
    return attempt.problem() != null || attempt.reports().stream().anyMatch(GateReport::hasFailed);
  }

  /** A proposal that had been made is judged as it would have been. */
  private void judge(IssueFile file, Attempt attempt) {
    LadderEvent event =
        review.judge(
            work.caseOf(attempt, file), Objects.requireNonNull(attempt.proposal()), Duration.ZERO);
    if (event instanceof LadderEvent.AttemptAccepted) {
      move(file, event);
      aftermath.goOnAfter(file);
    } else {
      moveIfUnfinished(file, event);
    }
  }

  private void moveIfUnfinished(IssueFile file, LadderEvent event) {
    if (journal.state().isUnfinished(file.issue().id())) {
      move(file, event);
    }
  }

  private void move(IssueFile file, LadderEvent event) {
    Ladder ladder = work.ladderOf(file);
    work.move(file.issue().id(), ladder, event);
    IssueFile after = fileOf(file.issue().id());
    if (last(after).level() == Level.USER_DECISION && !after.equals(file)) {
      decisions.askAnew(after);
    }
  }

  private IssueFile fileOf(IssueId id) {
    return journal.state().issue(id).orElseThrow();
  }

  private static Attempt last(IssueFile file) {
    return file.attempts().get(file.attempts().size() - 1);
  }
}
