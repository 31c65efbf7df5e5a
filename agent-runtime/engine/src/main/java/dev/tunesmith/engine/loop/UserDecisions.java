package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Decider.Choice;
import dev.tunesmith.engine.order.DecisionTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a person about the issues that wait for one, and carries out what was chosen: its remedies
 * are tried, measured and gated like any other, with all that a person may agree to agreed to.
 */
final class UserDecisions {

  private static final String PERSON = "person";

  private final Journal journal;
  private final Workbench bench;
  private final IssueWork work;
  private final ProposalReview review;
  private final DecisionTime time;
  private final Set<IssueId> deferred = new HashSet<>();

  UserDecisions(
      Journal journal, Workbench bench, IssueWork work, ProposalReview review, DecisionTime time) {
    this.journal = journal;
    this.bench = bench;
    this.work = work;
    this.review = review;
    this.time = time;
  }

  /** The next issue that waits for a person and was not put off in this session. */
  Optional<PendingDecision> nextPending() {
    return PendingDecision.allIn(journal.state()).stream()
        .filter(each -> !deferred.contains(each.issue()))
        .findFirst();
  }

  /** Has one issue decided; where nobody chooses, it goes on waiting as long as it may. */
  Optional<Choice> ask(PendingDecision pending, Decider decider) {
    DecisionNeeded question = timed(pending.question());
    Optional<Choice> choice =
        question.isOverdue(now()) ? Optional.empty() : decider.decide(question, pending.file());
    if (question.isOverdue(now())) {
      PendingDecision.expireOverdue(journal, now());
      return Optional.empty();
    }
    if (choice.isEmpty()) {
      deferred.add(pending.issue());
    }
    return choice;
  }

  /** Sets a time to each question that waits, and ends those whose time is over. */
  void leaveWaiting() {
    PendingDecision.allIn(journal.state()).forEach(each -> timed(each.question()));
    PendingDecision.expireOverdue(journal, now());
  }

  /** The time to decide begins once a person is asked, not while the crew is at work. */
  private DecisionNeeded timed(DecisionNeeded question) {
    Optional<Instant> end = question.until() == null ? time.end(now()) : Optional.empty();
    if (end.isEmpty()) {
      return question;
    }
    DecisionNeeded timed = question.until(end.get());
    journal.append(timed);
    return timed;
  }

  private Instant now() {
    return bench.clock().instant();
  }

  /** Carries a choice out. */
  void carryOut(PendingDecision pending, Choice choice) {
    DecisionOption option = pending.option(choice.option());
    Ladder ladder = work.ladderOf(pending.file());
    pending.record(journal, ladder, choice);
    if (!option.remedies().isEmpty()) {
      tryOut(journal.state().issue(pending.issue()).orElseThrow(), option, ladder);
    }
  }

  private void tryOut(IssueFile file, DecisionOption option, Ladder ladder) {
    IssueId id = file.issue().id();
    Case task = caseOf(file);
    journal.append(
        new SessionEvent.AttemptStarted(
            id, Level.USER_DECISION, task.remit().attempt(), task.worker().id(), PERSON));
    Proposal proposal = proposalBehind(file, option);
    journal.append(new SessionEvent.ProposalMade(id, proposal));
    LadderEvent event = review.judge(task, proposal, Duration.ZERO);
    work.move(id, ladder, event);
    askAnew(journal.state().issue(id).orElseThrow());
  }

  /** A choice for which the time did not suffice is the person's to make again. */
  void askAgainIfBrokenOff(IssueId id) {
    askAgainIfBrokenOff(id, "the time was up while your choice was tried");
  }

  /** The same, saying why it was broken off. */
  void askAgainIfBrokenOff(IssueId id, String why) {
    IssueFile file = journal.state().issue(id).orElseThrow();
    if (file.standing().level() == Level.USER_DECISION && file.standing().isWorking()) {
      Ladder ladder = work.ladderOf(file);
      work.move(id, ladder, new LadderEvent.Parked(why));
      work.move(id, ladder, new LadderEvent.Resumed());
      askAnew(journal.state().issue(id).orElseThrow());
    }
  }

  /** After a choice that came to nothing the options are others: one more has been measured. */
  void askAnew(IssueFile file) {
    if (file.standing().phase() == Standing.Phase.AWAITING_DECISION) {
      Instant until = file.decision() == null ? null : file.decision().until();
      journal.append(DecisionOptions.of(file).until(until));
    }
  }

  private static Proposal proposalBehind(IssueFile file, DecisionOption option) {
    return file.attempts().stream()
        .map(IssueFile.Attempt::proposal)
        .filter(Objects::nonNull)
        .filter(proposal -> proposal.remedies().equals(option.remedies()))
        .reduce((earlier, later) -> later)
        .orElseGet(
            () ->
                new Proposal(
                    file.issue().id(), option.effect(), option.remedies(), 0, option.evidence()));
  }

  private Case caseOf(IssueFile file) {
    SkillId owner = IssueWork.ownerOf(file);
    Skill skill = bench.crew().agent(owner).orElseThrow();
    Standing standing = file.standing();
    return new Case(
        file.issue(),
        bench.queryOf(file.issue(), journal.state()),
        skill,
        new Case.Remit(
            Level.USER_DECISION,
            standing.attempts() + 1,
            RemedyKinds.BUILT_IN.all(),
            bench.forbiddenTo(owner, owner),
            bench.crew().protocolOf(owner).rule(Level.USER_DECISION).workingTime()),
        EarlierAttempts.of(file.attempts()),
        file.guidance());
  }
}
