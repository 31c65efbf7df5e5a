package dev.tunesmith.reports;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.SessionEvent;
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
import dev.tunesmith.core.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Tells a session entry by entry; every entry becomes one line. Not for several threads. */
public final class ProgressLines {
  private static final Map<Class<?>, BiFunction<ProgressLines, SessionEvent, ProgressLine>> TELL =
      tellings();

  // What other events tell already, RESOLVED and AWAITING_DECISION, is not told twice.
  private static final Set<Phase> SETTLED =
      Set.of(Phase.PARKED, Phase.DECIDED, Phase.DECLINED, Phase.EXPIRED, Phase.FAILED);

  private final SessionState state = new SessionState();

  /** The line for the ledger's next entry; entries are given in order, from the first. */
  public ProgressLine next(LedgerEntry entry) {
    state.add(entry);
    SessionEvent event = entry.event();
    return TELL.getOrDefault(event.getClass(), ProgressLines::unknown).apply(this, event);
  }

  static boolean tells(Class<?> event) {
    return TELL.containsKey(event);
  }

  private ProgressLine unknown(SessionEvent event) {
    return ProgressLine.detail(event.getClass().getSimpleName());
  }

  private static Map<Class<?>, BiFunction<ProgressLines, SessionEvent, ProgressLine>> tellings() {
    Map<Class<?>, BiFunction<ProgressLines, SessionEvent, ProgressLine>> tell =
        new LinkedHashMap<>();
    on(tell, SessionOpened.class, ProgressLines::opened);
    on(tell, CrewWired.class, ProgressLines::wired);
    on(tell, LevelsDeclared.class, ProgressLines::levels);
    on(tell, SchemaRead.class, ProgressLines::schema);
    on(tell, WorkloadRead.class, ProgressLines::workload);
    on(tell, SandboxReady.class, ProgressLines::sandbox);
    on(tell, QueryLeftOut.class, ProgressLines::leftOut);
    on(tell, BaselineMeasured.class, ProgressLines::baseline);
    on(tell, TargetPlansCompared.class, ProgressLines::plans);
    on(tell, WorkloadRemeasured.class, ProgressLines::remeasured);
    on(tell, IssueOpened.class, ProgressLines::issue);
    on(tell, IssueAssigned.class, ProgressLines::assigned);
    on(tell, AttemptStarted.class, ProgressLines::attempt);
    on(tell, ModelCalled.class, ProgressLines::called);
    on(tell, BudgetEnded.class, ProgressLines::budgetEnded);
    on(tell, ToolUsed.class, ProgressLines::tool);
    on(tell, ProposalMade.class, ProgressLines::proposal);
    on(tell, NoProposal.class, ProgressLines::noProposal);
    on(tell, AnswersCompared.class, ProgressLines::compared);
    on(tell, TrialFinished.class, ProgressLines::trial);
    on(tell, LoadCompared.class, ProgressLines::loaded);
    on(tell, TrialBroken.class, ProgressLines::broken);
    on(tell, GatesJudged.class, ProgressLines::gates);
    on(tell, StandingChanged.class, ProgressLines::standing);
    on(tell, Escalated.class, ProgressLines::escalated);
    on(tell, RemedyAccepted.class, ProgressLines::accepted);
    on(tell, RemedyWithdrawn.class, ProgressLines::withdrawn);
    on(tell, PeerAdvised.class, ProgressLines::advised);
    on(tell, DecisionNeeded.class, ProgressLines::decision);
    on(tell, DecisionMade.class, ProgressLines::decided);
    on(tell, FinalMeasured.class, ProgressLines::measured);
    on(tell, UndoRehearsed.class, ProgressLines::rehearsed);
    on(tell, SessionEnded.class, ProgressLines::ended);
    return Map.copyOf(tell);
  }

  private static <E extends SessionEvent> void on(
      Map<Class<?>, BiFunction<ProgressLines, SessionEvent, ProgressLine>> tell,
      Class<E> type,
      BiFunction<ProgressLines, E, ProgressLine> line) {
    tell.put(type, (lines, event) -> line.apply(lines, type.cast(event)));
  }

  private ProgressLine opened(SessionOpened event) {
    return ProgressLine.step(
        "session " + event.session() + ": tuning " + event.target() + " with " + event.agent());
  }

  private ProgressLine levels(LevelsDeclared event) {
    return ProgressLine.detail(
        event.targets().stream()
            .map(each -> each.level().number() + ": " + Figures.percent(each.settled()))
            .collect(Collectors.joining(", ", "to be settled at each level: ", "")));
  }

  private ProgressLine wired(CrewWired event) {
    return ProgressLine.step(
        "crew ready: "
            + Figures.count(event.agents().size(), "agent", "agents")
            + ", "
            + Figures.count(event.edges().size(), "wire", "wires"));
  }

