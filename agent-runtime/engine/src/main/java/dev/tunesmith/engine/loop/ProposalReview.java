package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.quality.Ruling;
import dev.tunesmith.core.quality.Submission;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.engine.ledger.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a proposal before the gates, has it tried, and says what follows for its issue. */
final class ProposalReview {

  private static final Logger LOG = LoggerFactory.getLogger(ProposalReview.class);

  private final Journal journal;
  private final Workbench bench;
  private @Nullable Trial inPlace;
  private boolean brokeOff;

  ProposalReview(Journal journal, Workbench bench) {
    this.journal = journal;
    this.bench = bench;
  }

  /** Whether what was judged last was lost with its sandbox, and so never judged. */
  boolean brokeOff() {
    return brokeOff;
  }

  /** What follows from an attempt that was judged, or came to nothing, without moving its issue. */
  LadderEvent outcomeOf(Case task, Attempt attempt) {
    Proposal proposal = attempt.proposal();
    if (proposal == null || attempt.problem() != null) {
      return new LadderEvent.AttemptFailed(EscalationNotes.resultOf(attempt), Duration.ZERO);
    }
    Submission submission = bench.submission(task, proposal, journal.state());
    Submission judged =
        new Submission(
            submission.issue(),
            proposal,
            submission.remit(),
            submission.surroundings(),
            attempt.equality(),
            attempt.trial(),
            attempt.load());
    return ruling(attempt.reports(), judged).event(Duration.ZERO).orElseThrow();
  }

  /** What an agent proposes; what it was refused before is refused in the same words. */
  LadderEvent judgeAnew(Case task, Proposal proposal, Duration worked) {
    return refusedBefore(proposal)
        .map(refused -> refusedAgain(task, refused, worked))
        .orElseGet(() -> judge(task, proposal, worked));
  }

  /** The attempt that showed that the same remedies are of no use, if nothing has changed since. */
  private Optional<Attempt> refusedBefore(Proposal proposal) {
    SessionState state = journal.state();
    List<Attempt> attempts = state.issue(proposal.issue()).orElseThrow().attempts();
    return attempts.subList(0, attempts.size() - 1).stream()
        .filter(before -> before.proposal() != null)
        .filter(before -> identities(before.proposal()).equals(identities(proposal)))
        .filter(before -> before.reports().stream().anyMatch(GateReport::hasFailed))
        .filter(before -> isRefuted(before) || isTriedAfterWhatWasAccepted(before, state))
        .findFirst();
  }

  private static Set<Object> identities(@Nullable Proposal proposal) {
    return proposal == null
        ? Set.of()
        : proposal.remedies().stream().map(Remedy::identity).collect(Collectors.toSet());
  }

  private static boolean isRefuted(Attempt attempt) {
    return attempt.equality() instanceof Equality.Refuted;
  }

  private static boolean isTriedAfterWhatWasAccepted(Attempt attempt, SessionState state) {
    Trial trial = attempt.trial();
    return trial != null
        && state.accepted().stream()
            .map(IssueFile::acceptedTrial)
            .allMatch(other -> other == null || other.id().number() < trial.id().number());
  }

  private LadderEvent refusedAgain(Case task, Attempt refused, Duration worked) {
    brokeOff = false;
    journal.append(new SessionEvent.GatesJudged(task.issue().id(), refused.reports()));
    return new LadderEvent.AttemptFailed(
        "proposed before: " + EscalationNotes.resultOf(refused), worked);
  }

  LadderEvent judge(Case task, Proposal proposal, Duration worked) {
    brokeOff = false;
    Gates gates = Gates.required(bench.contractsFor(task));
    Submission submission = bench.submission(task, proposal, journal.state());
    List<GateReport> words = gates.beforeTrial(submission);
    Optional<LadderEvent> refusal = ruling(words, submission).event(worked);
    if (refusal.isPresent()) {
      journal.append(new SessionEvent.GatesJudged(task.issue().id(), words));
      return refusal.get();
    }
    return compared(task, gates, submission, worked);
  }

