package dev.tunesmith.core.session;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.IssueFile.Attempt;
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
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Takes events in, one after another. An event that is only ever looked up changes nothing. */
final class Fold implements EventCases<Fold> {

  private final IssueFiles issues = new IssueFiles();
  private final Set<EvidenceId> evidence = new LinkedHashSet<>();
  private final List<Workload.LeftOut> leftOut = new ArrayList<>();
  private final List<ToolUsed> toolUses = new ArrayList<>();
  private final Set<IssueId> closed = new LinkedHashSet<>();
  private final Set<IssueId> rehearsed = new HashSet<>();
  private final Set<IssueId> unfinished = new HashSet<>();
  private final Map<IssueId, Acceptance> unverified = new LinkedHashMap<>();
  private long attempts;
  private ModelSpending spending = ModelSpending.NOTHING;

  @Override
  public Fold of(OrderTaken event) {
    return this;
  }

  @Override
  public Fold of(SessionOpened event) {
    return this;
  }

  @Override
  public Fold of(CommissionGiven event) {
    return this;
  }

  @Override
  public Fold of(CrewWired event) {
    return this;
  }

  @Override
  public Fold of(LevelsDeclared event) {
    return this;
  }

  @Override
  public Fold of(ObjectivesDeclared event) {
    return this;
  }

  @Override
  public Fold of(SchemaRead event) {
    return cite(Stream.of(event.id()));
  }

  @Override
  public Fold of(WorkloadRead event) {
    leftOut.addAll(event.leftOut());
    return this;
  }

  @Override
  public Fold of(SandboxReady event) {
    return this;
  }

  @Override
  public Fold of(QueryLeftOut event) {
    leftOut.add(event.statement());
    return this;
  }

  @Override
  public Fold of(BaselineMeasured event) {
    return cite(event.measurements().stream().map(Measurement::id));
  }

  @Override
  public Fold of(WorkloadRemeasured event) {
    return cite(event.measurements().stream().map(Measurement::id));
  }

  @Override
  public Fold of(TargetPlansCompared event) {
    return cite(Stream.of(event.id()));
  }

  @Override
  public Fold of(DutiesAsked event) {
    return this;
  }

  @Override
  public Fold of(DesignReviewed event) {
    return this;
  }

  @Override
  public Fold of(IssueOpened event) {
    issues.open(event.issue());
    return this;
  }

  @Override
  public Fold of(IssueAssigned event) {
    issues.assign(event.issue(), event.assignment());
    return this;
  }

  @Override
  public Fold of(AttemptStarted event) {
    attempts++;
    if (isTheNext(event)) {
      unfinished.add(event.issue());
    }
    issues.start(event.issue(), Attempt.begun(event));
    return this;
  }

  /** A proposal that is looked at once more does not move its issue if it is refused again. */
  private boolean isTheNext(AttemptStarted event) {
    return issues.all().stream()
        .filter(file -> file.issue().id().equals(event.issue()))
        .map(IssueFile::standing)
        .anyMatch(
            standing ->
                standing.isWorking()
                    && standing.level() == event.level()
                    && standing.attempts() + 1 == event.attempt());
  }

  @Override
  public Fold of(ModelCalled event) {
    spending = spending.plus(event.exchange().use());
    return this;
  }

  @Override
  public Fold of(BudgetEnded event) {
    return this;
  }

  @Override
  public Fold of(ToolUsed event) {
    toolUses.add(event);
    return cite(event.result().evidence().stream());
  }

  @Override
  public Fold of(ProposalMade event) {
    return attempt(event.issue(), each -> each.with(event.proposal()));
  }

  @Override
  public Fold of(NoProposal event) {
    if (event.code().equals(NoProposal.CUT_OFF)) {
      unfinished.remove(event.issue());
    }
    return attempt(event.issue(), each -> each.with(event.reason()));
  }

  @Override
  public Fold of(AnswersCompared event) {
    cite(Stream.of(event.equality().id()));
    return attempt(event.issue(), each -> each.with(event.equality()));
  }