  private ProgressLine schema(SchemaRead event) {
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

  private ProgressLine workload(WorkloadRead event) {
    int left = event.leftOut().size();
    return ProgressLine.step(
        "workload read: "
            + Figures.count(event.queries().size(), "statement", "statements")
            + (left == 0 ? "" : ", " + left + " left out"));
  }

  private ProgressLine sandbox(SandboxReady event) {
    return ProgressLine.step(
        "sandbox ready: "
            + Figures.count(event.rows(), "row", "rows")
            + " ("
            + Figures.bytes(event.bytes())
            + ") copied in "
            + Figures.duration(event.took()));
  }

  private ProgressLine leftOut(QueryLeftOut event) {
    return ProgressLine.step(
        "left out: "
            + event.statement().name()
            + " (line "
            + event.statement().line()
            + "): "
            + event.statement().reason());
  }

  private ProgressLine baseline(BaselineMeasured event) {
    return ProgressLine.step(
        "baseline measured: "
            + Figures.count(event.measurements().size(), "statement", "statements"));
  }

  private ProgressLine plans(TargetPlansCompared event) {
    return ProgressLine.step("target's plans compared: " + Wording.plans(event));
  }

  private ProgressLine remeasured(WorkloadRemeasured event) {
    return ProgressLine.detail(
        "workload measured with what is accepted so far: "
            + Figures.count(event.measurements().size(), "statement", "statements"));
  }

  private ProgressLine issue(IssueOpened event) {
    return ProgressLine.detail(titled(event.issue().id()));
  }

  private ProgressLine assigned(IssueAssigned event) {
    return ProgressLine.step(titled(event.issue()) + " → " + event.assignment().owner());
  }

  private ProgressLine attempt(AttemptStarted event) {
    return ProgressLine.step(
        placed(event.issue()) + " " + event.worker() + " (" + event.agent() + ") begins");
  }

  private ProgressLine called(ModelCalled event) {
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

  private ProgressLine budgetEnded(BudgetEnded event) {
    return ProgressLine.step("budget ended, " + event.kind().words() + ": " + event.detail());
  }

  private ProgressLine tool(ToolUsed event) {
    String call = placed(event.issue()) + " " + event.call().tool() + ": ";
    if (event.result() instanceof ToolResult.Answered answered) {
      return ProgressLine.detail(call + "answered" + Evidence.cite(answered.evidence()));
    }
    if (event.result() instanceof ToolResult.Refused refused) {
      return ProgressLine.detail(call + "refused, " + refused.reason());
    }
    return ProgressLine.detail(call + "failed, " + ((ToolResult.Failed) event.result()).reason());
  }

  private ProgressLine proposal(ProposalMade event) {
    return ProgressLine.step(
        placed(event.issue()) + " proposes: " + Wording.summary(event.proposal().remedies()));
  }

  private ProgressLine noProposal(NoProposal event) {
    return ProgressLine.step(placed(event.issue()) + " no proposal: " + event.reason());
  }

  private ProgressLine compared(AnswersCompared event) {
    return ProgressLine.detail(
        event.issue()
            + " answers compared: "
            + HiddenCharacters.onOneLine(event.equality().summary())
            + Evidence.cite(event.equality().id()));
  }

  private ProgressLine trial(TrialFinished event) {
    return ProgressLine.step(
        placed(event.trial().issue()) + " trial: " + new Effect(event.trial()).verdict());
  }

  private ProgressLine loaded(LoadCompared event) {
    return ProgressLine.step(
        placed(event.issue()) + " under load: " + new LoadEffect(event.comparison()).line());
  }

  private ProgressLine broken(TrialBroken event) {
    return ProgressLine.step(placed(event.issue()) + " trial broken: " + event.reason());
  }

  private ProgressLine gates(GatesJudged event) {
    return ProgressLine.step(placed(event.issue()) + " gates: " + Wording.gates(event.reports()));
  }

  private ProgressLine standing(StandingChanged event) {
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

  private ProgressLine escalated(Escalated event) {
    String whom = event.note().whom().isEmpty() ? "you" : String.join(", ", event.note().whom());
    return ProgressLine.step(
        event.note().issue()
            + " goes up to level "
            + Wording.level(event.note().to())
            + ", to "
            + whom);
  }

  private ProgressLine accepted(RemedyAccepted event) {
    String effect =
        state
            .issue(event.issue())
            .map(IssueFile::acceptedTrial)
            .map(trial -> new Effect(trial).factor())
            .orElse("without a trial");
    return ProgressLine.step(placed(event.issue()) + " accepted: " + effect);
  }

  private ProgressLine withdrawn(RemedyWithdrawn event) {
    return ProgressLine.step(event.issue() + " remedy withdrawn: " + event.reason());
  }

  private ProgressLine advised(PeerAdvised event) {
    return ProgressLine.detail(
        event.issue()
            + " "
            + event.guidance().from()
            + " advises: "
            + HiddenCharacters.onOneLine(event.guidance().advice()));
  }

  private ProgressLine decided(DecisionMade event) {
    return ProgressLine.step(titled(event.issue()) + ": you chose " + event.option());
  }

  private ProgressLine decision(DecisionNeeded event) {
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

  private ProgressLine measured(FinalMeasured event) {
    return ProgressLine.step("workload measured again: " + Figures.change(event.ratio()));
  }

  private ProgressLine rehearsed(UndoRehearsed event) {
    return ProgressLine.step(
        "undo rehearsed: "
            + Figures.count(event.statements(), "statement", "statements")
            + " in "
            + Figures.duration(event.took())
            + Evidence.cite(event.id()));
  }

  private ProgressLine ended(SessionEnded event) {
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
