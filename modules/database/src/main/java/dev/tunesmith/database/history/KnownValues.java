package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementHistory.ColumnValues;
import dev.tunesmith.database.reading.GuardedReading;
import dev.tunesmith.database.reading.ReadOutcome;
import dev.tunesmith.database.reading.SnapshotReading;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What columns and expressions of the target hold, each asked once. */
final class KnownValues {

  private static final GuardedReading.Limits FEW =
      new GuardedReading.Limits(Duration.ofSeconds(3), 20, 400, 20_000);

  private final Target target;
  private final StatementHistory history;
  private final Map<String, ColumnValues> columns = new HashMap<>();
  private final Map<String, List<String>> asked = new HashMap<>();

  KnownValues(Target target, StatementHistory history) {
    this.target = target;
    this.history = history;
  }

  ColumnValues of(Relations.ColumnOf column) {
    return columns.computeIfAbsent(
        column.table().name() + "." + column.column(),
        key ->
            allowed(
                ColumnValues.NONE,
                "reading values of " + key,
                connection -> history.values(column.table().name(), column.column(), connection)));
  }

  /** What the login may not read is not known. */
  private <T> T allowed(T otherwise, String during, SnapshotReading.Work<T> work) {
    try {
      return target.snapshots().read(during, work);
    } catch (StatementFailedException e) {
      return otherwise;
    }
  }

  List<String> keys(Relations.ColumnOf column) {
    return asked.computeIfAbsent(
        "keys of " + column.table().name() + "." + column.column(),
        key ->
            allowed(
                List.of(),
                "reading the " + key,
                connection -> history.keys(column.table().name(), column.column(), connection)));
  }

  /** Some values of an expression over one table; empty where the target does not give them. */
  List<String> of(String expression, Table table, String alias) {
    String sql =
        "select %1$s from %2$s as %3$s where %1$s is not null"
            .formatted(
                "(" + expression + ")",
                target.dialect().words().name(table.name()),
                target.dialect().words().name(alias));
    return asked.computeIfAbsent(sql, this::ask);
  }

  private List<String> ask(String sql) {
    return target.reading().within(FEW).read(sql).fold(KnownValues::firstCells, why -> List.of());
  }

  private static List<String> firstCells(ReadOutcome.Rows rows) {
    return rows.rows().stream().map(row -> row.get(0)).filter(Objects::nonNull).toList();
  }
}
