package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.SessionEvent.OrderTaken;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Counted;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.Copier;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.LoginRights;
import dev.tunesmith.engine.order.RunUnderLoad;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.recording.RecordedOrder;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.UnreadableValueException;
import dev.tunesmith.skillfiles.KeptFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger keeps of what its session was asked to do, so that the session can go on.
 *
 * @param place where the database is, or null where the host brought its own connections
 * @param isOutside whether a mind outside works the cases
 * @param cloneBytes how much of the target is copied at most; null in older ledgers
 * @param counts what the target's server had counted of the workload's statements
 */
record KeptOrder(
    RecordedOrder session,
    @Nullable Place place,
    boolean isOutside,
    LoginRights login,
    RunUnderLoad load,
    @Nullable Long cloneBytes,
    List<Counted> counts) {

  KeptOrder {
    // An older ledger has none.
    counts = counts == null ? List.of() : List.copyOf(counts);
  }

  /** An address, which never holds a password, and a login. */
  record Place(String url, String user) {}

  static KeptOrder of(
      SessionOrder order,
      String target,
      Workload workload,
      List<KeptFiles> skills,
      List<Counted> counts) {
    return new KeptOrder(
        OrderForm.write(order, target, workload, skills, 0),
        order.target() instanceof TargetDatabase.Addressed addressed
            ? new Place(addressed.jdbcUrl(), addressed.user())
            : null,
        order.agents().choice() instanceof AgentChoice.Outside,
        order.terms().login(),
        order.terms().load(),
        order.terms().cloneBytes(),
        counts);
  }

  /** How much of a session's target is copied; a host's ledger may not say, and all of it then. */
  static Copier.Amount amount(SessionState state, Target target) {
    if (state.latest(OrderTaken.class).isEmpty()) {
      return Copier.Amount.ALL;
    }
    KeptOrder kept = in(state);
    return LiveEnvironment.amount(target, kept.copied(), OrderForm.workload(kept.session()));
  }

  /** How much of the target is copied at most. */
  long copied() {
    return cloneBytes == null ? Terms.CLONE_BYTES : cloneBytes;
  }

  OrderTaken event() {
    return new OrderTaken(CoreJson.write(this));
  }

  /**
   * What the ledger holds.
   *
   * @throws InvalidInputException if it holds none that can be read
   */
  static KeptOrder in(SessionState state) {
    String order =
        state
            .latest(OrderTaken.class)
            .map(OrderTaken::order)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "the session broke off before it said what it was asked to do, or an older"
                            + " version of Tunesmith ran it; begin it again"));
    try {
      return CoreJson.read(order, KeptOrder.class);
    } catch (UnreadableValueException e) {
      throw new InvalidInputException(
          "another version of Tunesmith wrote down what the session was asked to do: "
              + e.getMessage(),
          e);
    }
  }
}
