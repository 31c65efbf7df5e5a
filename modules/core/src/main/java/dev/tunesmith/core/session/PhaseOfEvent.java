package dev.tunesmith.core.session;

import dev.tunesmith.core.session.SessionEvent.AnswersCompared;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.CommissionGiven;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.DecisionMade;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.DesignReviewed;
import dev.tunesmith.core.session.SessionEvent.DutiesAsked;
import dev.tunesmith.core.session.SessionEvent.Escalated;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.GatesJudged;
import dev.tunesmith.core.session.SessionEvent.IssueAssigned;
import dev.tunesmith.core.session.SessionEvent.IssueOpened;
import dev.tunesmith.core.session.SessionEvent.LevelsDeclared;
import dev.tunesmith.core.session.SessionEvent.LoadCompared;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionEvent.NoProposal;
import dev.tunesmith.core.session.SessionEvent.ObjectivesDeclared;
import dev.tunesmith.core.session.SessionEvent.OrderTaken;
import dev.tunesmith.core.session.SessionEvent.PastRecalled;
import dev.tunesmith.core.session.SessionEvent.PeerAdvised;
import dev.tunesmith.core.session.SessionEvent.ProposalMade;
import dev.tunesmith.core.session.SessionEvent.QueryLeftOut;
import dev.tunesmith.core.session.SessionEvent.RemediesConfirmed;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.SessionResumed;
import dev.tunesmith.core.session.SessionEvent.StandingChanged;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionEvent.ToolUsed;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRemeasured;

/** In which phase of the loop an event happens. */
final class PhaseOfEvent implements EventCases<Phase> {

  @Override
  public Phase of(OrderTaken event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(SessionOpened event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(CommissionGiven event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(CrewWired event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(LevelsDeclared event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(ObjectivesDeclared event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(SchemaRead event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(WorkloadRead event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(SandboxReady event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(QueryLeftOut event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(BaselineMeasured event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(WorkloadRemeasured event) {
    return Phase.REPEAT;
  }

  @Override
  public Phase of(TargetPlansCompared event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(DutiesAsked event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(DesignReviewed event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(IssueOpened event) {
    return Phase.EXAMINE;
  }

  @Override
  public Phase of(IssueAssigned event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(AttemptStarted event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(ModelCalled event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(BudgetEnded event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(ToolUsed event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(ProposalMade event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(NoProposal event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(AnswersCompared event) {
    return Phase.EVALUATE;
  }

  @Override
  public Phase of(TrialFinished event) {
    return Phase.EVALUATE;
  }

  @Override
  public Phase of(LoadCompared event) {
    return Phase.EVALUATE;
  }

  @Override
  public Phase of(TrialBroken event) {
    return Phase.ACT;
  }

  @Override
  public Phase of(GatesJudged event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(StandingChanged event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(Escalated event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(RemedyAccepted event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(RemedyWithdrawn event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(PastRecalled event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(PeerAdvised event) {
    return Phase.HYPOTHESIZE;
  }

  @Override
  public Phase of(DecisionNeeded event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(DecisionMade event) {
    return Phase.DECIDE;
  }

  @Override
  public Phase of(FinalMeasured event) {
    return Phase.EVALUATE;
  }

  @Override
  public Phase of(UndoRehearsed event) {
    return Phase.ACT;
  }

  @Override
  public Phase of(SessionResumed event) {
    return Phase.REPEAT;
  }

  @Override
  public Phase of(RemediesConfirmed event) {
    return Phase.EVALUATE;
  }

  @Override
  public Phase of(SessionEnded event) {
    return Phase.DECIDE;
  }
}
