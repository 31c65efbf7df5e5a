package dev.tunesmith.reports;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.EventCases;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.SessionEvent.AnswersCompared;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.DecisionMade;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.Escalated;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.GatesJudged;
import dev.tunesmith.core.session.SessionEvent.IssueAssigned;
import dev.tunesmith.core.session.SessionEvent.IssueOpened;
import dev.tunesmith.core.session.SessionEvent.LevelsDeclared;
import dev.tunesmith.core.session.SessionEvent.LoadCompared;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionEvent.NoProposal;
import dev.tunesmith.core.session.SessionEvent.PeerAdvised;
import dev.tunesmith.core.session.SessionEvent.ProposalMade;
import dev.tunesmith.core.session.SessionEvent.QueryLeftOut;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.StandingChanged;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionEvent.ToolUsed;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRemeasured;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.text.HiddenCharacters;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The line that each event becomes, beside what the session has come to with it. */
final class LineOfEvent implements EventCases<ProgressLine> {

  // What other events tell already, RESOLVED and AWAITING_DECISION, is not told twice.
  private static final Set<Phase> SETTLED =
      Set.of(Phase.PARKED, Phase.DECIDED, Phase.DECLINED, Phase.EXPIRED, Phase.FAILED);

  private final SessionState state;

  LineOfEvent(SessionState state) {
    this.state = state;
  }

  @Override
  public ProgressLine of(SessionOpened event) {
    return ProgressLine.step(
        "session " + event.session() + ": tuning " + event.target() + " with " + event.agent());
  }

  @Override
  public ProgressLine of(LevelsDeclared event) {
    return ProgressLine.detail(
        event.targets().stream()
            .map(each -> each.level().number() + ": " + Figures.percent(each.settled()))
            .collect(Collectors.joining(", ", "to be settled at each level: ", "")));
  }

  @Override
  public ProgressLine of(CrewWired event) {
    return ProgressLine.step(
        "crew ready: "
            + Figures.count(event.agents().size(), "agent", "agents")
            + ", "
            + Figures.count(event.edges().size(), "wire", "wires"));
  }

  @Override
  public ProgressLine of(SchemaRead event) {
    return ProgressLine.step(
        "schema read: "
            + event.server()
            + ", "
            + Figures.count(event.tables(), "table", "tables")
            + ", "
            + Figures.count(event.indexes(), "index", "indexes")
            + ", about "
            + Figures.count(event.rows(), "row", "rows")
            + ", "
            + Figures.bytes(event.bytes()));
  }

  @Override
  public ProgressLine of(WorkloadRead event) {
    int left = event.leftOut().size();
    return ProgressLine.step(
        "workload read: "
            + Figures.count(event.queries().size(), "statement", "statements")
            + (left == 0 ? "" : ", " + left + " left out"));
  }

  @Override
  public ProgressLine of(SandboxReady event) {
    return ProgressLine.step(
        "sandbox ready: "
            + Figures.count(event.rows(), "row", "rows")
            + " ("
            + Figures.bytes(event.bytes())
            + ") copied in "
            + Figures.duration(event.took()));
  }

  @Override
  public ProgressLine of(QueryLeftOut event) {
    return ProgressLine.step(
        "left out: "
            + event.statement().name()
            + " (line "
            + event.statement().line()
            + "): "
            + event.statement().reason());
  }

  @Override
  public ProgressLine of(BaselineMeasured event) {
    return ProgressLine.step(
        "baseline measured: "
            + Figures.count(event.measurements().size(), "statement", "statements"));
  }

  @Override
  public ProgressLine of(TargetPlansCompared event) {
    return ProgressLine.step("target's plans compared: " + Wording.plans(event));
  }

  @Override
  public ProgressLine of(WorkloadRemeasured event) {
    return ProgressLine.detail(
        "workload measured with what is accepted so far: "
            + Figures.count(event.measurements().size(), "statement", "statements"));
  }

  @Override
  public ProgressLine of(IssueOpened event) {
    return ProgressLine.detail(titled(event.issue().id()));
  }

  @Override
  public ProgressLine of(IssueAssigned event) {
    return ProgressLine.step(titled(event.issue()) + " → " + event.assignment().owner());
  }

  @Override
  public ProgressLine of(AttemptStarted event) {
    return ProgressLine.step(
        placed(event.issue()) + " " + event.worker() + " (" + event.agent() + ") begins");
  }

  @Override
  public ProgressLine of(ModelCalled event) {
    ModelExchange exchange = event.exchange();
    String came = exchange.fault() == null ? "answered" : exchange.fault();
    return ProgressLine.detail(
        (event.issue() == null ? "" : placed(event.issue()) + " ")
            + event.model()
            + ": "
            + came
            + " in "
            + Figures.duration(exchange.took())
            + ", "
            + Figures.count(exchange.use().inputTokens())
            + " tokens sent, "
            + Figures.count(exchange.use().outputTokens())
            + " answered");
  }