  /** What is asked in other words must answer the same before it is worth timing. */
  private LadderEvent compared(Case task, Gates gates, Submission submission, Duration worked) {
    Optional<Equality> equality;
    try {
      equality = bench.compareAnswers(task, submission.proposal());
    } catch (ConnectionLostException e) {
      return lost(task, e, worked);
    } catch (StatementFailedException e) {
      return cannotBeTried(task, submission.proposal(), e, worked);
    }
    if (equality.isEmpty()) {
      return tried(task, gates, submission, worked);
    }
    journal.append(new SessionEvent.AnswersCompared(task.issue().id(), equality.get()));
    Submission compared = submission.compared(equality.get());
    List<GateReport> reports = gates.afterComparison(compared);
    Optional<LadderEvent> refusal = ruling(reports, compared).event(worked);
    if (refusal.isPresent()) {
      journal.append(new SessionEvent.GatesJudged(task.issue().id(), reports));
      return refusal.get();
    }
    return tried(task, gates, compared, worked);
  }

  private LadderEvent lost(Case task, ConnectionLostException fault, Duration worked) {
    journal.append(
        new SessionEvent.TrialBroken(task.issue().id(), String.valueOf(fault.getMessage())));
    brokeOff = true;
    bench.renewSandbox(journal.state());
    return new LadderEvent.AttemptFailed("the trial broke off: " + fault.getMessage(), worked);
  }

  /** What is told reaches the next attempt, whoever makes it; the server's words may hold data. */
  private LadderEvent cannotBeTried(
      Case task, Proposal proposal, StatementFailedException fault, Duration worked) {
    String words = "it cannot be tried: " + fault.withoutData(written(proposal));
    LOG.info("{}: {}", task.issue().id(), fault.getMessage());
    journal.append(new SessionEvent.TrialBroken(task.issue().id(), words));
    return new LadderEvent.AttemptFailed(words, worked);
  }

  private static Stream<String> written(Proposal proposal) {
    return proposal.remedies().stream().flatMap(remedy -> remedy.written().texts());
  }

  private LadderEvent tried(Case task, Gates gates, Submission submission, Duration worked) {
    Proposal proposal = submission.proposal();
    Trial trial;
    try {
      trial = bench.laboratory().tryOut(bench.trialOrder(task, proposal));
    } catch (ConnectionLostException e) {
      return lost(task, e, worked);
    } catch (StatementFailedException e) {
      return cannotBeTried(task, submission.proposal(), e, worked);
    }
    inPlace = trial;
    journal.append(new SessionEvent.TrialFinished(trial));
    return loaded(task, gates, submission.tried(trial), trial, worked);
  }

  /** What passes on its own may still have to hold when others work too. */
  private LadderEvent loaded(
      Case task, Gates gates, Submission tried, Trial trial, Duration worked) {
    if (!gates.needLoad(tried)) {
      return decided(task, gates, tried, trial, worked);
    }
    LoadComparison load;
    // It leaves nothing in place when it throws.
    inPlace = null;
    try {
      load = bench.laboratory().runUnderLoad(trial.remedies(), bench.workload());
    } catch (ConnectionLostException e) {
      return lost(task, e, worked);
    } catch (StatementFailedException e) {
      return cannotBeTried(task, tried.proposal(), e, worked);
    }
    inPlace = trial;
    journal.append(new SessionEvent.LoadCompared(task.issue().id(), load));
    return decided(task, gates, tried.loaded(load), trial, worked);
  }

  private LadderEvent decided(
      Case task, Gates gates, Submission submission, Trial trial, Duration worked) {
    List<GateReport> reports = gates.afterTrial(submission);
    journal.append(new SessionEvent.GatesJudged(task.issue().id(), reports));
    Ruling ruling = ruling(reports, submission);
    if (ruling.isRefused()) {
      takeBackWhatIsTried();
    } else {
      Proposal proposal = submission.proposal();
      journal.append(
          new SessionEvent.RemedyAccepted(
              task.issue().id(), proposal, trial.id(), bench.migration(proposal)));
      inPlace = null;
      bench.schemaChanged();
    }
    return ruling.event(worked).orElseThrow();
  }

  /** To be called where the sandbox is gone. */
  void forgetWhatIsTried() {
    inPlace = null;
  }

  /** Takes out of the sandbox what is being tried, if anything is in place. */
  void takeBackWhatIsTried() {
    Trial tried = inPlace;
    inPlace = null;
    if (tried != null) {
      bench.laboratory().takeBack(tried);
    }
  }

  private Ruling ruling(List<GateReport> reports, Submission submission) {
    return Ruling.of(reports, submission, bench.protocolOf(submission.issue(), journal.state()));
  }
}
