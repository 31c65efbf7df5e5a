package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.TableName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which condition of a statement is worth being a partial index's: one that keeps few rows
 * and that the application is likely to ask again word for word.
 */
final class PartialConditions {

  private static final double MOST_ROWS_KEPT = 0.20;
  private static final double STATUS_VALUES = 64;
  private static final double DOMINANT = 0.5;

  private final WorkloadUses workload;
  private final PredicateShares shares;

  PartialConditions(WorkloadUses workload, PredicateShares shares) {
    this.workload = workload;
    this.shares = shares;
  }

  Optional<Predicate> bestFor(TableUse use) {
    return Stream.concat(use.predicates().stream(), exclusions(use))
        .filter(predicate -> isStable(use, predicate))
        .filter(predicate -> shares.of(use.table(), predicate) <= MOST_ROWS_KEPT)
        .min(
            Comparator.<Predicate>comparingDouble(p -> shares.of(use.table(), p))
                .thenComparing(predicate -> predicate.term().text()));
  }

  /** Several values of one column that are not wanted leave what none of them alone does. */
  private Stream<Predicate> exclusions(TableUse use) {
    return use.predicates().stream()
        .filter(predicate -> predicate.term().isColumn() && predicate.excludes())
        .collect(Collectors.groupingBy(Predicate::term, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(excluding -> excluding.size() > 1)
        .map(excluding -> shares.keep(use.table(), excluding));
  }

  private boolean isStable(TableUse use, Predicate predicate) {
    String condition = predicate.condition();
    if (condition == null || !predicate.term().isColumn()) {
      return false;
    }
    return switch (predicate.kind()) {
      case ABSENT, PRESENT, TRUE, FALSE -> true;
      case RANGE, PREFIX -> false;
      case EQUALITY, ANY_OF, OTHER ->
          isStatus(use, predicate, recurs(use.table().name(), condition));
    };
  }

  private boolean recurs(TableName table, String condition) {
    return workload.under(table, condition).size() > 1;
  }

  // One value that most rows share makes the others exceptions, which is what statuses look like.
  // In a column of even values each literal is as likely as the next to be asked for.
  private static boolean isStatus(TableUse use, Predicate predicate, boolean recurs) {
    ColumnStatistics statistics =
        use.table().column(predicate.term().text()).map(Column::statistics).orElse(null);
    return statistics != null
        && statistics.distinctValues() <= STATUS_VALUES
        && (recurs
            || predicate.excludes()
            || statistics.topFrequency() + statistics.nullFraction() >= DOMINANT);
  }
}
