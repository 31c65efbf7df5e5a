package dev.tunesmith.agents.budget;

import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.ModelUse.Basis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is set aside for one call of a model. It is settled once; until then all of it counts. */
public final class Reservation {
  private final RemainingBudget budget;
  private final long inputTokens;
  private final long outputTokens;
  private final long moneyMicros;
  private final @Nullable Price price;

  Reservation(
      RemainingBudget budget,
      long inputTokens,
      long outputTokens,
      long moneyMicros,
      @Nullable Price price) {
    this.budget = budget;
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
    this.moneyMicros = moneyMicros;
    this.price = price;
  }

  /** The call used this many tokens, as the server reports or as they were counted. */
  public ModelUse used(long input, long output, Basis basis) {
    Optional<Long> cost = Optional.ofNullable(price).map(each -> each.micros(input, output));
    budget.settle(input + output - inputTokens - outputTokens, cost.orElse(0L) - moneyMicros);
    return new ModelUse(input, output, basis, cost.orElse(null));
  }

  /** The server refused the call; nobody is charged for that. */
  public ModelUse nothingUsed() {
    return used(0, 0, Basis.NOTHING);
  }

  /** Nobody knows what the call used, so it counts as the most it can have been. */
  public ModelUse unknown() {
    return used(inputTokens, outputTokens, Basis.ESTIMATED);
  }
}
