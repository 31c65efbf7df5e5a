package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.session.StoppingRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Decider.Choice;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.Terms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
  private final LostSandbox sandbox = new LostSandbox();

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
    this(journal, laboratory, agents, clock, Duration.ZERO);
  }

  /**
   * The same for a session that broke off.
   *
   * @param before how long it had been at work by then
   */
  public SessionLoop(
      Journal journal,
      Laboratory laboratory,
      Function<Supplier<Schema>, Agents> agents,
      InstantSource clock,
      Duration before) {
    this.journal = journal;
    this.laboratory = laboratory;
    this.agents = agents;
    this.clock = clock;
    this.watch = new Stopwatch(clock, before);
  }

  /** Runs the session to its end; the ledger then says how it ended. */
  public void run(SkillLibrary library, Workload workload, Terms terms) {
    Workbench bench =
        inTime(
            terms,
            "the workload was measured",
            () -> new Opening(journal, laboratory, clock).open(library, workload, terms));
    StoppingRule rule = new StoppingRule(terms.budget());
    ProposalReview review = new ProposalReview(journal, bench);
    IssueWork work = issueWork(bench, rule, review, terms);
    toTheEnd(bench, rule, work, decisions(bench, work, review, terms), terms.decider());
  }

  /**
   * Goes on with a session that broke off: what was accepted is shown again, what was under way is
   * brought to its end, and the rest follows. A session in which nothing had been tried yet is
   * opened anew.
   */
  public void resume(SkillLibrary library, Workload workload, Terms terms) {
    if (journal.state().attempts() == 0) {
      run(library, workload, terms);
      return;
    }
    Workbench bench =
        inTime(
            terms,
            "the workload was measured again",
            () -> new Reopening(journal, laboratory, clock).openAgain(library, terms));
    StoppingRule rule = new StoppingRule(terms.budget());
    ProposalReview review = new ProposalReview(journal, bench);
    IssueWork work = issueWork(bench, rule, review, terms);
    UserDecisions decisions = decisions(bench, work, review, terms);
    Resumption resumption =
        new Resumption(
            journal, bench, work, review, decisions, new Aftermath(journal, bench, work));
    inTime(
        terms,
        "what had been accepted was shown again",
        () -> inSandbox(bench, resumption::showAgain));
    inTime(rule, work, bench, resumption::bringToItsEnd);
    toTheEnd(bench, rule, work, decisions, terms.decider());
  }

  private void toTheEnd(
      Workbench bench,
      StoppingRule rule,
      IssueWork work,
      UserDecisions decisions,
      Decider decider) {
    StopReason reason = workOn(bench, rule, work, decisions, decider);
    inSandbox(bench, new Closing(journal, bench)::close);
    work.seeWhatStood();
    decisions.leaveWaiting();
    end(reason);
  }

  private void end(StopReason reason) {
    String detail = StoppingRule.detailOf(reason, journal.state());
    journal.append(new SessionEvent.SessionEnded(reason, detail));
  }

  private <T> T inTime(Terms terms, String what, Supplier<T> work) {
    Duration deadline = terms.budget().wallClock();
    AtomicReference<@Nullable T> done = new AtomicReference<>();
    TimeLimit.allows(
        deadline.minus(watch.elapsed()),
        () -> watch.elapsed().compareTo(deadline) >= 0,
        () -> done.set(work.get()));
    T result = done.get();
    if (result == null) {
      throw new InvalidInputException(
          "the deadline came before "
              + what
              + "; the session needs more than "
              + Figures.duration(deadline));
    }
    return result;
  }

  /**
   * Finds out whether the target is the database that the ledger speaks of.
   *
   * @throws InvalidInputException if it is not
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
    IssueWork work = issueWork(bench, rule, review, terms);
    PendingDecision pending = PendingDecision.of(journal.state(), issue);
    UserDecisions decisions = decisions(bench, work, review, terms);
    inTime(rule, work, bench, () -> decisions.carryOut(pending, choice));
    decisions.askAgainIfBrokenOff(issue);
    IssueFile decided = journal.state().issue(issue).orElseThrow();
    if (decided.accepted() != null) {
      new Aftermath(journal, bench, work).settleOthers(decided);
      new Closing(journal, bench).close();
    }
    StopReason reason =
        rule.decide(journal.state(), watch.elapsed()).orElse(StopReason.ISSUES_CLOSED);
    end(reason);
  }

  private IssueWork issueWork(
      Workbench bench, StoppingRule rule, ProposalReview review, Terms terms) {
    return new IssueWork(
        journal,
        bench,
        agents.apply(bench::schema),
        review,
        () -> rule.decide(journal.state(), watch.elapsed()).isEmpty(),
        new Experience(journal, bench, terms.journal()));
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
    Aftermath aftermath = new Aftermath(journal, bench, work);
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        throw new SessionCancelledException("the session was cancelled");
      }
      Optional<StopReason> stop = rule.decide(journal.state(), watch.elapsed());
      if (stop.isEmpty()) {
        IssueFile next = mostValuable();
        inTime(rule, work, bench, () -> attempt(next, work, aftermath));
        continue;
      }
      if (isCrewDone(stop.get()) && openOverlooked(overlooked, rule, aftermath)) {
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
            bench,
            () -> {
              decisions.carryOut(asked, choice.get());
              aftermath.goOnAfter(asked.file());
            });
        decisions.askAgainIfBrokenOff(asked.issue());
      }
    }
  }

  private static void attempt(IssueFile file, IssueWork work, Aftermath aftermath) {
    work.attempt(file);
    aftermath.goOnAfter(file);
  }

  private boolean openOverlooked(Overlooked overlooked, StoppingRule rule, Aftermath aftermath) {
    boolean hasTime = !rule.timeLeft(journal.state(), watch.elapsed()).isZero();
    Optional<IssueFile> found =
        hasTime ? overlooked.next(journal.state()) : Optional.<IssueFile>empty();
    found.ifPresent(aftermath::open);
    return found.isPresent();
  }

  /** Works until it is time to close; what is broken off leaves nothing behind. */
  private void inTime(StoppingRule rule, IssueWork work, Workbench bench, Runnable attempt) {
    boolean isDone =
        TimeLimit.allows(
            rule.timeLeft(journal.state(), watch.elapsed()),
            () -> rule.timeLeft(journal.state(), watch.elapsed()).isZero(),
            () -> attemptInSandbox(work, bench, attempt));
    if (!isDone) {
      work.breakOff();
    }
  }

  /** An attempt that lost its sandbox is over; the session goes on in a new one. */
  private void attemptInSandbox(IssueWork work, Workbench bench, Runnable attempt) {
    sandbox.survive(
        attempt,
        new Aftermath(journal, bench, work)::catchUp,
        loss -> {
          work.breakOff(loss);
          bench.renewSandbox(journal.state());
        });
  }

  private <T> T inSandbox(Workbench bench, Supplier<T> work) {
    return sandbox.survive(work, loss -> bench.renewSandbox(journal.state()));
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
}
