package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.engine.laboratory.LaterLook;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks at what a session handed over, and lets its ledger go on with what was seen. */
public final class ConfirmationWiring {

  private final Path folder;
  private final TargetDatabase database;
  private final CancellableRun cancellable;
  private final InstantSource clock = new MonotonicClock();

  /** Wires a look at the database that a session tuned. */
  public ConfirmationWiring(Path folder, TargetDatabase database) {
    this.folder = folder;
    this.database = database;
    this.cancellable = new CancellableRun(folder);
  }

  /** Looks, on the calling thread. */
  public TuningResult run() {
    return cancellable.run(this::looked);
  }

  private TuningResult looked() {
    try (Journal journal = Journal.reopen(folder, clock, List.of())) {
      SessionState state = journal.state();
      KeptOrder kept = KeptOrder.in(state);
      List<Trial> trials = handedOver(state);
      try (Target target = TargetOpening.open(database)) {
        requireSame(state, TargetOpening.display(database, target));
        LaterLook look =
            new LaterLook(target, OrderForm.workload(kept.session()), kept.counts(), state);
        journal.append(look.at(trials));
      }
      ResultFolder.write(folder, state);
      return new TuningResult(state, folder);
    }
  }

  private List<Trial> handedOver(SessionState state) {
    List<Trial> trials =
        state.accepted().stream().map(ConfirmationWiring::trial).flatMap(Optional::stream).toList();
    if (trials.isEmpty()) {
      throw new InvalidInputException(
          "the session in " + folder + " handed nothing over, so there is nothing to confirm");
    }
    return trials;
  }

  private static Optional<Trial> trial(IssueFile file) {
    return file.attempts().stream()
        .map(IssueFile.Attempt::trial)
        .filter(Objects::nonNull)
        .filter(trial -> trial.id().equals(Objects.requireNonNull(file.accepted()).trial()))
        .findFirst();
  }

  private static void requireSame(SessionState state, String now) {
    String before = state.opened().map(SessionOpened::target).orElse("no database");
    if (!before.equals(now)) {
      throw new InvalidInputException("the session tuned " + before + ", not " + now);
    }
  }
}
