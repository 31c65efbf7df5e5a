package dev.tunesmith.database.h2;

import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.sql.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Lets through what begins as a reading statement does, in a transaction that is rolled back. */
final class H2Guard implements Guard {

  @Override
  public void begin(Connection connection, Limits limits) throws SQLException {
    beginSnapshot(connection);
  }

  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  @Override
  public Optional<Refusal> judge(String sql, Connection connection) {
    return judge(sql);
  }

  @Override
  public Optional<Refusal> judge(String sql) {
    return sql.toLowerCase(Locale.ROOT).matches("(explain )?select [^;]*")
        ? Optional.empty()
        : Optional.of(new Refusal("not-a-read", "only a SELECT may run"));
  }

  @Override
  public boolean isQuery(String sql) {
    return false;
  }

  @Override
  public String columnsOnly(String sql) {
    return cut(sql, 0, 0, 0);
  }

  @Override
  public String cut(String sql, int columns, int cellCharacters, int rows) {
    return "select * from (" + sql + ") limit " + rows;
  }
}
