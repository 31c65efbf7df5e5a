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

/** One answer for each event: who adds an event is told by the compiler who must hear of it. */
public interface EventCases<T> {
  T of(OrderTaken event);

  T of(SessionOpened event);

  T of(CommissionGiven event);

  T of(CrewWired event);

  T of(LevelsDeclared event);

  /** The value for that event. */
  T of(ObjectivesDeclared event);

  T of(SchemaRead event);

  T of(WorkloadRead event);

  T of(SandboxReady event);

  T of(QueryLeftOut event);

  T of(BaselineMeasured event);

  T of(WorkloadRemeasured event);

  T of(TargetPlansCompared event);

  T of(DutiesAsked event);

  T of(DesignReviewed event);

  T of(IssueOpened event);

  T of(IssueAssigned event);

  T of(AttemptStarted event);

  T of(ModelCalled event);

  T of(BudgetEnded event);

  T of(ToolUsed event);

  T of(ProposalMade event);

  T of(NoProposal event);

  T of(AnswersCompared event);

  T of(TrialFinished event);

  T of(LoadCompared event);

  T of(TrialBroken event);

  T of(GatesJudged event);

  T of(StandingChanged event);

  T of(Escalated event);

  T of(RemedyAccepted event);

  T of(RemedyWithdrawn event);

  T of(PastRecalled event);

  T of(PeerAdvised event);

  T of(DecisionNeeded event);

  T of(DecisionMade event);

  T of(FinalMeasured event);

  T of(UndoRehearsed event);

  T of(SessionResumed event);

  T of(RemediesConfirmed event);

  T of(SessionEnded event);
}
