package dev.tunesmith.core.session;

import org.jspecify.annotations.Nullable;

/**
 * What one call of a model used.
 *
 * @param moneyMicros in millionths of the currency that the prices are in, or null without a price
 */
public record ModelUse(
    long inputTokens, long outputTokens, Basis basis, @Nullable Long moneyMicros) {

  /** Where the figures come from. */
  public enum Basis {
    /** The server said so. */
    REPORTED,
    /** The most it can have been, since the server did not say. */
    ESTIMATED,
    /** The server refused before it did anything. */
    NOTHING
  }
}
