package dev.tunesmith.agents.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model's tokens cost, in any one currency.
 *
 * @param input for a million tokens that are sent
 * @param output for a million tokens that are answered
 */
public record Price(BigDecimal input, BigDecimal output) {

  public Price {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException(
          "a price cannot be negative, got " + input + " and " + output);
    }
  }

  /** The cost in millionths of the currency, rounded up. */
  public long micros(long inputTokens, long outputTokens) {
    // A price for a million tokens is the price of one token in millionths.
    return input
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .setScale(0, RoundingMode.CEILING)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValue();
  }
}
