package dev.tunesmith.proof.load;

import dev.tunesmith.database.dialect.ServerActivity.Counters;
import org.apache.commons.statistics.descriptive.Quantile;

/** What one slice of time showed. */
record Slice(Tally tally, long lockWaits, Counters counters) {

  private static final double NINETY_FIFTH = 0.95;

  double p95Millis() {
    return p95Of(tally.latencies());
  }

  static double p95Of(double[] latencies) {
    return Quantile.withDefaults().evaluate(latencies, NINETY_FIFTH);
  }
}
