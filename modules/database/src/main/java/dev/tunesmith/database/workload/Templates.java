package dev.tunesmith.database.workload;

import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements that differ only in their values count as one, with the weight of all of them; it is
 * asked as the heaviest of them asks, the first of several. Who gives two of them names that differ
 * wants to see both, and may, as long as they are few.
 */
final class Templates {

  private static final int FEW = 4;

  private Templates() {}

  private record Kind(
      Template template,
      Query.Access access,
      @Nullable LatencyTarget target,
      @Nullable Duration maxStaleness) {

    static Kind of(Query query) {
      return new Kind(
          Template.of(query.sql()), query.access(), query.target(), query.maxStaleness());
    }
  }

  static Workload merged(Workload workload) {
    Map<Kind, List<Query>> alike =
        workload.queries().stream()
            .collect(Collectors.groupingBy(Kind::of, LinkedHashMap::new, Collectors.toList()));
    List<Query> merged =
        alike.values().stream()
            .flatMap(Templates::merged)
            .sorted(Comparator.comparingInt(Query::line))
            .toList();
    return new Workload(merged, workload.leftOut(), workload.traffic());
  }

  private static Stream<Query> merged(List<Query> alike) {
    Map<String, List<Query>> named =
        alike.stream()
            .collect(
                Collectors.groupingBy(Templates::name, LinkedHashMap::new, Collectors.toList()));
    return named.size() > FEW ? Stream.of(one(alike)) : named.values().stream().map(Templates::one);
  }

  /** The name without the number that tells it from others. */
  private static String name(Query query) {
    return query.name().value().replaceFirst("[-_ #.]?[0-9]+$", "");
  }

  private static Query one(List<Query> alike) {
    Query typical =
        alike.stream().min(Comparator.comparingDouble(each -> -each.weight())).orElseThrow();
    return typical.weighing(alike.stream().mapToDouble(Query::weight).sum());
  }
}
