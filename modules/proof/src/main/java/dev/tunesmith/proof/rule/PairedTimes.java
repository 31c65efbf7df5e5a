package dev.tunesmith.proof.rule;

import java.util.ArrayList;
import java.util.List;

/** Timings of the same thing with and without a remedy, each pair taken close together. */
public final class PairedTimes {

  /** Below the resolution of any clock we read; keeps the logarithm finite. */
  private static final double SHORTEST_MILLIS = 1e-4;

  private final List<Double> logRatios = new ArrayList<>();
  private boolean cutOffWithout;

  /** Adds one pair, in milliseconds. */
  public void add(double withMillis, double withoutMillis) {
    logRatios.add(
        Math.log(Math.max(withMillis, SHORTEST_MILLIS) / Math.max(withoutMillis, SHORTEST_MILLIS)));
  }

  /** Adds one pair of which the side without was cut off, so that its ratio is lower still. */
  public void addCutOff(double withMillis, double withoutAtLeastMillis) {
    add(withMillis, withoutAtLeastMillis);
    cutOffWithout = true;
  }

  /** Whether the ratios are no higher than said, and may be lower. */
  boolean areAtMost() {
    return cutOffWithout;
  }

  /** How many pairs there are. */
  public int count() {
    return logRatios.size();
  }

  /** Each pair of the second half against its counterpart in the first. */
  public PairedTimes laterAgainstEarlier() {
    PairedTimes drift = new PairedTimes();
    int half = count() / 2;
    for (int i = 0; i < half; i++) {
      drift.logRatios.add(logRatios.get(count() - half + i) - logRatios.get(i));
    }
    return drift;
  }

  double[] logRatios() {
    return logRatios.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
