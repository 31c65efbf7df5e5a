package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Moment;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A row of {@code pg_stat_statements}, of any of its versions. */
final class Exported {

  private static final String HIDDEN = "<insufficient privilege>";

  private Exported() {}

  /**
   * The record in a row.
   *
   * @param cell gives the text in a column, empty where there is none
   * @return empty where the row says too little, or the statement is hidden
   */
  static Optional<Ran> of(UnaryOperator<String> cell) {
    String sql = cell.apply("query");
    double calls = number(cell, "calls").orElse(0);
    OptionalDouble total = number(cell, "total_exec_time", "total_time");
    OptionalDouble mean = number(cell, "mean_exec_time", "mean_time");
    if (sql.isBlank() || sql.equals(HIDDEN) || calls < 1 || (total.isEmpty() && mean.isEmpty())) {
      return Optional.empty();
    }
    Remembered statement =
        new Remembered(
            sql,
            calls,
            total.orElseGet(() -> mean.orElse(0) * calls),
            number(cell, "stddev_exec_time", "stddev_time").orElse(0),
            number(cell, "rows").orElse(0));
    return Optional.of(new Ran(statement, cell.apply("datname"), Map.of(), Moment.UNKNOWN));
  }

  private static OptionalDouble number(UnaryOperator<String> cell, String... names) {
    return Stream.of(names)
        .map(cell)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?"))
        .mapToDouble(Double::parseDouble)
        .findFirst();
  }
}
