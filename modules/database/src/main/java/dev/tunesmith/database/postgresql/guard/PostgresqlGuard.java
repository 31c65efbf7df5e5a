package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.sql.Refusal;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The wall and the envelope: what may run at all, and a transaction that cannot write. */
public final class PostgresqlGuard implements Guard {

  @Override
  public void begin(Connection connection, Limits limits) throws SQLException {
    begin(connection, "read committed");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = " + limits.statement().toMillis());
      statement.execute("set local lock_timeout = " + limits.lock().toMillis());
      statement.execute("set local standard_conforming_strings = on");
      // One reading is one process of the server, and its plan is one that a sandbox could have.
      statement.execute("set local max_parallel_workers_per_gather = 0");
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
      // The driver keeps whatever a server says until the statement has ended.
      statement.execute("set local client_min_messages = error");
    }
  }

  @Override
  public Optional<Refusal> judge(String sql, Connection connection) throws SQLException {
    Optional<Refusal> byText = TextWall.judge(sql);
    return byText.isPresent() ? byText : new CatalogueWall(connection).judge(sql);
  }

  @Override
  public Optional<Refusal> judge(String sql) {
    return TextWall.judge(sql);
  }

  @Override
  public boolean isQuery(String sql) {
    return StatementKind.of(SqlText.code(sql)) == StatementKind.READ;
  }

  @Override
  public String columnsOnly(String sql) {
    return "select * from (\n" + SqlText.query(sql) + "\n) as answer limit 0";
  }

  @Override
  public String cut(String sql, int columns, int cellCharacters, int rows) {
    String names =
        IntStream.rangeClosed(1, columns).mapToObj(n -> "c" + n).collect(Collectors.joining(", "));
    String cells =
        IntStream.rangeClosed(1, columns)
            .mapToObj(n -> "left(c" + n + "::text, " + cellCharacters + ")")
            .collect(Collectors.joining(", "));
    return "select %s from (\n%s\n) as answer (%s) limit %d"
        .formatted(cells, SqlText.query(sql), names, rows);
  }
}