  @Override
  public Fold of(TrialFinished event) {
    Trial trial = event.trial();
    cite(Stream.of(trial.id()));
    cite(
        Stream.of(trial.reads(), trial.writes(), trial.upkeep().synthesised())
            .flatMap(List::stream)
            .map(Comparison::id));
    return attempt(trial.issue(), each -> each.with(trial));
  }

  @Override
  public Fold of(LoadCompared event) {
    cite(Stream.of(event.comparison().id()));
    return attempt(event.issue(), each -> each.with(event.comparison()));
  }

  @Override
  public Fold of(TrialBroken event) {
    return attempt(event.issue(), each -> each.with(event.reason()));
  }

  @Override
  public Fold of(GatesJudged event) {
    return attempt(event.issue(), each -> each.with(event.reports()));
  }

  @Override
  public Fold of(StandingChanged event) {
    issues.stand(event.issue(), event.to());
    unfinished.remove(event.issue());
    closed.remove(event.issue());
    if (event.to().hasEnded() || event.to().phase() == Standing.Phase.AWAITING_DECISION) {
      closed.add(event.issue());
    }
    return this;
  }

  @Override
  public Fold of(Escalated event) {
    issues.escalate(event.note());
    return this;
  }

  @Override
  public Fold of(RemedyAccepted event) {
    rehearsed.remove(event.issue());
    unverified.remove(event.issue());
    issues.accept(
        event.issue(), new Acceptance(event.proposal(), event.trial(), event.migration()));
    return this;
  }

  @Override
  public Fold of(RemedyWithdrawn event) {
    unverified.remove(event.issue());
    issues.withdraw(event.issue(), event.reason());
    return cite(event.comparisons().stream().map(Comparison::id));
  }

  @Override
  public Fold of(PastRecalled event) {
    return this;
  }

  @Override
  public Fold of(PeerAdvised event) {
    issues.advise(event.issue(), event.guidance());
    return this;
  }

  @Override
  public Fold of(DecisionNeeded event) {
    issues.needDecision(event);
    return this;
  }

  @Override
  public Fold of(DecisionMade event) {
    issues.decide(event);
    return this;
  }

  @Override
  public Fold of(FinalMeasured event) {
    return cite(event.comparisons().stream().map(Comparison::id));
  }

  @Override
  public Fold of(UndoRehearsed event) {
    issues.all().stream()
        .filter(file -> file.accepted() != null)
        .forEach(file -> rehearsed.add(file.issue().id()));
    return cite(Stream.of(event.id()));
  }

  @Override
  public Fold of(SessionResumed event) {
    rehearsed.clear();
    if (attempts == 0) {
      issues.forget();
      leftOut.clear();
      closed.clear();
    } else {
      unverified.putAll(issues.suspend());
    }
    return this;
  }

  @Override
  public Fold of(RemediesConfirmed event) {
    return this;
  }

  @Override
  public Fold of(SessionEnded event) {
    return this;
  }

  private Fold cite(Stream<EvidenceId> seen) {
    seen.forEach(evidence::add);
    return this;
  }

  private Fold attempt(IssueId issue, UnaryOperator<Attempt> change) {
    issues.latestAttempt(issue, change);
    return this;
  }

  List<IssueFile> issues() {
    return issues.all();
  }

  Set<EvidenceId> evidence() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(evidence));
  }

  List<Workload.LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  Stream<ToolUsed> toolUses(IssueId issue) {
    return toolUses.stream().filter(use -> use.issue().equals(issue));
  }

  Stream<IssueId> closed() {
    return closed.stream();
  }

  boolean isRehearsed(IssueId issue) {
    return rehearsed.contains(issue);
  }

  boolean isUnfinished(IssueId issue) {
    return unfinished.contains(issue);
  }

  long toolCalls() {
    return toolUses.size();
  }

  Map<IssueId, Acceptance> unverified() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(unverified));
  }

  long attempts() {
    return attempts;
  }

  ModelSpending spending() {
    return spending;
  }
}
