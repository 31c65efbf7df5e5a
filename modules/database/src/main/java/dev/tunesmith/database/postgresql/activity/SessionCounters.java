package dev.tunesmith.database.postgresql.activity;

import dev.tunesmith.database.dialect.ServerActivity.Counters;
import dev.tunesmith.database.dialect.ServerActivity.UpdatedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a server of ours counts of sessions and of a transaction. */
final class SessionCounters {

  private static final String PID = "select pg_catalog.pg_backend_pid()";
  private static final String REPORT = "select pg_catalog.pg_stat_force_next_flush()";
  private static final String WAITING =
      """
      select a.pid || ' ' || a.query_start
        from pg_catalog.pg_stat_activity a
       where a.pid = any (?) and a.wait_event_type = 'Lock'
      """;
  private static final int COUNTS_AT_ONCE = 15;
  private static final int COUNTS_BY_SESSION = 18;
  private static final String COUNTERS =
      """
      select coalesce(sum(io.hits), 0),
             coalesce(sum(io.read_bytes), 0)
               / pg_catalog.current_setting('block_size')::numeric,
             (select d.deadlocks from pg_catalog.pg_stat_database d
               where d.datname = pg_catalog.current_database())
        from unnest(?::int[]) p(pid)
             cross join lateral pg_catalog.pg_stat_get_backend_io(p.pid) io
       where io.object = 'relation'
      """;

  /* Older servers count blocks by database only. On a server of ours nobody else is at work. */
  private static final String COUNTERS_OF_ALL =
      """
      select d.blks_hit, d.blks_read, d.deadlocks
        from pg_catalog.pg_stat_database d
       where d.datname = pg_catalog.current_database() and ?::int[] is not null
      """;
  private static final String UPDATED =
      """
      select coalesce(sum(n_tup_upd), 0), coalesce(sum(n_tup_hot_upd), 0)
        from pg_catalog.pg_stat_xact_user_tables
      """;

  private SessionCounters() {}

  static int session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PID)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Servers that cannot be told to count at once do so within half a second. */
  static void report(Connection connection) throws SQLException {
    if (major(connection) < COUNTS_AT_ONCE) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(REPORT);
    }
  }

  static Set<String> lockWaits(List<Integer> sessions, Connection connection) throws SQLException {
    Set<String> waiting = new HashSet<>();
    try (PreparedStatement statement = of(sessions, WAITING, connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        waiting.add(rows.getString(1));
      }
    }
    return waiting;
  }

  static Counters counters(List<Integer> sessions, Connection connection) throws SQLException {
    return counters(countersFor(major(connection)), sessions, connection);
  }

  static String countersFor(int major) {
    return major < COUNTS_BY_SESSION ? COUNTERS_OF_ALL : COUNTERS;
  }

  private static int major(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion();
  }

  static Counters counters(String sql, List<Integer> sessions, Connection connection)
      throws SQLException {
    try (PreparedStatement statement = of(sessions, sql, connection);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Counters(row.getDouble(1), row.getDouble(2), row.getLong(3));
    }
  }

  private static PreparedStatement of(List<Integer> sessions, String sql, Connection connection)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setArray(1, connection.createArrayOf("int4", sessions.toArray()));
    return statement;
  }

  static UpdatedRows updatedRows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(UPDATED)) {
      row.next();
      return new UpdatedRows(row.getLong(1), row.getLong(2));
    }
  }
}
