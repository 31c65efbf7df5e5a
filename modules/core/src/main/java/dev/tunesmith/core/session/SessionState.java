package dev.tunesmith.core.session;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent.AnswersCompared;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.DecisionMade;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.Escalated;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.GatesJudged;
import dev.tunesmith.core.session.SessionEvent.IssueAssigned;
import dev.tunesmith.core.session.SessionEvent.IssueOpened;
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
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session has come to: the fold of its ledger. Reports, resume and replay read nothing else.
 * Not for several threads.
 */
public final class SessionState {

  private static final Map<Class<?>, BiConsumer<SessionState, SessionEvent>> FOLD = fold();

  private final Map<Class<? extends SessionEvent>, SessionEvent> latest = new LinkedHashMap<>();
  private final IssueFiles issues = new IssueFiles();
  private final Set<EvidenceId> evidence = new HashSet<>();
  private final List<Workload.LeftOut> leftOut = new ArrayList<>();
  private final List<ToolUsed> toolUses = new ArrayList<>();
  private final Set<IssueId> closed = new LinkedHashSet<>();
  private final Set<IssueId> rehearsed = new HashSet<>();
  private @Nullable Instant began;
  private @Nullable Instant lastSeen;
  private Duration rested = Duration.ZERO;
  private boolean resting;
  private long attempts;
  private ModelSpending spending = ModelSpending.NOTHING;

  /** The state after all of {@code entries}. */
  public static SessionState of(List<LedgerEntry> entries) {
    SessionState state = new SessionState();
    entries.forEach(state::add);
    return state;
  }

  /** Takes the next entry in. */
  public void add(LedgerEntry entry) {
    if (began == null) {
      began = entry.at();
    }
    if (resting && lastSeen != null) {
      rested = rested.plus(Duration.between(lastSeen, entry.at()));
    }
    lastSeen = entry.at();
    SessionEvent event = entry.event();
    resting = event instanceof SessionEnded;
    latest.put(event.getClass(), event);
    FOLD.getOrDefault(event.getClass(), (state, ignored) -> {}).accept(this, event);
  }

  private static Map<Class<?>, BiConsumer<SessionState, SessionEvent>> fold() {
    Map<Class<?>, BiConsumer<SessionState, SessionEvent>> fold = new LinkedHashMap<>();
    foldReading(fold);
    foldIssues(fold);
    foldAttempts(fold);
    return Map.copyOf(fold);
  }

  private static void foldReading(Map<Class<?>, BiConsumer<SessionState, SessionEvent>> fold) {
    on(fold, SchemaRead.class, (state, event) -> state.evidence.add(event.id()));
    on(fold, WorkloadRead.class, (state, event) -> state.leftOut.addAll(event.leftOut()));
    on(fold, QueryLeftOut.class, (state, event) -> state.leftOut.add(event.statement()));
    on(
        fold,
        BaselineMeasured.class,
        (state, event) -> event.measurements().forEach(each -> state.evidence.add(each.id())));
    on(
        fold,
        WorkloadRemeasured.class,
        (state, event) -> event.measurements().forEach(each -> state.evidence.add(each.id())));
    on(
        fold,
        FinalMeasured.class,
        (state, event) -> event.comparisons().forEach(each -> state.evidence.add(each.id())));
    on(fold, TargetPlansCompared.class, (state, event) -> state.evidence.add(event.id()));
    on(fold, UndoRehearsed.class, SessionState::rehearse);
  }

  private static void foldIssues(Map<Class<?>, BiConsumer<SessionState, SessionEvent>> fold) {
    on(fold, IssueOpened.class, (state, event) -> state.issues.open(event.issue()));
    on(
        fold,
        IssueAssigned.class,
        (state, event) -> state.issues.assign(event.issue(), event.assignment()));
    on(fold, StandingChanged.class, SessionState::stand);
    on(fold, Escalated.class, (state, event) -> state.issues.escalate(event.note()));
    on(fold, PeerAdvised.class, SessionState::advise);
    on(fold, DecisionNeeded.class, (state, event) -> state.issues.needDecision(event));
    on(fold, DecisionMade.class, (state, event) -> state.issues.decide(event));
    on(fold, RemedyWithdrawn.class, SessionState::withdraw);
    on(fold, RemedyAccepted.class, SessionState::accept);
  }

