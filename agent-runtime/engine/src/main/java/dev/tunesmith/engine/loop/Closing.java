package dev.tunesmith.engine.loop;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.WorkloadTimes;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.proof.closing.LeaveOneOut.Unearned;
import dev.tunesmith.proof.closing.Rehearsal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a session: drops what no longer earns its cost, rehearses, measures the whole. */
final class Closing {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

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
    if (!journal.state().accepted().isEmpty()) {
      rehearse();
    }
    List<Remedy> accepted = Workbench.acceptedRemedies(journal.state());
    if (!accepted.isEmpty()) {
      measureWhole(accepted);
    }
    return this;
  }

  private void measureWhole(List<Remedy> accepted) {
    List<Comparison> compared = laboratory.measureWhole(bench.workload(), accepted).comparisons();
    SessionState state = journal.state();
    double ratio =
        WorkloadTimes.ratio(compared, state.current(), state.baseline(), bench.workload());
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

  private void rehearse() {
    Rehearsal rehearsal = laboratory.rehearse(Workbench.acceptedRemedies(journal.state()));
    if (!rehearsal.isClean()) {
      withdrawTheGuilty(rehearsal);
      return;
    }
    noteRehearsed(rehearsal);
  }

  private void noteRehearsed(Rehearsal rehearsal) {
    journal.append(
        new SessionEvent.UndoRehearsed(
            laboratory.nextEvidence(), rehearsal.statements(), rehearsal.took()));
  }

  /**
   * What was accepted for each issue is carried out and taken back in a fresh sandbox, beside what
   * came before it; what does not lead back is withdrawn.
   */
  private void withdrawTheGuilty(Rehearsal together) {
    bench.renewSandboxWith(List.of());
    List<Remedy> innocent = new ArrayList<>();
    for (IssueFile file : journal.state().accepted()) {
      List<Remedy> remedies = Objects.requireNonNull(file.accepted()).proposal().remedies();
      Rehearsal alone = laboratory.rehearseAlone(remedies);
      if (alone.isClean()) {
        innocent.addAll(remedies);
      } else {
        withdraw(file, alone);
        bench.renewSandboxWith(innocent);
      }
    }
    Rehearsal rest = innocent.isEmpty() ? together : laboratory.rehearse(innocent);
    if (!rest.isClean()) {
      // Which of those left cannot be undone is not known, so that none may be handed over.
      journal.state().accepted().forEach(file -> withdraw(file, rest));
      bench.renewSandboxWith(List.of());
    } else {
      noteRehearsed(rest);
    }
  }

  private void withdraw(IssueFile file, Rehearsal unclean) {
    String reason =
        "its undo does not lead back to where it began: "
            + String.join("; ", unclean.differences());
    LOG.warn("{}: {}", file.issue().id(), reason);
    journal.append(new SessionEvent.RemedyWithdrawn(file.issue().id(), reason, List.of()));
  }
}
