package dev.tunesmith.core.evidence;

import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.LatencyTarget;

/**
 * The timings of one statement under one condition: sandbox, one client, warm caches.
 *
 * @param runs how many counted runs
 * @param medianMillis as the client saw it, rows fetched
 * @param p95Millis as the client saw it; with few runs close to the maximum
 * @param buffers shared blocks touched by one run
 * @param rows rows returned or changed by one run
 * @param cutOff how many of the runs were cut off: the times are then no more than is certain
 */
public record Timing(
    int runs, double medianMillis, double p95Millis, long buffers, long rows, int cutOff) {

  /** The timings of runs that all came to their end. */
  public Timing(int runs, double medianMillis, double p95Millis, long buffers, long rows) {
    this(runs, medianMillis, p95Millis, buffers, rows, 0);
  }

  /** Whether runs were cut off, so that it takes at least as long as said. */
  public boolean isAtLeast() {
    return cutOff > 0;
  }

  /** The median for a person. */
  public String medianWords() {
    return words(medianMillis);
  }

  /** The 95th percentile for a person. */
  public String p95Words() {
    return words(p95Millis);
  }

  private String words(double millis) {
    return (isAtLeast() ? "over " : "") + Figures.millis(millis);
  }

  /** The figure that a target speaks of. */
  public double figure(LatencyTarget.Statistic statistic) {
    return switch (statistic) {
      case MEDIAN -> medianMillis;
      case P95 -> p95Millis;
    };
  }
}
