package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.tool.CrewTools;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.engine.ledger.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tool by which an agent has a remedy tried while it works. A try is an attempt like a
 * proposal, before the same gates. One that fails begins the next attempt as long as the level has
 * one left; any other ends the work, and moves the issue once the agent is done.
 */
final class TryRemedyTool implements Toolbox {

  private final Journal journal;
  private final Workbench bench;
  private final ProposalReview review;
  private final Ladder ladder;
  private final Turn turn;
  private final BooleanSupplier sessionGoesOn;
  private Duration judged = Duration.ZERO;
  private @Nullable LadderEvent outcome;

  /**
   * Who works on what.
   *
   * @param agent as the ledger names it
   */
  record Turn(Case task, String agent, WorkingTime time) {}

  TryRemedyTool(
      Journal journal,
      Workbench bench,
      ProposalReview review,
      Ladder ladder,
      Turn turn,
      BooleanSupplier sessionGoesOn) {
    this.journal = journal;
    this.bench = bench;
    this.review = review;
    this.ladder = ladder;
    this.turn = turn;
    this.sessionGoesOn = sessionGoesOn;
  }

  /** What the last try comes to where the issue leaves this level or is settled by it. */
  Optional<LadderEvent> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** The agent's own working time in the attempt that has not been judged yet. */
  Duration worked() {
    return turn.time().spent().minus(judged);
  }

  @Override
  public List<Tool> tools() {
    return List.of(CrewTools.tryRemedy(RemedyKinds.BUILT_IN.form(turn.task().remit().open())));
  }

  @Override
  public boolean isOver() {
    return outcome != null;
  }

  @Override
  public ToolResult call(ToolCall call) {
    if (isOver()) {
      return new ToolResult.Refused("no-attempt-left", "no attempt is left at this level");
    }
    if (turn.time().spent().compareTo(turn.task().remit().time()) > 0) {
      return new ToolResult.Refused("time-gone", "the working time of this level has ended");
    }
    TryRequest.Reading reading =
        new TryRequest(turn.task(), bench.schema(), journal.state()).read(call.arguments());
    return reading instanceof TryRequest.Reading.Unusable unusable
        ? unusable.refusal()
        : tried(((TryRequest.Reading.Meant) reading).proposal());
  }

  private ToolResult tried(Proposal proposal) {
    journal.append(new SessionEvent.ProposalMade(proposal.issue(), proposal));
    LadderEvent event = review.judgeAnew(turn.task(), proposal, worked());
    judged = turn.time().spent();
    IssueFile file = journal.state().issue(proposal.issue()).orElseThrow();
    IssueFile.Attempt attempt = file.attempts().get(file.attempts().size() - 1);
    return VerdictForm.of(attempt, event, attemptsLeftAfter(event, file.standing(), file));
  }

  /** Begins the next attempt, where there is one. */
  private int attemptsLeftAfter(LadderEvent event, Standing from, IssueFile file) {
    Standing to = ladder.next(from, event);
    boolean goesOn = to.isWorking() && to.level() == from.level() && sessionGoesOn.getAsBoolean();
    if (!goesOn) {
      outcome = event;
      return 0;
    }
    journal.append(new SessionEvent.StandingChanged(file.issue().id(), from, to));
    journal.append(
        new SessionEvent.AttemptStarted(
            file.issue().id(),
            to.level(),
            to.attempts() + 1,
            turn.task().worker().id(),
            turn.agent()));
    return ladder.protocol().rule(to.level()).attempts() - to.attempts();
  }
}
