package dev.tunesmith.proof.baseline;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.workload.Workload;
import java.util.List;

/**
 * A workload as it runs before anything is changed.
 *
 * @param workload the statements that run; those that do not are among the left out, with the
 *     server's reason
 * @param measurements one for each statement that runs, in the workload's order
 */
public record Baseline(Workload workload, List<Measurement> measurements) {

  public Baseline {
    measurements = List.copyOf(measurements);
  }
}
