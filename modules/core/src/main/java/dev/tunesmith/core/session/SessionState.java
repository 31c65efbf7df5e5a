package dev.tunesmith.core.session;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.RemediesConfirmed;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.SessionResumed;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRemeasured;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session has come to: the fold of its ledger. Reports, resume and replay read nothing else.
 * Not for several threads.
 */
public final class SessionState {

  /** What is measured again once a session goes on, and that it had ended. */
  private static final Set<Class<? extends SessionEvent>> OVER_WITH_A_BREAK =
      Set.of(
          SessionEnded.class, WorkloadRemeasured.class, FinalMeasured.class, UndoRehearsed.class);

  private final Map<Class<? extends SessionEvent>, SessionEvent> latest = new LinkedHashMap<>();
  private final Fold fold = new Fold();
  private @Nullable Instant began;
  private @Nullable Instant lastSeen;
  private Duration rested = Duration.ZERO;
  private final SpentTime spent = new SpentTime();
  private boolean resting;

  /** When the session began; empty before it did. */
  public Optional<Instant> began() {
    return Optional.ofNullable(began);
  }

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
    if (lastSeen != null) {
      Duration before = Duration.between(lastSeen, entry.at());
      if (resting || entry.event() instanceof SessionResumed) {
        rested = rested.plus(before);
      } else {
        spent.add(entry.event(), before);
      }
    }
    lastSeen = entry.at();
    SessionEvent event = entry.event();
    resting = event instanceof SessionEnded || event instanceof RemediesConfirmed;
    if (event instanceof SessionResumed resumed) {
      forgetWhatTheBreakEnded(resumed);
    }
    latest.put(event.getClass(), event);
    event.match(fold);
  }

  private void forgetWhatTheBreakEnded(SessionResumed resumed) {
    latest.keySet().removeAll(OVER_WITH_A_BREAK);
    boolean hasMoreTime =
        budget()
            .filter(old -> old.wallClock().compareTo(resumed.budget().wallClock()) < 0)
            .isPresent();
    latest(BudgetEnded.class)
        .filter(ended -> hasMoreTime && ended.kind() == BudgetKind.WALL_CLOCK)
        .ifPresent(ended -> latest.remove(BudgetEnded.class));
  }

  /** Whether the undo of what is accepted for an issue was rehearsed. */
  public boolean isRehearsed(IssueId issue) {
    return fold.isRehearsed(issue);
  }

  /** The latest event of a type, for example how the session was opened. */
  public <E extends SessionEvent> Optional<E> latest(Class<E> type) {
    return Optional.ofNullable(latest.get(type)).map(type::cast);
  }

  /** How the session was opened. */
  public Optional<SessionOpened> opened() {
    return latest(SessionOpened.class);
  }

  /** How much the session may use, from its beginning on. */
  public Optional<Budget> budget() {
    return resumed().map(SessionResumed::budget).or(() -> opened().map(SessionOpened::budget));
  }

  /** How the session went on after its last break; empty where it never broke off. */
  public Optional<SessionResumed> resumed() {
    return latest(SessionResumed.class);
  }

  /**
   * What was accepted before the session broke off and has not been shown again since, in the order
   * of the issues.
   */
  public Map<IssueId, Acceptance> unverified() {
    return fold.unverified();
  }

  /** Whether an attempt at an issue was begun and has not moved the issue. */
  public boolean isUnfinished(IssueId issue) {
    return fold.isUnfinished(issue);
  }

  /** What a person wants of the session; empty where nobody said. */
  public Optional<Commission> commission() {
    return latest(SessionEvent.CommissionGiven.class).map(SessionEvent.CommissionGiven::commission);
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
    return fold.leftOut();
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
    return fold.issues();
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
    return fold.closed().flatMap(id -> issue(id).stream()).toList();
  }

  /** The issues that wait for a person. */
  public List<IssueFile> pending() {
    return issues().stream()
        .filter(file -> file.standing().phase() == Standing.Phase.AWAITING_DECISION)
        .toList();
  }

  /** The ids of all evidence the ledger holds. */
  public Set<EvidenceId> evidence() {
    return fold.evidence();
  }

  /** What the agents working on one issue could know: its symptoms, measurements, tool answers. */
  public Facts factsOf(IssueId id) {
    CaseFacts facts = new CaseFacts();
    issue(id).ifPresent(file -> gather(file, facts));
    fold.toolUses(id).forEach(facts::add);
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
    return fold.attempts();
  }

  /** How many calls of tools were made. */
  public long toolCalls() {
    return fold.toolCalls();
  }

  /** What the language models used. */
  public ModelSpending spending() {
    return fold.spending();
  }

  /** Where the time went. */
  public SpentTime spent() {
    return spent;
  }

  /** The time between the first entry and the last, less the time between an end and a resume. */
  public Duration elapsed() {
    return began == null || lastSeen == null
        ? Duration.ZERO
        : Duration.between(began, lastSeen).minus(rested);
  }
}
