package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.finding.IssueFinding;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.WorkloadTimes;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.FurtherIssue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.Reconsideration;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.session.StoppingRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Decider.Choice;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.TuningException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works a session from its opening to its end, the most valuable issue first. */
public final class SessionLoop {

  private final Journal journal;
  private final Laboratory laboratory;
  private final InstantSource clock;
  private final Function<Supplier<Schema>, Agents> agents;
  private final Stopwatch watch;

  /**
   * Who works the cases.
   *
   * @param first who works as a skill
   * @param fallback who takes over a case when that one cannot be reached
   */
  public record Agents(Function<Skill, Agent> first, Agent fallback) {

    /** One agent for all skills. */
    public Agents(Agent first, Agent fallback) {
      this(skill -> first, fallback);
    }
  }

  /**
   * A loop that writes everything it does to {@code journal}.
   *
   * @param agents makes the agents, given where to see the sandbox's schema
   */
  public SessionLoop(
      Journal journal,
      Laboratory laboratory,
      Function<Supplier<Schema>, Agents> agents,
      InstantSource clock) {
    this.journal = journal;
    this.laboratory = laboratory;
    this.agents = agents;
    this.clock = clock;
    this.watch = new Stopwatch(clock);
  }

  /** Runs the session to its end; the ledger then says how it ended. */
  public void run(SkillLibrary library, Workload workload, Terms terms) {
    Workbench bench = opened(library, workload, terms);
    StoppingRule rule = new StoppingRule(terms.budget());
    ProposalReview review = new ProposalReview(journal, bench);
    IssueWork work = issueWork(bench, rule, review);
    UserDecisions decisions = decisions(bench, work, review, terms);
    StopReason reason = workOn(bench, rule, work, decisions, terms.decider());
    new Closing(journal, bench).close();
    decisions.leaveWaiting();
    end(reason);
  }

  private void end(StopReason reason) {
    String detail = StoppingRule.detailOf(reason, journal.state());
    journal.append(new SessionEvent.SessionEnded(reason, detail));
  }

  private Workbench opened(SkillLibrary library, Workload workload, Terms terms) {
    Duration deadline = terms.budget().wallClock();
    AtomicReference<@Nullable Workbench> opened = new AtomicReference<>();
    TimeLimit.allows(
        deadline,
        () -> watch.elapsed().compareTo(deadline) >= 0,
        () -> opened.set(new Opening(journal, laboratory, clock).open(library, workload, terms)));
    Workbench bench = opened.get();
    if (bench == null) {
      throw new TuningException(
          "the deadline came before the workload was measured; the session needs more than "
              + Figures.duration(deadline));
    }
    return bench;
  }

  /**
   * Finds out whether the target is the database that the ledger speaks of.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if it is not
   */
  public void requireSameDatabase() {
    new Reopening(journal, laboratory, clock).requireSame();
  }

  /** Goes on with a session that has ended, only to carry out what a person chose for one issue. */
  public void decide(SkillLibrary library, Terms terms, IssueId issue, Choice choice) {
    Reopening reopening = new Reopening(journal, laboratory, clock);
    Workbench bench = reopening.open(library, terms);
    bench.putInPlace(journal.state());
    reopening.measure(bench);
    StoppingRule rule = new StoppingRule(terms.budget());
    ProposalReview review = new ProposalReview(journal, bench);
    IssueWork work = issueWork(bench, rule, review);
    PendingDecision pending = PendingDecision.of(journal.state(), issue);
    UserDecisions decisions = decisions(bench, work, review, terms);
    inTime(rule, work, () -> decisions.carryOut(pending, choice));
    decisions.askAgainIfBrokenOff(issue);
    IssueFile decided = journal.state().issue(issue).orElseThrow();
    if (decided.accepted() != null) {
      settleOthers(decided, work, bench);
      new Closing(journal, bench).close();
    }
    StopReason reason =
        rule.decide(journal.state(), watch.elapsed()).orElse(StopReason.ISSUES_CLOSED);
    end(reason);
  }

