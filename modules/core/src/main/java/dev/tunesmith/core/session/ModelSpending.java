package dev.tunesmith.core.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the language models of a session used, all calls together.
 *
 * @param moneyMicros of the calls that have a price, in millionths of its currency; null where none
 *     has
 */
public record ModelSpending(
    long calls, long inputTokens, long outputTokens, @Nullable Long moneyMicros) {

  /** No call was made. */
  public static final ModelSpending NOTHING = new ModelSpending(0, 0, 0, null);

  ModelSpending plus(ModelUse use) {
    Long more = use.moneyMicros();
    return new ModelSpending(
        calls + 1,
        inputTokens + use.inputTokens(),
        outputTokens + use.outputTokens(),
        more == null
            ? moneyMicros
            : Long.valueOf(Objects.requireNonNullElse(moneyMicros, 0L) + more));
  }
}
