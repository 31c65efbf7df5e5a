package dev.tunesmith.core.evidence;

import dev.tunesmith.core.workload.LatencyTarget;

/**
 * The timings of one statement under one condition: sandbox, one client, warm caches.
 *
 * @param runs how many counted runs
 * @param medianMillis as the client saw it, rows fetched
 * @param p95Millis as the client saw it; with few runs close to the maximum
 * @param buffers shared blocks touched by one run
 * @param rows rows returned or changed by one run
 */
public record Timing(int runs, double medianMillis, double p95Millis, long buffers, long rows) {

  /** The figure that a target speaks of. */
  public double figure(LatencyTarget.Statistic statistic) {
    return switch (statistic) {
      case MEDIAN -> medianMillis;
      case P95 -> p95Millis;
    };
  }
}