  @Override
  public ProgressLine of(BudgetEnded event) {
    return ProgressLine.step("budget ended, " + event.kind().words() + ": " + event.detail());
  }

  @Override
  public ProgressLine of(ToolUsed event) {
    String call = placed(event.issue()) + " " + event.call().tool() + ": ";
    return ProgressLine.detail(
        event
            .result()
            .match(
                answered -> call + "answered" + Evidence.cite(answered.evidence()),
                refused -> call + "refused, " + refused.reason(),
                failed -> call + "failed, " + failed.reason()));
  }

  @Override
  public ProgressLine of(ProposalMade event) {
    return ProgressLine.step(
        placed(event.issue()) + " proposes: " + Wording.summary(event.proposal().remedies()));
  }

  @Override
  public ProgressLine of(NoProposal event) {
    return ProgressLine.step(placed(event.issue()) + " no proposal: " + event.reason());
  }

  @Override
  public ProgressLine of(AnswersCompared event) {
    return ProgressLine.detail(
        event.issue()
            + " answers compared: "
            + HiddenCharacters.onOneLine(event.equality().summary())
            + Evidence.cite(event.equality().id()));
  }

  @Override
  public ProgressLine of(TrialFinished event) {
    return ProgressLine.step(
        placed(event.trial().issue()) + " trial: " + new Effect(event.trial()).verdict());
  }

  @Override
  public ProgressLine of(LoadCompared event) {
    return ProgressLine.step(
        placed(event.issue()) + " under load: " + new LoadEffect(event.comparison()).line());
  }

  @Override
  public ProgressLine of(TrialBroken event) {
    return ProgressLine.step(placed(event.issue()) + " trial broken: " + event.reason());
  }

  @Override
  public ProgressLine of(GatesJudged event) {
    return ProgressLine.step(placed(event.issue()) + " gates: " + Wording.gates(event.reports()));
  }

  @Override
  public ProgressLine of(StandingChanged event) {
    Standing to = event.to();
    if (state.issue(event.issue()).filter(Wording::isSettledByAnother).isPresent()) {
      return ProgressLine.step(event.issue() + " " + to.why());
    }
    String line =
        event.issue()
            + " "
            + to.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " at level "
            + Wording.level(to.level())
            + ": "
            + to.why();
    return SETTLED.contains(to.phase()) ? ProgressLine.step(line) : ProgressLine.detail(line);
  }

  @Override
  public ProgressLine of(Escalated event) {
    String whom = event.note().whom().isEmpty() ? "you" : String.join(", ", event.note().whom());
    return ProgressLine.step(
        event.note().issue()
            + " goes up to level "
            + Wording.level(event.note().to())
            + ", to "
            + whom);
  }

  @Override
  public ProgressLine of(RemedyAccepted event) {
    String effect =
        state
            .issue(event.issue())
            .map(IssueFile::acceptedTrial)
            .map(trial -> new Effect(trial).factor())
            .orElse("without a trial");
    return ProgressLine.step(placed(event.issue()) + " accepted: " + effect);
  }

  @Override
  public ProgressLine of(RemedyWithdrawn event) {
    return ProgressLine.step(event.issue() + " remedy withdrawn: " + event.reason());
  }

  @Override
  public ProgressLine of(PeerAdvised event) {
    return ProgressLine.detail(
        event.issue()
            + " "
            + event.guidance().from()
            + " advises: "
            + HiddenCharacters.onOneLine(event.guidance().advice()));
  }

  @Override
  public ProgressLine of(DecisionMade event) {
    return ProgressLine.step(titled(event.issue()) + ": you chose " + event.option());
  }

  @Override
  public ProgressLine of(DecisionNeeded event) {
    String options =
        event.options().stream().map(DecisionOption::name).collect(Collectors.joining(", "));
    return ProgressLine.step(
        event.issue()
            + " needs your decision: "
            + options
            + "; recommended: "
            + event.recommendation()
            + (event.until() == null ? "" : "; before " + event.until()));
  }

  @Override
  public ProgressLine of(FinalMeasured event) {
    return ProgressLine.step("workload measured again: " + Figures.change(event.ratio()));
  }

  @Override
  public ProgressLine of(UndoRehearsed event) {
    return ProgressLine.step(
        "undo rehearsed: "
            + Figures.count(event.statements(), "statement", "statements")
            + " in "
            + Figures.duration(event.took())
            + Evidence.cite(event.id()));
  }

  @Override
  public ProgressLine of(SessionEnded event) {
    String detail = event.detail().isBlank() ? "" : ", " + event.detail();
    return ProgressLine.step("session ended: " + event.reason().words() + detail);
  }

  private String titled(IssueId id) {
    return state
        .issue(id)
        .map(IssueFile::issue)
        .map(
            issue -> id + " " + issue.title() + " (" + Figures.percent(issue.share()) + " of time)")
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
