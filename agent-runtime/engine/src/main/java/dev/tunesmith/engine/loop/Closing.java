package dev.tunesmith.engine.loop;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.WorkloadTimes;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.proof.closing.LeaveOneOut.Unearned;
import dev.tunesmith.proof.closing.Rehearsal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Closes a session: drops what no longer earns its cost, rehearses, measures the whole. */
final class Closing {

  private final Journal journal;
  private final Workbench bench;
  private final Laboratory laboratory;

  Closing(Journal journal, Workbench bench) {
    this.journal = journal;
    this.bench = bench;
    this.laboratory = bench.laboratory();
  }

  /** May be called again where the sandbox was lost meanwhile. */
  Closing close() {
    withdrawWhatNoLongerEarns();
    List<Remedy> accepted = Workbench.acceptedRemedies(journal.state());
    if (!accepted.isEmpty()) {
      rehearse(accepted);
      measureWhole(accepted);
    }
    return this;
  }

  private void measureWhole(List<Remedy> accepted) {
    List<Comparison> compared = laboratory.measureWhole(bench.workload(), accepted).comparisons();
    double ratio = WorkloadTimes.ratio(compared, journal.state().current(), bench.workload());
    journal.append(new SessionEvent.FinalMeasured(compared, ratio));
  }

  /** Remedies that stand alone are left out once each; parts of a combination stay together. */
  private void withdrawWhatNoLongerEarns() {
    Map<Remedy, IssueId> alone = new LinkedHashMap<>();
    for (IssueFile file : journal.state().accepted()) {
      List<Remedy> together = Objects.requireNonNull(file.accepted()).proposal().remedies();
      if (together.size() == 1) {
        alone.put(together.get(0), file.issue().id());
      }
    }
    if (alone.size() < 2) {
      return;
    }
    List<Remedy> remedies = List.copyOf(alone.keySet());
    for (Unearned unearned : laboratory.leaveOneOut(bench.workload(), remedies).unearned()) {
      IssueId issue = Objects.requireNonNull(alone.get(unearned.remedy()));
      journal.append(
          new SessionEvent.RemedyWithdrawn(issue, unearned.reason(), unearned.comparisons()));
    }
  }

  private void rehearse(List<Remedy> accepted) {
    Rehearsal rehearsal = laboratory.rehearse(accepted);
    if (!rehearsal.isClean()) {
      String fault =
          "the undo does not lead back to where it began: "
              + String.join("; ", rehearsal.differences());
      withdrawAll(fault);
      throw new TuningException(fault);
    }
    journal.append(
        new SessionEvent.UndoRehearsed(
            laboratory.nextEvidence(), rehearsal.statements(), rehearsal.took()));
  }

  /** Which of them cannot be undone is not known, so that none may be handed over. */
  private void withdrawAll(String reason) {
    for (IssueFile file : journal.state().accepted()) {
      journal.append(new SessionEvent.RemedyWithdrawn(file.issue().id(), reason, List.of()));
    }
  }
}
