package dev.tunesmith.database.dialect;

import dev.tunesmith.database.sql.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** How SQL that is not ours is held to reading. */
public interface Guard {

  /** How long a statement and its waiting for locks may take. */
  record Limits(Duration statement, Duration lock) {}

  /** Begins a transaction that cannot write and sets its limits; the caller rolls it back. */
  void begin(Connection connection, Limits limits) throws SQLException;

  /** Begins a transaction that cannot write and sees one snapshot throughout. */
  void beginSnapshot(Connection connection) throws SQLException;

  /**
   * Judges a statement, asking the server's catalogue about the functions it names.
   *
   * @param connection inside a transaction that {@link #begin} began
   */
  Optional<Refusal> judge(String sql, Connection connection) throws SQLException;

  /** Whether the statement is a query, whose answer {@link #cut} can cut on the server. */
  boolean isQuery(String sql);

  /**
   * A query for the columns alone of {@code sql}.
   *
   * @param sql a query that has been judged
   */
  String columnsOnly(String sql);

  /** A query for at most so many rows of {@code sql}, each cell as text of at most so much. */
  String cut(String sql, int columns, int cellCharacters, int rows);

  /** Judges a statement by its text alone; empty does not yet mean that it may run. */
  Optional<Refusal> judge(String sql);
}