  private static void foldAttempts(Map<Class<?>, BiConsumer<SessionState, SessionEvent>> fold) {
    on(fold, AttemptStarted.class, SessionState::start);
    on(fold, ToolUsed.class, SessionState::noteToolEvidence);
    on(
        fold,
        ModelCalled.class,
        (state, event) -> state.spending = state.spending.plus(event.exchange().use()));
    on(
        fold,
        ProposalMade.class,
        (state, event) ->
            state.issues.latestAttempt(event.issue(), each -> each.with(event.proposal())));
    on(
        fold,
        NoProposal.class,
        (state, event) ->
            state.issues.latestAttempt(event.issue(), each -> each.with(event.reason())));
    on(fold, AnswersCompared.class, SessionState::compare);
    on(fold, TrialFinished.class, SessionState::finish);
    on(fold, LoadCompared.class, SessionState::load);
    on(
        fold,
        TrialBroken.class,
        (state, event) ->
            state.issues.latestAttempt(event.issue(), each -> each.with(event.reason())));
    on(
        fold,
        GatesJudged.class,
        (state, event) ->
            state.issues.latestAttempt(event.issue(), each -> each.with(event.reports())));
  }

  private static <E extends SessionEvent> void on(
      Map<Class<?>, BiConsumer<SessionState, SessionEvent>> fold,
      Class<E> type,
      BiConsumer<SessionState, E> step) {
    fold.put(type, (state, event) -> step.accept(state, type.cast(event)));
  }

  private void start(AttemptStarted event) {
    attempts++;
    issues.start(
        event.issue(),
        new Attempt(
            event.level(),
            event.attempt(),
            event.worker(),
            event.agent(),
            null,
            null,
            List.of(),
            null,
            null,
            null));
  }

  private void stand(StandingChanged event) {
    issues.stand(event.issue(), event.to());
    closed.remove(event.issue());
    if (event.to().hasEnded() || event.to().phase() == Standing.Phase.AWAITING_DECISION) {
      closed.add(event.issue());
    }
  }

  private void noteToolEvidence(ToolUsed event) {
    toolUses.add(event);
    if (event.result() instanceof ToolResult.Answered answered) {
      evidence.addAll(answered.evidence());
    }
  }

  private void advise(PeerAdvised event) {
    issues.advise(event.issue(), event.guidance());
  }

  private void withdraw(RemedyWithdrawn event) {
    event.comparisons().forEach(each -> evidence.add(each.id()));
    issues.withdraw(event.issue(), event.reason());
  }

  private void compare(AnswersCompared event) {
    evidence.add(event.equality().id());
    issues.latestAttempt(event.issue(), each -> each.with(event.equality()));
  }

  private void load(LoadCompared event) {
    evidence.add(event.comparison().id());
    issues.latestAttempt(event.issue(), each -> each.with(event.comparison()));
  }

  private void finish(TrialFinished event) {
    evidence.add(event.trial().id());
    event.trial().reads().forEach(each -> evidence.add(each.id()));
    event.trial().writes().forEach(each -> evidence.add(each.id()));
    event.trial().upkeep().synthesised().forEach(each -> evidence.add(each.id()));
    issues.latestAttempt(event.trial().issue(), each -> each.with(event.trial()));
  }

  private void accept(RemedyAccepted event) {
    rehearsed.remove(event.issue());
    issues.accept(
        event.issue(), new Acceptance(event.proposal(), event.trial(), event.migration()));
  }

  private void rehearse(UndoRehearsed event) {
    accepted().forEach(file -> rehearsed.add(file.issue().id()));
    evidence.add(event.id());
  }

  /** Whether the undo of what is accepted for an issue was rehearsed. */
  public boolean isRehearsed(IssueId issue) {
    return rehearsed.contains(issue);
  }

