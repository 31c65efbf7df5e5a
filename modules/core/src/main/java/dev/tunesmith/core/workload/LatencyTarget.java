package dev.tunesmith.core.workload;

import java.time.Duration;

/**
 * How fast a query must be.
 *
 * @param statistic which figure is held against the limit
 * @param limit the figure must be below this
 */
public record LatencyTarget(Statistic statistic, Duration limit) {

  /** A figure of a query's timings. */
  public enum Statistic {
    MEDIAN,
    P95
  }

  /** Whether a figure in milliseconds meets the target. */
  public boolean isMetBy(double millis) {
    return millis < limitMillis();
  }

  /** The limit in milliseconds. */
  public double limitMillis() {
    return limit.toNanos() / 1e6;
  }

  @Override
  public String toString() {
    String name = statistic == Statistic.P95 ? "p95" : "median";
    boolean whole = limit.toNanos() % 1_000_000 == 0;
    return name
        + " < "
        + (whole ? Long.toString(limit.toMillis()) : Double.toString(limitMillis()))
        + "ms";
  }
}
