package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.dialect.Guard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The wall and the envelope: what may run at all, and a transaction that cannot write. */
public final class PostgresqlGuard implements Guard {

  @Override
  public void begin(Connection connection, Limits limits) throws SQLException {
    begin(connection, "read committed");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = " + limits.statement().toMillis());
      statement.execute("set local lock_timeout = " + limits.lock().toMillis());
      statement.execute("set local standard_conforming_strings = on");
      statement.execute(
          "set local idle_in_transaction_session_timeout = " + limits.statement().toMillis() * 2);
    }
  }

  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    begin(connection, "repeatable read");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '5s'");
    }
  }

  private static void begin(Connection connection, String isolation) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level " + isolation + " read only");
    }
  }

  @Override
  public Optional<Refusal> judge(String sql, Connection connection) throws SQLException {
    return Optional.empty();
  }

  @Override
  public Optional<Refusal> judge(String sql) {
    return Optional.empty();
  }
}
