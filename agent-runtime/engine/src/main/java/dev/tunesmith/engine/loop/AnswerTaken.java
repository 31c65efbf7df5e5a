package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import java.time.Duration;
import java.util.Set;

/** What follows from what an agent answered, written down. */
final class AnswerTaken implements Answer.Cases<LadderEvent> {

  /** What a user must mend: a key that is refused, a model that is not there. */
  private static final Set<String> BEYOND_WAITING = Set.of("key-refused", "model-unknown");

  private final Journal journal;
  private final ProposalReview review;
  private final Case task;
  private final IssueId issue;
  private final Duration worked;
  private final Runnable giveToFallback;

  AnswerTaken(
      Journal journal, ProposalReview review, Case task, Duration worked, Runnable giveToFallback) {
    this.journal = journal;
    this.review = review;
    this.giveToFallback = giveToFallback;
    this.task = task;
    this.issue = task.issue().id();
    this.worked = worked;
  }

  @Override
  public LadderEvent of(Answer.Proposed proposed) {
    journal.append(new SessionEvent.ProposalMade(issue, proposed.proposal()));
    return review.judgeAnew(task, proposed.proposal(), worked);
  }

  @Override
  public LadderEvent of(Answer.Tried tried) {
    noProposal("nothing-tried", "the agent ended its work without a proposal");
    return new LadderEvent.AttemptFailed("nothing was proposed", worked);
  }

  @Override
  public LadderEvent of(Answer.GaveUp gaveUp) {
    noProposal("gave-up", gaveUp.reason());
    return new LadderEvent.GaveUp(gaveUp.reason());
  }

  @Override
  public LadderEvent of(Answer.Invalid invalid) {
    noProposal(invalid.code(), invalid.reason());
    return new LadderEvent.AttemptFailed(invalid.reason(), worked);
  }

  @Override
  public LadderEvent of(Answer.OutOfTime late) {
    noProposal("time-gone", "the agent's working time ended before its answer");
    return new LadderEvent.TimedOut();
  }

  @Override
  public LadderEvent of(Answer.Unavailable unavailable) {
    noProposal(unavailable.code(), unavailable.reason());
    if (BEYOND_WAITING.contains(unavailable.code())) {
      throw new InvalidInputException(unavailable.reason());
    }
    giveToFallback.run();
    return new LadderEvent.AgentUnavailable(unavailable.reason());
  }

  @Override
  public LadderEvent of(Answer.BudgetSpent spent) {
    noProposal("budget-spent", spent.detail());
    journal.append(new SessionEvent.BudgetEnded(spent.kind(), spent.detail()));
    return new LadderEvent.BudgetGone(spent.kind().words());
  }

  @Override
  public LadderEvent of(Answer.Cancelled cancelled) {
    throw new SessionCancelledException("the session was cancelled while an agent worked");
  }

  private void noProposal(String code, String reason) {
    journal.append(new SessionEvent.NoProposal(issue, code, reason));
  }
}
