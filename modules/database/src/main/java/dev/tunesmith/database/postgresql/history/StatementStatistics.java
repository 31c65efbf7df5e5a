package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.database.dialect.StatementHistory.Memory;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code pg_stat_statements}, 1.8 and later, in whatever schema it is. */
final class StatementStatistics {

  private static final String WHERE =
      """
      select n.nspname,
             exists (select from pg_catalog.pg_attribute a
                      where a.attrelid = c.oid and a.attname = 'toplevel') as leveled
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                   and d.objid = c.oid and d.deptype = 'e'
        join pg_catalog.pg_extension e on e.oid = d.refobjid
       where e.extname = 'pg_stat_statements' and c.relname = 'pg_stat_statements'
      """;

  private static final String READ =
      """
      select s.query, sum(s.calls) as calls, sum(s.total_exec_time) as total,
             max(s.stddev_exec_time) as deviation, sum(s.rows) as rows, count(*) as entries
        from %s.pg_stat_statements s
        join pg_catalog.pg_database d on d.oid = s.dbid
       where d.datname = pg_catalog.current_database() and s.calls > 0 %s
       group by s.query
       order by 3 desc
      """;

  private static final String HIDDEN = "<insufficient privilege>";
  private static final String NOT_LOADED = "55000";
  private static final String DENIED = "42501";

  private static final String ELSE = " Or give the statements in a file: --workload FILE.";

  private StatementStatistics() {}

  static Memory read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String sql = query(statement);
      return sql.isEmpty()
          ? Memory.missing(
              "the database has no pg_stat_statements, which remembers what it is asked."
                  + " Have it preloaded (shared_preload_libraries), and CREATE EXTENSION"
                  + " pg_stat_statements in this database; then let the application work."
                  + ELSE)
          : read(statement, sql);
    }
  }

  private static String query(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(WHERE)) {
      return row.next()
          ? READ.formatted(
              Names.quote(row.getString("nspname")),
              row.getBoolean("leveled") ? "and s.toplevel" : "")
          : "";
    }
  }

  private static Memory read(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return memory(row);
    } catch (SQLException e) {
      return switch (String.valueOf(e.getSQLState())) {
        case NOT_LOADED ->
            Memory.missing(
                "pg_stat_statements is installed but not loaded. Add it to"
                    + " shared_preload_libraries and restart the server."
                    + ELSE);
        case DENIED ->
            Memory.missing(
                "the login may not read pg_stat_statements. GRANT pg_read_all_stats to it." + ELSE);
        default -> throw e;
      };
    }
  }

  private static Memory memory(ResultSet row) throws SQLException {
    List<Remembered> statements = new ArrayList<>();
    int hidden = 0;
    double hiddenMillis = 0;
    while (row.next()) {
      Remembered each =
          new Remembered(
              row.getString("query"),
              row.getDouble("calls"),
              row.getDouble("total"),
              row.getDouble("deviation"),
              row.getDouble("rows"));
      if (HIDDEN.equals(each.sql())) {
        hidden += row.getInt("entries");
        hiddenMillis += each.totalMillis();
      } else {
        statements.add(each);
      }
    }
    return new Memory(statements, hidden, hiddenMillis, Optional.empty());
  }
}
