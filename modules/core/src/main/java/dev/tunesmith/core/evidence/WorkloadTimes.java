package dev.tunesmith.core.evidence;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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

  /**
   * The whole workload's time with remedies as a multiple of without; what was not compared takes
   * as long as it was measured, on both sides, and what was cut off without remedies as long as
   * before there were any. 1 for an empty workload.
   *
   * @param measured with the remedies in place
   * @param baseline measured before there were any
   */
  public static double ratio(
      List<Comparison> compared,
      List<Measurement> measured,
      List<Measurement> baseline,
      Workload workload) {
    Set<QueryName> known =
        compared.stream().map(Comparison::query).collect(Collectors.toUnmodifiableSet());
    double same =
        measured.stream()
            .filter(each -> !known.contains(each.query()))
            .mapToDouble(each -> weighted(each, workload))
            .sum();
    double with = same + sum(compared, each -> each.with().medianMillis(), workload);
    double without = same + sum(compared, each -> without(each, baseline), workload);
    return without > 0 ? with / without : 1;
  }

  private static double without(Comparison compared, List<Measurement> baseline) {
    double millis = compared.without().medianMillis();
    return baseline.stream()
        .filter(each -> compared.without().isAtLeast() && each.query().equals(compared.query()))
        .mapToDouble(each -> Math.max(millis, each.timing().medianMillis()))
        .findFirst()
        .orElse(millis);
  }

  private static double sum(
      List<Comparison> compared, ToDoubleFunction<Comparison> millis, Workload workload) {
    return compared.stream()
        .mapToDouble(each -> weightOf(each.query(), workload) * millis.applyAsDouble(each))
        .sum();
  }

  private static double weighted(Measurement measured, Workload workload) {
    return weightOf(measured.query(), workload) * measured.timing().medianMillis();
  }

  private static double weightOf(QueryName name, Workload workload) {
    return workload.find(name).map(Query::weight).orElse(1.0);
  }
}