  private IssueWork issueWork(Workbench bench, StoppingRule rule, ProposalReview review) {
    return new IssueWork(
        journal,
        bench,
        agents.apply(bench::schema),
        review,
        () -> rule.decide(journal.state(), watch.elapsed()).isEmpty());
  }

  private UserDecisions decisions(
      Workbench bench, IssueWork work, ProposalReview review, Terms terms) {
    return new UserDecisions(journal, bench, work, review, terms.decisionTime());
  }

  private StopReason workOn(
      Workbench bench,
      StoppingRule rule,
      IssueWork work,
      UserDecisions decisions,
      Decider decider) {
    Overlooked overlooked = new Overlooked(bench, new Outlook(bench, work::caseOfOwner));
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        throw new SessionCancelledException("the session was cancelled");
      }
      Optional<StopReason> stop = rule.decide(journal.state(), watch.elapsed());
      if (stop.isEmpty()) {
        IssueFile next = mostValuable();
        inTime(
            rule,
            work,
            () -> {
              work.attempt(next);
              goOnAfter(next, work, bench);
            });
        continue;
      }
      if (isCrewDone(stop.get()) && openOverlooked(overlooked, rule)) {
        continue;
      }
      Optional<PendingDecision> pending =
          isCrewDone(stop.get()) ? decisions.nextPending() : Optional.empty();
      if (pending.isEmpty()) {
        return stop.get();
      }
      PendingDecision asked = pending.get();
      Optional<Choice> choice = decisions.ask(asked, decider);
      if (choice.isPresent()) {
        inTime(
            rule,
            work,
            () -> {
              decisions.carryOut(asked, choice.get());
              goOnAfter(asked.file(), work, bench);
            });
        decisions.askAgainIfBrokenOff(asked.issue());
      }
    }
  }

  private boolean openOverlooked(Overlooked overlooked, StoppingRule rule) {
    boolean hasTime = !rule.timeLeft(journal.state(), watch.elapsed()).isZero();
    Optional<IssueFile> found =
        hasTime ? overlooked.next(journal.state()) : Optional.<IssueFile>empty();
    found.ifPresent(file -> open(file.issue(), file));
    return found.isPresent();
  }

  /** Works until it is time to close; what is broken off leaves nothing behind. */
  private void inTime(StoppingRule rule, IssueWork work, Runnable attempt) {
    boolean isDone =
        TimeLimit.allows(
            rule.timeLeft(journal.state(), watch.elapsed()),
            () -> rule.timeLeft(journal.state(), watch.elapsed()).isZero(),
            attempt);
    if (!isDone) {
      work.breakOff();
    }
  }

  /** A person is asked once the crew has done what it can, not when a budget ended. */
  private static boolean isCrewDone(StopReason reason) {
    return switch (reason) {
      case TARGETS_MET, ISSUES_CLOSED, DIMINISHING_RETURNS -> true;
      case ITERATIONS_SPENT, DEADLINE_REACHED, BUDGET_SPENT, CANCELLED, FAILED -> false;
    };
  }

  /**
   * The open issue at the lowest level whose statement never ended or else has the greatest share
   * of the workload's time as it runs now. So each issue has its own skill's try before any of them
   * takes the time of others.
   */
  private IssueFile mostValuable() {
    SessionState state = journal.state();
    Map<QueryName, Measurement> now =
        state.current().stream()
            .collect(Collectors.toMap(Measurement::query, each -> each, (a, b) -> a));
    return state.issues().stream()
        .filter(file -> file.standing().isWorking())
        .min(
            Comparator.comparing((IssueFile file) -> file.standing().level())
                .thenComparing(file -> -valueOf(file.issue(), now)))
        .orElseThrow();
  }

  /** Nobody knows how great the share of a statement is that never ended. */
  private static double valueOf(Issue issue, Map<QueryName, Measurement> now) {
    QueryName query = issue.query();
    Measurement measured = query == null ? null : now.get(query);
    if (measured == null) {
      return issue.share();
    }
    return measured.timing().isAtLeast() ? 1 + measured.share() : measured.share();
  }

  /** After an acceptance, looks at what is left of the issue, and again at what was refused. */
  private void goOnAfter(IssueFile worked, IssueWork work, Workbench bench) {
    IssueFile after = journal.state().issue(worked.issue().id()).orElseThrow();
    if (after.accepted() == null) {
      return;
    }
    settleOthers(after, work, bench);
    List<Issue> found = leftOf(after, work, bench);
    FurtherIssue.after(after, found, journal.state()).ifPresent(issue -> open(issue, after));
    reconsider(after, work, bench);
  }

  /** What is seen to be wrong now; where that is not the issue itself, what is foreseen of it. */
  private List<Issue> leftOf(IssueFile after, IssueWork work, Workbench bench) {
    List<Issue> found = stillFound(journal.state().current(), bench);
    boolean isSeen =
        found.stream().anyMatch(issue -> issue.subject().equals(after.issue().subject()));
    return isSeen ? found : foreseen(after, work, bench).stream().toList();
  }

  private Optional<Issue> foreseen(IssueFile file, IssueWork work, Workbench bench) {
    return new Outlook(bench, work::caseOfOwner).left(file, journal.state());
  }

  /** Measures again after an acceptance, and settles the issues that are no longer found. */
  private void settleOthers(IssueFile after, IssueWork work, Workbench bench) {
    List<Measurement> now = measuredAgain(after, bench);
    journal.append(new SessionEvent.WorkloadRemeasured(now));
    Set<Issue.Subject> subjects =
        stillFound(now, bench).stream().map(Issue::subject).collect(Collectors.toSet());
    for (IssueFile file : journal.state().issues()) {
      if (isOpen(file)
          && subjects.stream().noneMatch(file.issue().subject()::concerns)
          && !isWorthMore(file, work, bench)) {
        work.settle(file, "settled by what was accepted for " + after.issue().id());
      }
    }
  }

  /** What another's remedy made faster is worked on all the same where much is left to gain. */
  private boolean isWorthMore(IssueFile file, IssueWork work, Workbench bench) {
    return file.standing().isWorking() && foreseen(file, work, bench).isPresent();
  }

  private List<Issue> stillFound(List<Measurement> now, Workbench bench) {
    EvidenceId schemaFact = journal.state().latest(SchemaRead.class).orElseThrow().id();
    return new IssueFinding(schemaFact)
        .find(bench.schema(), bench.workloadAsAccepted(journal.state()), now);
  }

  /** Who mended a part of it goes on with the rest. */
  private void open(Issue further, IssueFile settled) {
    journal.append(new SessionEvent.IssueOpened(further));
    Optional.ofNullable(settled.assignment())
        .ifPresent(owner -> journal.append(new SessionEvent.IssueAssigned(further.id(), owner)));
  }

  private void reconsider(IssueFile accepted, IssueWork work, Workbench bench) {
    Trial trial = accepted.acceptedTrial();
    List<Reconsideration> again =
        trial == null ? List.of() : Reconsideration.after(trial, journal.state());
    for (Reconsideration each : again) {
      IssueFile file = journal.state().issue(each.issue()).orElseThrow();
      if (isOpen(file) && work.retry(file, each.refused())) {
        goOnAfter(file, work, bench);
      }
    }
  }

  /** What the trial found untouched takes as long as before. */
  private List<Measurement> measuredAgain(IssueFile accepted, Workbench bench) {
    Set<QueryName> affected =
        Optional.ofNullable(accepted.acceptedTrial()).map(Trial::affected).orElse(Set.of());
    Workload again = bench.workload().among(affected);
    List<Measurement> fresh =
        again.queries().isEmpty() ? List.of() : laboratory.measure(again).measurements();
    return WorkloadTimes.renewed(journal.state().current(), affected, fresh, bench.workload());
  }

  private static boolean isOpen(IssueFile file) {
    return file.standing().isWorking()
        || file.standing().phase() == Standing.Phase.AWAITING_DECISION;
  }
}
