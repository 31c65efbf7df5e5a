package dev.tunesmith.engine.wiring;

import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallLog;
import dev.tunesmith.agents.call.ModelProbe;
import dev.tunesmith.agents.call.ModelProbe.Finding;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the models of a session whether they are there, before anything is copied. */
final class ModelReadiness {
  private static final Logger LOG = LoggerFactory.getLogger(ModelReadiness.class);
  private static final Duration AT_MOST = Duration.ofSeconds(30);

  /** What no waiting mends; any other outage is a matter for the session's own patience. */
  private static final Set<String> BEYOND_WAITING =
      Set.of("key-refused", "model-unknown", "quota-gone", "budget-spent");

  private final ModelProbe probe;

  ModelReadiness(RemainingBudget budget, CallLog log, InstantSource clock) {
    this.probe = new ModelProbe(budget, log, clock);
  }

  /**
   * Asks each.
   *
   * @throws InvalidInputException if one refuses its key or is not there
   */
  void call(List<ModelSeat> seats) {
    for (ModelSeat seat : seats) {
      Finding finding = probe.probe(seat, AT_MOST);
      if (finding instanceof Finding.Unavailable unavailable) {
        judge(unavailable);
      } else if (finding instanceof Finding.CallsNoTools) {
        LOG.warn("{} answers, but did not call the tool it was asked to call", seat.name());
      }
    }
  }

  private static void judge(Finding.Unavailable unavailable) {
    if (Thread.currentThread().isInterrupted()) {
      throw new SessionCancelledException("the session was cancelled before it began");
    }
    if (BEYOND_WAITING.contains(unavailable.code())) {
      throw new InvalidInputException(unavailable.reason());
    }
    LOG.warn("{}; the session begins all the same", unavailable.reason());
  }
}
