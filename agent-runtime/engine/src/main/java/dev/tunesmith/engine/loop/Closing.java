package dev.tunesmith.engine.loop;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.TuningException;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.proof.closing.FinalMeasuring;
import dev.tunesmith.proof.closing.LeaveOneOut;
import dev.tunesmith.proof.closing.LeaveOneOut.Unearned;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Closes a session: drops what no longer earns its cost, rehearses, measures the whole. */
final class Closing {

  private final Journal journal;
  private final Workbench bench;
  private final InstantSource clock;

  Closing(Journal journal, Workbench bench, InstantSource clock) {
    this.journal = journal;
    this.bench = bench;
    this.clock = clock;
  }

  void close(Set<String> original) {
    withdrawWhatNoLongerEarns();
    List<Remedy> accepted = acceptedRemedies(journal.state());
    if (accepted.isEmpty()) {
      return;
    }
    rehearse(original, accepted);
    WholeComparison whole =
        new FinalMeasuring(bench.sandbox(), journal.evidence(), clock)
            .measure(bench.workload(), accepted);
    journal.append(new SessionEvent.FinalMeasured(whole.comparisons(), whole.timeRatio()));
  }

  /** Remedies that stand alone are left out once each; parts of a combination stay together. */
  private void withdrawWhatNoLongerEarns() {
    Map<Remedy, IssueId> alone = new LinkedHashMap<>();
    for (IssueFile file : journal.state().accepted()) {
      List<Remedy> remedies = Objects.requireNonNull(file.accepted()).proposal().remedies();
      if (remedies.size() == 1) {
        alone.put(remedies.get(0), file.issue().id());
      }
    }
    if (alone.size() < 2) {
      return;
    }
    LeaveOneOut leaveOneOut = new LeaveOneOut(bench.sandbox(), journal.evidence(), clock);
    for (Unearned unearned : leaveOneOut.drop(bench.workload(), List.copyOf(alone.keySet()))) {
      IssueId issue = Objects.requireNonNull(alone.get(unearned.remedy()));
      journal.append(
          new SessionEvent.RemedyWithdrawn(issue, unearned.reason(), unearned.comparisons()));
    }
  }

  private void rehearse(Set<String> original, List<Remedy> accepted) {
    Rehearsal rehearsal = Rehearsal.of(bench.sandbox(), original, accepted, clock);
    if (!rehearsal.isClean()) {
      throw new TuningException(
          "the undo does not lead back to where it began: "
              + String.join("; ", rehearsal.differences()));
    }
    journal.append(
        new SessionEvent.UndoRehearsed(
            journal.evidence().next(), rehearsal.statements(), rehearsal.took()));
  }

  private static List<Remedy> acceptedRemedies(SessionState state) {
    return state.accepted().stream()
        .map(file -> Objects.requireNonNull(file.accepted()))
        .flatMap(accepted -> accepted.proposal().remedies().stream())
        .toList();
  }
}
