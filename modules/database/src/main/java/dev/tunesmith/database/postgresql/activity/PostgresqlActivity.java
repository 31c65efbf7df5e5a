package dev.tunesmith.database.postgresql.activity;

import dev.tunesmith.core.agent.TargetFacts;
import dev.tunesmith.database.dialect.ServerActivity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a PostgreSQL server by its own views. */
public final class PostgresqlActivity implements ServerActivity {

  /* What an older server does not know it does not list. A planner method that is switched off is
   * listed because it is not as shipped. */
  private static final String SETTINGS =
      """
      select s.name, pg_catalog.current_setting(s.name), s.source
        from pg_catalog.pg_settings s
       where s.name in (
             'work_mem', 'hash_mem_multiplier', 'maintenance_work_mem', 'shared_buffers',
             'effective_cache_size', 'temp_buffers', 'max_connections',
             'seq_page_cost', 'random_page_cost', 'cpu_tuple_cost', 'cpu_index_tuple_cost',
             'cpu_operator_cost', 'effective_io_concurrency',
             'jit', 'jit_above_cost',
             'max_worker_processes', 'max_parallel_workers', 'max_parallel_workers_per_gather',
             'max_parallel_maintenance_workers', 'parallel_setup_cost', 'parallel_tuple_cost',
             'min_parallel_table_scan_size', 'min_parallel_index_scan_size',
             'default_statistics_target', 'from_collapse_limit', 'join_collapse_limit',
             'geqo_threshold', 'plan_cache_mode', 'constraint_exclusion',
             'enable_partitionwise_join', 'enable_partitionwise_aggregate', 'statement_timeout',
             'track_counts', 'autovacuum', 'autovacuum_naptime', 'autovacuum_max_workers',
             'autovacuum_vacuum_threshold', 'autovacuum_vacuum_scale_factor',
             'autovacuum_vacuum_insert_scale_factor', 'autovacuum_vacuum_cost_limit',
             'autovacuum_analyze_threshold', 'autovacuum_analyze_scale_factor')
          or (s.name like 'enable\\_%' and s.setting is distinct from s.boot_val)
       order by s.name
      """;

  /**
   * Deadlock, serialisation, a cancelled statement, a lock that was not to be had, and after it.
   */
  private static final Set<String> GIVEN_UP = Set.of("40P01", "40001", "57014", "55P03", "25P02");

  @Override
  public List<TargetFacts.Setting> settings(Connection connection) throws SQLException {
    List<TargetFacts.Setting> settings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SETTINGS)) {
      while (row.next()) {
        settings.add(new TargetFacts.Setting(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
    return settings;
  }

  @Override
  public List<TargetFacts.Wait> waits(Connection connection) throws SQLException {
    return LockWaits.read(connection);
  }

  @Override
  public int session(Connection connection) throws SQLException {
    return SessionCounters.session(connection);
  }

  @Override
  public void report(Connection connection) throws SQLException {
    SessionCounters.report(connection);
  }

  @Override
  public boolean isGivenUp(SQLException failure) {
    return GIVEN_UP.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public Set<String> lockWaits(List<Integer> sessions, Connection connection) throws SQLException {
    return SessionCounters.lockWaits(sessions, connection);
  }

  @Override
  public Counters counters(List<Integer> sessions, Connection connection) throws SQLException {
    return SessionCounters.counters(sessions, connection);
  }

  @Override
  public UpdatedRows updatedRows(Connection connection) throws SQLException {
    return SessionCounters.updatedRows(connection);
  }
}
