package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.StatementFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * How large a share of a table's rows satisfies a predicate: what the planner estimates where the
 * predicate compares with literals, else what the column's statistics suggest.
 */
final class PredicateShares {

  // What PostgreSQL's planner assumes where it knows nothing.
  private static final double UNKNOWN_EQUALITY = 0.005;
  private static final double UNKNOWN_RANGE = 0.33;
  private static final double SEVERAL_VALUES = 5;

  private final WhatIf whatIf;
  private final Map<String, Double> known = new HashMap<>();

  PredicateShares(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  double of(Table table, Predicate predicate) {
    String condition = predicate.condition();
    return condition == null
        ? suggested(table, predicate)
        : of(
            table,
            condition,
            () -> asked(table, predicate, condition),
            () -> suggested(table, predicate));
  }

  /**
   * The share that satisfies all that is asked of the predicate's term at once: a range has two
   * ends, of which each alone may keep most rows.
   */
  double ofTerm(Table table, Predicate predicate, List<Predicate> all) {
    List<String> conditions =
        all.stream()
            .filter(each -> each.term().equals(predicate.term()))
            .map(Predicate::condition)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return conditions.size() < 2
        ? of(table, predicate)
        : ofAll(table, predicate, "(" + String.join(") and (", conditions) + ")");
  }

  private double ofAll(Table table, Predicate predicate, String condition) {
    return of(
        table, condition, () -> estimated(table, condition), () -> suggested(table, predicate));
  }

  private double of(
      Table table, String condition, Supplier<Optional<Double>> asked, DoubleSupplier otherwise) {
    String key = table.name() + " where " + condition;
    Double share = known.get(key);
    if (share == null) {
      share = asked.get().orElseGet(otherwise::getAsDouble);
      known.put(key, share);
    }
    return share;
  }

  /** Of values that are not wanted, those are counted that have them: no row has two of them. */
  private Optional<Double> asked(Table table, Predicate predicate, String condition) {
    return predicate.excludes()
        ? estimated(table, "not (" + condition + ")").map(share -> 1 - share)
        : estimated(table, condition);
  }

  /**
   * What is left where several values of one column are excluded. No row has two of them, which the
   * planner does not consider: it takes each for independent of the others.
   */
  Predicate keep(Table table, List<Predicate> excluding) {
    Predicate all = Predicate.together(excluding);
    double excluded = excluding.stream().mapToDouble(each -> 1 - of(table, each)).sum();
    known.put(table.name() + " where " + all.condition(), clamped(1 - excluded));
    return all;
  }

  private Optional<Double> estimated(Table table, String condition) {
    String sql = "select 1 from " + quoted(table.name()) + " where " + condition;
    Query question =
        new Query(new QueryName("rows of a predicate"), sql, Query.Access.READ, 1, null, 1);
    try {
      double rows = whatIf.planWith(question, List.of()).root().estimate().rows();
      return Optional.of(clamped(rows / Math.max(1, table.rows())));
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  private static String quoted(TableName name) {
    return quoted(name.schema()) + "." + quoted(name.name());
  }

  private static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  private static double suggested(Table table, Predicate predicate) {
    Optional<ColumnStatistics> statistics = statistics(table, predicate);
    double equality =
        statistics.map(s -> 1 / Math.max(1, s.distinctValues())).orElse(UNKNOWN_EQUALITY);
    double absent = statistics.map(ColumnStatistics::nullFraction).orElse(UNKNOWN_EQUALITY);
    return clamped(
        switch (predicate.kind()) {
          case EQUALITY -> equality;
          case ANY_OF -> SEVERAL_VALUES * equality;
          case TRUE, FALSE -> 0.5;
          case RANGE, PREFIX -> UNKNOWN_RANGE;
          case ABSENT -> absent;
          case PRESENT, OTHER -> 1 - absent;
        });
  }

  private static Optional<ColumnStatistics> statistics(Table table, Predicate predicate) {
    return predicate.term().isColumn()
        ? table.column(predicate.term().text()).map(Column::statistics)
        : Optional.empty();
  }

  private static double clamped(double share) {
    return Math.max(0, Math.min(1, share));
  }
}
