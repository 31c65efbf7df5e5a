package dev.tunesmith.core.evidence;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A workload as it was measured, some of it later than the rest. */
public final class WorkloadTimes {

  private WorkloadTimes() {}

  /**
   * What was known before, with what was measured again in its place. A statement that could not be
   * measured again is not known any more; every share is of the whole as it is now.
   *
   * @param again the statements that were to be measured again
   */
  public static List<Measurement> renewed(
      List<Measurement> before, Set<QueryName> again, List<Measurement> fresh, Workload workload) {
    Map<QueryName, Measurement> found =
        fresh.stream().collect(Collectors.toMap(Measurement::query, Function.identity()));
    List<Measurement> now =
        before.stream()
            .filter(each -> !again.contains(each.query()) || found.containsKey(each.query()))
            .map(each -> found.getOrDefault(each.query(), each))
            .toList();
    return shared(now, workload);
  }

  /** The same measurements, each with its share of the time of all. */
  public static List<Measurement> shared(List<Measurement> measured, Workload workload) {
    double whole = measured.stream().mapToDouble(each -> weighted(each, workload)).sum();
    return measured.stream()
        .map(each -> each.withShare(whole > 0 ? weighted(each, workload) / whole : 0))
        .toList();
  }

  private static double weighted(Measurement measured, Workload workload) {
    double weight = workload.find(measured.query()).map(Query::weight).orElse(1.0);
    return weight * measured.timing().medianMillis();
  }
}
