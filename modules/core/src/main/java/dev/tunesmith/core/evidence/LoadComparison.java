package dev.tunesmith.core.evidence;

import java.time.Duration;
import java.util.List;

/**
 * The workload run by several connections for a fixed time, with and without a remedy.
 *
 * @param connections how many worked at once
 * @param time how long each side ran
 */
public record LoadComparison(
    EvidenceId id, int connections, Duration time, Side without, Side with) {

  /**
   * What one side showed.
   *
   * @param throughput statements a second in each equal slice of the time, in order
   * @param p95Millis over all statements
   * @param lockWaits how often a statement waited for a lock
   * @param deadlocks how often the server had to break one
   * @param hitRate the share of block accesses served from memory, 0 to 1
   */
  public record Side(
      List<Double> throughput, double p95Millis, long lockWaits, long deadlocks, double hitRate) {
    public Side {
      throughput = List.copyOf(throughput);
    }

    /** Statements a second over the whole time; 0 if nothing ran. */
    public double meanThroughput() {
      return throughput.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }
}
