package dev.tunesmith.reports;

import static dev.tunesmith.reports.ProgressLine.detail;
import static dev.tunesmith.reports.ProgressLine.landmark;
import static dev.tunesmith.reports.ProgressLine.step;

import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.EventCases;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.ModelExchange;
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
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.WholeChange;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.reports.page.Tone;
import java.util.Set;
import java.util.stream.Collectors;

/** The line that each event becomes, beside what the session has come to with it. */
final class LineOfEvent implements EventCases<ProgressLine> {

  // What other events tell already, RESOLVED and AWAITING_DECISION, is not told twice.
  private static final Set<Phase> SETTLED =
      Set.of(Phase.PARKED, Phase.DECIDED, Phase.DECLINED, Phase.EXPIRED, Phase.FAILED);

  private static final String LOOKING = "looking into the issue";
  private static final String WRITING = "writing the results";

  private final SessionState state;

  LineOfEvent(SessionState state) {
    this.state = state;
  }

  @Override
  public ProgressLine of(OrderTaken event) {
    return detail("what the session is asked to do is kept: it can be resumed");
  }

  @Override
  public ProgressLine of(SessionResumed event) {
    return step("the session goes on: %s", event.why())
        .then(
            state.unverified().isEmpty()
                ? "copying the data into a sandbox"
                : "copying the data, to show again what was accepted");
  }

  @Override
  public ProgressLine of(SessionOpened event) {
    return step("session %s: tuning %s with %s", event.session(), event.target(), event.agent())
        .then("reading the skill files");
  }

  @Override
  public ProgressLine of(CommissionGiven event) {
    return detail("commission: %s", event.commission().goal());
  }

  @Override
  public ProgressLine of(LevelsDeclared event) {
    return detail(
        "to be settled at each level: %s",
        event.targets().stream()
            .map(each -> each.level().number() + ": " + Figures.percent(each.settled()))
            .collect(Collectors.joining(", ")));
  }

  @Override
  public ProgressLine of(ObjectivesDeclared event) {
    long measurable = event.objectives().stream().filter(Objective::isMeasurable).count();
    return detail(
        "the crew wants %s, of which %s can be measured here",
        Figures.count(event.objectives().size(), "figure", "figures"), measurable);
  }

  @Override
  public ProgressLine of(CrewWired event) {
    return step(
            "crew ready: %s, %s",
            Figures.count(event.agents().size(), "agent", "agents"),
            Figures.count(event.edges().size(), "wire", "wires"))
        .then("reading the schema");
  }

  @Override
  public ProgressLine of(SchemaRead event) {
    String rights =
        event.beyondReading().isEmpty()
            ? ""
            : "; the login " + Wording.listed(event.beyondReading());
    return landmark("schema read: %s%s", Wording.size(event), rights).then("reading the workload");
  }

  @Override
  public ProgressLine of(WorkloadRead event) {
    int left = event.leftOut().size();
    return step(
            "workload read: %s%s",
            statements(event.queries().size()), left == 0 ? "" : ", " + left + " left out")
        .then("copying the data into a sandbox");
  }

  @Override
  public ProgressLine of(SandboxReady event) {
    return landmark(
            "sandbox ready%s: %s copied in %s",
            event.server() == null ? "" : " on " + event.server(),
            Wording.copied(event),
            Figures.duration(event.took()))
        .then("measuring the workload as it stands");
  }

  @Override
  public ProgressLine of(QueryLeftOut event) {
    LeftOut left = event.statement();
    return landmark("left out: %s: %s", left.label(), left.reason()).in(Tone.WARNING);
  }

  @Override
  public ProgressLine of(BaselineMeasured event) {
    return landmark("baseline measured: %s", statements(event.measurements().size()))
        .then("looking for issues");
  }

  @Override
  public ProgressLine of(TargetPlansCompared event) {
    return step("target's plans compared: %s", Wording.plans(event));
  }

  @Override
  public ProgressLine of(WorkloadRemeasured event) {
    return detail(
        "workload measured with what is accepted so far: %s",
        statements(event.measurements().size()));
  }

  @Override
  public ProgressLine of(DutiesAsked event) {
    return detail(
        "the crew's files ask for %s of work",
        Figures.count(event.duties().size(), "line", "lines"));
  }

  @Override
  public ProgressLine of(DesignReviewed event) {
    return detail(
        "design looked at: %s", Figures.count(event.remarks().size(), "remark", "remarks"));
  }

  @Override
  public ProgressLine of(IssueOpened event) {
    return detail("%s", titled(event.issue().id()));
  }

  @Override
  public ProgressLine of(IssueAssigned event) {
    return step("%s → %s", titled(event.issue()), event.assignment().owner());
  }

  @Override
  public ProgressLine of(AttemptStarted event) {
    return step("%s %s (%s) begins", placed(event.issue()), event.worker(), event.agent())
        .then(LOOKING);
  }

  @Override
  public ProgressLine of(ModelCalled event) {
    ModelExchange exchange = event.exchange();
    return detail(
        "%s%s: %s in %s, %s tokens sent, %s answered",
        event.issue() == null ? "" : placed(event.issue()) + " ",
        event.model(),
        exchange.fault() == null ? "answered" : exchange.fault(),
        Figures.duration(exchange.took()),
        Figures.count(exchange.use().inputTokens()),
        Figures.count(exchange.use().outputTokens()));
  }

