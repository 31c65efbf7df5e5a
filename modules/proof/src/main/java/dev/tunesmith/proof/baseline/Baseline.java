package dev.tunesmith.proof.baseline;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Optional;

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

  /** The same without the statements that touch tables whose rows are not there. */
  public Baseline without(List<TableName> missing) {
    Baseline left = this;
    for (Measurement each : measurements) {
      Optional<TableName> table = missing.stream().filter(each.plan()::touches).findFirst();
      if (table.isPresent()) {
        left = left.without(each, "it touches " + table.get() + ", whose rows could not be copied");
      }
    }
    return left;
  }

  private Baseline without(Measurement measurement, String reason) {
    return new Baseline(
        workload.without(measurement.query(), reason),
        measurements.stream().filter(each -> !each.equals(measurement)).toList());
  }
}
