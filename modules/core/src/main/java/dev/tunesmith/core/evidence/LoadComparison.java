package dev.tunesmith.core.evidence;

import java.time.Duration;
import java.util.List;

/**
 * The workload run by several connections, in slices of time with and without remedies in turns.
 *
 * @param connections how many worked at once
 * @param time how long each side ran
 * @param changes what the slices come to, each held against its neighbour
 */
public record LoadComparison(
    EvidenceId id, int connections, Duration time, Side without, Side with, Changes changes) {

  /**
   * What one side showed.
   *
   * @param throughput statements a second in each slice of the time, in order
   * @param p95Millis over all statements
   * @param lockWaits how many statements were found waiting for a lock
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

  /**
   * What the remedies change, each with an interval over the pairs of slices.
   *
   * @param pace the time that the workload's statements take
   * @param p95 the 95th percentile of the statements' times
   * @param waiting the statements that wait for a lock
   * @param drift the pace in the second half of the time, over that in the first
   */
  public record Changes(Change pace, Change p95, Change waiting, Change drift) {}

  /** A figure with the remedies over the same without them, and whether that is told apart. */
  public record Change(Ratio ratio, Outcome outcome) {

    /** What it shows, in words with its 95 % interval. */
    public String words() {
      return ratio.words(outcome);
    }

    /** Whether it is worse beyond its margin, and not by chance. */
    public boolean isWorse() {
      return outcome == Outcome.WORSE;
    }
  }
}
