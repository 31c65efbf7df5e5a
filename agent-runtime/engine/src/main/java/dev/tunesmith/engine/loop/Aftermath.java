package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.finding.IssueFinding;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.WorkloadTimes;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.FurtherIssue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.Reconsideration;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.ledger.Journal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows an acceptance: what else it settled, what it left, and what it makes worth a look.
 */
final class Aftermath {

  private final Journal journal;
  private final Workbench bench;
  private final IssueWork work;

  Aftermath(Journal journal, Workbench bench, IssueWork work) {
    this.journal = journal;
    this.bench = bench;
    this.work = work;
  }

  /** After an acceptance, looks at what is left of the issue, and again at what was refused. */
  void goOnAfter(IssueFile worked) {
    IssueFile after = journal.state().issue(worked.issue().id()).orElseThrow();
    if (after.accepted() == null) {
      return;
    }
    settleOthers(after);
    openWhatIsLeft(after);
    reconsider(after, any -> true);
  }

  /**
   * The same for what was accepted before the session broke off and was shown again; any of it may
   * have been done by then, and nothing is done twice.
   *
   * @param before what was accepted then
   */
  void catchUp(Map<IssueId, Acceptance> before) {
    List<IssueFile> accepted =
        journal.state().accepted().stream()
            .filter(file -> before.containsKey(file.issue().id()))
            .sorted(Comparator.comparingLong(file -> trialOf(file).number()))
            .toList();
    accepted.stream().reduce((earlier, later) -> later).ifPresent(this::settleAllBut);
    accepted.stream().filter(this::isLastAboutItsSubject).forEach(this::openWhatIsLeft);
    accepted.forEach(
        file -> reconsider(file, each -> isOlder(each, before.get(file.issue().id()))));
  }

  /** The same for all that is accepted: the sandbox was lost while this was done. */
  void catchUp() {
    Map<IssueId, Acceptance> accepted = new HashMap<>();
    journal
        .state()
        .accepted()
        .forEach(file -> accepted.put(file.issue().id(), Objects.requireNonNull(file.accepted())));
    catchUp(accepted);
  }

  private static EvidenceId trialOf(IssueFile accepted) {
    return Objects.requireNonNull(accepted.accepted()).trial();
  }

  /** What was refused after it was accepted was refused beside it. */
  private static boolean isOlder(Reconsideration refused, @Nullable Acceptance accepted) {
    Trial trial = refused.refused().trial();
    return trial != null && accepted != null && trial.id().number() < accepted.trial().number();
  }

  private boolean isLastAboutItsSubject(IssueFile file) {
    return journal.state().issues().stream()
        .filter(other -> other.issue().subject().equals(file.issue().subject()))
        .reduce((earlier, later) -> later)
        .filter(file::equals)
        .isPresent();
  }

  private void openWhatIsLeft(IssueFile accepted) {
    FurtherIssue.after(accepted, leftOf(accepted), journal.state())
        .ifPresent(issue -> open(issue, accepted));
  }

  /** Measures again what a remedy concerns that was shown again. */
  void measureAgain(IssueFile accepted) {
    journal.append(new SessionEvent.WorkloadRemeasured(measuredAgain(accepted)));
  }

  /** What is seen to be wrong now; where that is not the issue itself, what is foreseen of it. */
  private List<Issue> leftOf(IssueFile after) {
    List<Issue> found = stillFound(journal.state().current());
    boolean isSeen =
        found.stream().anyMatch(issue -> issue.subject().equals(after.issue().subject()));
    return isSeen ? found : foreseen(after).stream().toList();
  }

  private Optional<Issue> foreseen(IssueFile file) {
    return new Outlook(bench, work::caseOfOwner).left(file, journal.state());
  }

  /** Measures again after an acceptance, and settles the issues that are no longer found. */
  void settleOthers(IssueFile after) {
    measureAgain(after);
    settleAllBut(after);
  }

  private void settleAllBut(IssueFile after) {
    Set<Issue.Subject> subjects =
        stillFound(journal.state().current()).stream()
            .map(Issue::subject)
            .collect(Collectors.toSet());
    for (IssueFile file : journal.state().issues()) {
      if (isOpen(file)
          && subjects.stream().noneMatch(file.issue().subject()::concerns)
          && !isWorthMore(file)) {
        work.settle(file, "settled by what was accepted for " + after.issue().id());
      }
    }
  }

  /** What another's remedy made faster is worked on all the same where much is left to gain. */
  private boolean isWorthMore(IssueFile file) {
    return file.standing().isWorking() && foreseen(file).isPresent();
  }

  private List<Issue> stillFound(List<Measurement> now) {
    EvidenceId schemaFact = journal.state().latest(SchemaRead.class).orElseThrow().id();
    return new IssueFinding(schemaFact)
        .find(bench.schema(), bench.workloadAsAccepted(journal.state()), now);
  }

  /** Opens an issue that has an owner already. */
  void open(IssueFile file) {
    open(file.issue(), file);
  }

  /** Who mended a part of it goes on with the rest. */
  private void open(Issue further, IssueFile settled) {
    journal.append(new SessionEvent.IssueOpened(further));
    Optional.ofNullable(settled.assignment())
        .ifPresent(owner -> journal.append(new SessionEvent.IssueAssigned(further.id(), owner)));
  }

  private void reconsider(IssueFile accepted, Predicate<Reconsideration> isDue) {
    Trial trial = accepted.acceptedTrial();
    List<Reconsideration> again =
        trial == null ? List.of() : Reconsideration.after(trial, journal.state());
    for (Reconsideration each : again.stream().filter(isDue).toList()) {
      IssueFile file = journal.state().issue(each.issue()).orElseThrow();
      if (isOpen(file) && work.retry(file, each.refused())) {
        goOnAfter(file);
      }
    }
  }

  /** What the trial found untouched takes as long as before. */
  private List<Measurement> measuredAgain(IssueFile accepted) {
    Set<QueryName> affected =
        Optional.ofNullable(accepted.acceptedTrial()).map(Trial::affected).orElse(Set.of());
    Workload again = bench.workload().among(affected);
    List<Measurement> fresh =
        again.queries().isEmpty() ? List.of() : bench.laboratory().measure(again).measurements();
    return WorkloadTimes.renewed(journal.state().current(), affected, fresh, bench.workload());
  }

  private static boolean isOpen(IssueFile file) {
    return file.standing().isWorking()
        || file.standing().phase() == Standing.Phase.AWAITING_DECISION;
  }
}
