package dev.tunesmith.proof.load;

import java.util.ArrayList;
import java.util.List;

/** What connections got done: how often each statement, and how long that took. */
final class Tally {

  private final long[] counts;
  private final double[] busyMillis;
  private final List<Double> latencies = new ArrayList<>();

  Tally(int statements) {
    this.counts = new long[statements];
    this.busyMillis = new double[statements];
  }

  /**
   * Takes a statement in.
   *
   * @param latencyMillis the statement's own time
   * @param busyMillis the same with the beginning and the end of its transaction
   */
  void add(int position, double latencyMillis, double busyMillis) {
    counts[position]++;
    this.busyMillis[position] += busyMillis;
    latencies.add(latencyMillis);
  }

  void add(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
      busyMillis[i] += other.busyMillis[i];
    }
    latencies.addAll(other.latencies);
  }

  boolean isEmpty() {
    return latencies.isEmpty();
  }

  long count(int position) {
    return counts[position];
  }

  double busyMillis(int position) {
    return busyMillis[position];
  }

  double[] latencies() {
    return latencies.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
