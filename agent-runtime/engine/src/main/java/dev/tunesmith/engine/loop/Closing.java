package dev.tunesmith.engine.loop;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.TuningException;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.proof.closing.FinalMeasuring;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Closes a session: rehearses the undo, measures the whole workload before and after. */
final class Closing {

  private final Journal journal;
  private final Workbench bench;
  private final InstantSource clock;

  Closing(Journal journal, Workbench bench, InstantSource clock) {
    this.journal = journal;
    this.bench = bench;
    this.clock = clock;
  }

  void close(Schema original) {
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

  private void rehearse(Schema original, List<Remedy> accepted) {
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