  @Override
  public ProgressLine of(BudgetEnded event) {
    return step("budget ended, %s: %s", event.kind().words(), event.detail());
  }

  @Override
  public ProgressLine of(ToolUsed event) {
    String came =
        event
            .result()
            .match(
                answered -> "answered" + Evidence.cite(answered.evidence()),
                refused -> "refused, " + refused.reason(),
                failed -> "failed, " + failed.reason());
    return detail("%s %s: %s", placed(event.issue()), event.call().tool(), came)
        .then(LOOKING + ": " + event.call().tool());
  }

  @Override
  public ProgressLine of(ProposalMade event) {
    String remedies = Wording.summary(event.proposal().remedies());
    return step("%s proposes: %s", placed(event.issue()), remedies).then("trying: " + remedies);
  }

  @Override
  public ProgressLine of(NoProposal event) {
    return step("%s no proposal: %s", placed(event.issue()), event.reason());
  }

  @Override
  public ProgressLine of(AnswersCompared event) {
    return detail(
        "%s answers compared: %s%s",
        event.issue(), event.equality().summary(), Evidence.cite(event.equality().id()));
  }

  @Override
  public ProgressLine of(TrialFinished event) {
    Trial trial = event.trial();
    return step("%s trial: %s", placed(trial.issue()), new Effect(trial).verdict())
        .then("judging the trial");
  }

  @Override
  public ProgressLine of(LoadCompared event) {
    LoadEffect effect = new LoadEffect(event.comparison());
    return step("%s under load: %s", placed(event.issue()), effect.line());
  }

  @Override
  public ProgressLine of(TrialBroken event) {
    return landmark("%s trial broken: %s", placed(event.issue()), event.reason()).in(Tone.WARNING);
  }

  @Override
  public ProgressLine of(GatesJudged event) {
    return step("%s gates: %s", placed(event.issue()), Wording.gates(event.reports()));
  }

  @Override
  public ProgressLine of(StandingChanged event) {
    Standing to = event.to();
    if (state.issue(event.issue()).filter(Wording::isSettledByAnother).isPresent()) {
      return step("%s %s", event.issue(), to.why());
    }
    String form = "%s %s at level %s: %s";
    Object[] values = {
      event.issue(), Wording.words(to.phase()), Wording.level(to.level()), to.why()
    };
    return SETTLED.contains(to.phase()) ? step(form, values) : detail(form, values);
  }

  @Override
  public ProgressLine of(Escalated event) {
    EscalationNote note = event.note();
    return step(
        "%s goes up to level %s, to %s",
        note.issue(), Wording.level(note.to()), Wording.whom(note));
  }

  @Override
  public ProgressLine of(RemedyAccepted event) {
    // Whoever decides late hears of its own trial, not of the session before.
    String effect =
        state
            .latest(TrialFinished.class)
            .map(trial -> new Effect(trial.trial()).factor())
            .orElse("without a trial");
    return landmark("%s accepted: %s", placed(event.issue()), effect)
        .in(Tone.GOOD)
        .adding(", by " + Wording.summary(event.proposal().remedies()));
  }

  @Override
  public ProgressLine of(RemedyWithdrawn event) {
    return step("%s remedy withdrawn: %s", event.issue(), event.reason());
  }

  @Override
  public ProgressLine of(PastRecalled event) {
    return step("%s: the journal knows %s", event.issue(), event.words());
  }

  @Override
  public ProgressLine of(PeerAdvised event) {
    return detail("%s %s", event.issue(), event.guidance().words());
  }

  @Override
  public ProgressLine of(DecisionMade event) {
    return step("%s: you chose %s", titled(event.issue()), event.option());
  }

  @Override
  public ProgressLine of(DecisionNeeded event) {
    String options =
        event.options().stream().map(DecisionOption::name).collect(Collectors.joining(", "));
    return landmark(
            "%s needs your decision: %s; recommended: %s",
            event.issue(), options, Wording.recommendation(event))
        .in(Tone.WARNING);
  }

  @Override
  public ProgressLine of(FinalMeasured event) {
    return landmark("workload measured again: %s", WholeChange.of(event))
        .in(Tone.GOOD)
        .then(WRITING);
  }

  @Override
  public ProgressLine of(UndoRehearsed event) {
    return step(
            "undo rehearsed: %s in %s%s",
            statements(event.statements()),
            Figures.duration(event.took()),
            Evidence.cite(event.id()))
        .then("measuring the whole workload again");
  }

  @Override
  public ProgressLine of(RemediesConfirmed event) {
    return step("%s looked for", Figures.count(event.remedies().size(), "remedy", "remedies"));
  }

  @Override
  public ProgressLine of(SessionEnded event) {
    String detail = event.detail().isBlank() ? "" : ", " + event.detail();
    return step("session ended: %s%s", event.reason().words(), detail).then(WRITING);
  }

  private static String statements(int count) {
    return Figures.count(count, "statement", "statements");
  }

  private String titled(IssueId id) {
    return state
        .issue(id)
        .map(IssueFile::issue)
        .map(
            issue ->
                "%s %s (%s of time)".formatted(id, issue.title(), Figures.percent(issue.share())))
        .orElse(id.value());
  }

  private String placed(IssueId id) {
    return state
        .issue(id)
        .map(IssueFile::attempts)
        .filter(attempts -> !attempts.isEmpty())
        .map(attempts -> id + " " + Wording.attempt(attempts.get(attempts.size() - 1)))
        .orElse(id.value());
  }
}