  /** The latest event of a type, for example how the session was opened. */
  public <E extends SessionEvent> Optional<E> latest(Class<E> type) {
    return Optional.ofNullable(latest.get(type)).map(type::cast);
  }

  /** How the session was opened. */
  public Optional<SessionOpened> opened() {
    return latest(SessionOpened.class);
  }

  /** The crew. */
  public Optional<CrewWired> crew() {
    return latest(CrewWired.class);
  }

  /** The sandbox. */
  public Optional<SandboxReady> sandbox() {
    return latest(SandboxReady.class);
  }

  /** How the session ended; empty while it runs or where it was cut off. */
  public Optional<SessionEnded> ended() {
    return latest(SessionEnded.class);
  }

  /** The statements that take no part, with the reasons. */
  public List<Workload.LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** The workload as it was measured first; empty before that. */
  public List<Measurement> baseline() {
    return latest(BaselineMeasured.class).map(BaselineMeasured::measurements).orElse(List.of());
  }

  /** The workload as it was measured last, with what is accepted in place; empty before that. */
  public List<Measurement> current() {
    return latest(WorkloadRemeasured.class)
        .map(WorkloadRemeasured::measurements)
        .orElse(baseline());
  }

  /** The workload as it was compared last; empty before that. */
  public List<Comparison> finalComparisons() {
    return latest(FinalMeasured.class).map(FinalMeasured::comparisons).orElse(List.of());
  }

  /** The issues in the order they were opened. */
  public List<IssueFile> issues() {
    return issues.all();
  }

  /** The file of one issue. */
  public Optional<IssueFile> issue(IssueId id) {
    return issues().stream().filter(file -> file.issue().id().equals(id)).findFirst();
  }

  /** The issues for which something was accepted. */
  public List<IssueFile> accepted() {
    return issues().stream().filter(file -> file.accepted() != null).toList();
  }

  /** The issues that are settled or wait for a person, in the order in which they became so. */
  public List<IssueFile> closed() {
    return closed.stream().flatMap(id -> issue(id).stream()).toList();
  }

  /** The issues that wait for a person. */
  public List<IssueFile> pending() {
    return issues().stream()
        .filter(file -> file.standing().phase() == Standing.Phase.AWAITING_DECISION)
        .toList();
  }

  /** The ids of all evidence the ledger holds. */
  public Set<EvidenceId> evidence() {
    return Set.copyOf(evidence);
  }

  /** What the agents working on one issue could know: its symptoms, measurements, tool answers. */
  public Facts factsOf(IssueId id) {
    CaseFacts facts = new CaseFacts();
    issue(id).ifPresent(file -> gather(file, facts));
    toolUses.stream().filter(use -> use.issue().equals(id)).forEach(facts::add);
    return facts.facts();
  }

  private void gather(IssueFile file, CaseFacts facts) {
    for (Symptom symptom : file.issue().symptoms()) {
      facts.cite(symptom.evidence());
      facts.read(symptom.text());
    }
    file.attempts().stream().flatMap(each -> Stream.ofNullable(each.trial())).forEach(facts::add);
    file.attempts().stream().flatMap(each -> Stream.ofNullable(each.load())).forEach(facts::add);
    baseline().stream()
        .filter(measured -> measured.query().equals(file.issue().query()))
        .forEach(facts::add);
    latest(WorkloadRead.class).stream()
        .flatMap(read -> read.queries().stream())
        .filter(query -> query.name().equals(file.issue().query()))
        .forEach(query -> facts.read(query.sql()));
  }

  /** How many attempts were begun. */
  public long attempts() {
    return attempts;
  }

  /** What the language models used. */
  public ModelSpending spending() {
    return spending;
  }

  /** The time between the first entry and the last, less the time between an end and a resume. */
  public Duration elapsed() {
    return began == null || lastSeen == null
        ? Duration.ZERO
        : Duration.between(began, lastSeen).minus(rested);
  }
}
