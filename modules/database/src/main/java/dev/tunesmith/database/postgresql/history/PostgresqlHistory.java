package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code pg_stat_statements} and {@code pg_stats} tell. */
public final class PostgresqlHistory implements StatementHistory {

  private static final List<String> INTERVALS = List.of("1 day", "30 days", "365 days");

  @Override
  public String name() {
    return "pg_stat_statements";
  }

  @Override
  public Memory read(Connection connection) throws SQLException {
    return StatementStatistics.read(connection);
  }

  @Override
  public String mended(String sql) {
    return PreparableText.of(sql);
  }

  @Override
  public List<String> parameterTypes(String sql, Connection connection) throws SQLException {
    return ParameterTypes.of(sql, connection);
  }

  @Override
  public List<Table> views(Connection connection) throws SQLException {
    return ViewShapes.in(connection);
  }

  @Override
  public ColumnValues values(TableName table, String column, Connection connection)
      throws SQLException {
    return ColumnSamples.values(table, column, connection);
  }

  @Override
  public List<String> keys(TableName table, String column, Connection connection)
      throws SQLException {
    return ColumnSamples.keys(table, column, connection);
  }

  @Override
  public Optional<String> customary(String function, int position, String type) {
    return CustomaryArguments.of(function, position, type);
  }

  @Override
  public boolean isOfType(String columnType, String parameterType) {
    return TypeValues.isOfType(columnType, parameterType);
  }

  @Override
  public String fitted(String function, String value) {
    return CustomaryArguments.fitted(function, value);
  }

  @Override
  public List<String> someValues(String type) {
    return type.equals("interval") ? INTERVALS : List.of(TypeValues.some(type));
  }

  @Override
  public String freshValue(String type, int number) {
    return TypeValues.fresh(type, number);
  }

  @Override
  public String array(List<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public String literal(String value, String type) {
    return TypeValues.isPlain(value, type)
        ? value
        : TypeValues.isText(type)
            ? Names.literal(value)
            : Names.literal(value) + "::" + TypeValues.sqlName(type);
  }
}
