package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.confirmation.Sighting;
import dev.tunesmith.core.remedy.ColumnTypeChange;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.RemedySql;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes remedies as SQL and carries them out. */
final class PostgresqlRemedySql implements RemedySql {

  private static final ChangeOfRemedy CHANGE = new ChangeOfRemedy();

  private static final String IS_PARTITIONED =
      "select relkind = 'p' from pg_catalog.pg_class where oid = to_regclass(?)::oid";
  private static final String BYTES =
      """
      select coalesce(sum(pg_catalog.pg_total_relation_size(part)), 0)::bigint
        from (select to_regclass(?)::oid as part
               union
              select relid from pg_catalog.pg_partition_tree(to_regclass(?))) parts
      """;
  private static final String DEFINITIONS =
      """
      select pg_catalog.pg_get_indexdef(i.indexrelid)
             || case when i.indisprimary then ' primary' else '' end
             || case when i.indisreplident then ' replica identity' else '' end
             || case when i.indisvalid then '' else ' invalid' end
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
       union all
      select 'materialized view ' || m.schemaname || '.' || m.matviewname || ' as ' || m.definition
        from pg_catalog.pg_matviews m
       union all
      select 'role ' || r.rolname || ' set ' || pg_catalog.array_to_string(s.setconfig, ', ')
        from pg_catalog.pg_db_role_setting s
        join pg_catalog.pg_roles r on r.oid = s.setrole
       union all
      select pg_catalog.pg_get_statisticsobjdef(x.oid)
        from pg_catalog.pg_statistic_ext x
       where x.stxrelid <> 0
       union all
      select 'statistics target of ' || a.attrelid::regclass || '.' || a.attname || ': '
             || a.attstattarget
        from pg_catalog.pg_attribute a
       where a.attnum > 0 and a.attstattarget >= 0
       union all
      select 'type of ' || a.attrelid::regclass || '.' || a.attname || ': '
             || pg_catalog.format_type(a.atttypid, a.atttypmod)
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_class c on c.oid = a.attrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
         and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
       union all
      select 'extension ' || e.extname
        from pg_catalog.pg_extension e
      """;

  private static final String UNTIDY =
      """
      select pg_catalog.format('vacuum %I.%I', s.schemaname, s.relname)
        from pg_catalog.pg_stat_user_tables s
       where s.n_dead_tup > 0
       order by 1
      """;

  @Override
  public Migration migration(Remedy remedy, Connection connection) throws SQLException {
    Change change = change(remedy, connection);
    // A partitioned table's index can be neither created nor dropped concurrently, its parts can.
    if (!isPartitioned(change.table(), connection)) {
      return change.migration(Locking.CONCURRENT);
    }
    return remedy instanceof CreateIndex create
        ? change.doneBy(PartitionedIndex.of(create, connection)).migration(Locking.CONCURRENT)
        : change.migration(Locking.PLAIN);
  }

  private static Change change(Remedy remedy, Connection connection) throws SQLException {
    Change change = remedy.write(CHANGE);
    Extension needed = change.extension();
    return needed == null || needed.isOurs(connection) ? change : change.withoutExtension();
  }

  @Override
  public void apply(Remedy remedy, Connection connection) throws SQLException {
    together(change(remedy, connection).forwards(Locking.PLAIN), connection);
  }

  @Override
  public void prepareToSuppose(String owner, Connection superuser) throws SQLException {
    SupposedIndex.prepare(owner, superuser);
  }

  @Override
  public void suppose(Remedy remedy, Connection connection) throws SQLException {
    if (remedy instanceof PlannerStatistics statistics) {
      execute(StatisticsDefinitions.suppose(statistics), connection);
      return;
    }
    Extension added = change(remedy, connection).extension();
    if (added != null) {
      execute(List.of(added.create()), connection);
    }
    boolean isSupposed =
        remedy instanceof CreateIndex create && SupposedIndex.suppose(create, connection);
    if (!isSupposed) {
      apply(remedy, connection);
    }
  }

  @Override
  public void undo(Remedy remedy, Connection connection) throws SQLException {
    together(change(remedy, connection).backwards(Locking.PLAIN), connection);
  }

  @Override
  public void refreshStatistics(Remedy remedy, Connection connection) throws SQLException {
    execute(remedy.write(CHANGE).refresh(), connection);
  }

  @Override
  public void remember(Remedy remedy, Connection superuser) throws SQLException {
    TableName resampled = resampled(remedy);
    if (resampled != null) {
      KeptStatistics.keep(resampled, superuser);
    }
  }

  @Override
  public void restore(Remedy remedy, Connection superuser) throws SQLException {
    TableName resampled = resampled(remedy);
    if (resampled != null) {
      KeptStatistics.restore(resampled, superuser);
    }
  }

  /** The table of which the planner knows nothing but what the remedy has it learn. */
  private static @Nullable TableName resampled(Remedy remedy) {
    if (remedy instanceof ColumnTypeChange change) {
      return change.table();
    }
    return remedy instanceof PlannerStatistics statistics && statistics.name() == null
        ? statistics.table()
        : null;
  }

  private static Sight sight(Remedy remedy) {
    if (remedy instanceof PlannerStatistics statistics && statistics.name() != null) {
      return new StatisticsVisibility(statistics.table(), statistics.name());
    }
    return new IndexVisibility(remedy.write(CHANGE).relation());
  }

  @Override
  public long bytes(Remedy remedy, Connection connection) throws SQLException {
    String relation = remedy.write(CHANGE).relation();
    if (relation == null) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(BYTES)) {
      statement.setString(1, relation);
      statement.setString(2, relation);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public Set<String> definitions(Connection connection) throws SQLException {
    Set<String> definitions = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DEFINITIONS)) {
      while (rows.next()) {
        definitions.add(rows.getString(1));
      }
    }
    return definitions;
  }

  @Override
  public Sighting sighting(Remedy remedy, Schema schema, Connection connection)
      throws SQLException {
    return RemedySightings.of(remedy, schema, connection);
  }

  @Override
  public void show(Remedy remedy, Connection connection) throws SQLException {
    sight(remedy).show(connection);
  }

  @Override
  public void hide(Remedy remedy, Connection connection) throws SQLException {
    sight(remedy).hide(connection);
  }

  @Override
  public void forget(Remedy remedy, Connection connection) throws SQLException {
    sight(remedy).forget(connection);
  }

  @Override
  public void tidy(Connection connection) throws SQLException {
    List<String> vacuums = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(UNTIDY)) {
      while (rows.next()) {
        vacuums.add(rows.getString(1));
      }
    }
    execute(vacuums, connection);
  }

  @Override
  public String inTransaction(String setting, String value) {
    return "set local " + Names.quote(setting) + " = " + Names.literal(value);
  }

  @Override
  public String current(String setting, Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_catalog.current_setting(?)")) {
      statement.setString(1, setting);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static boolean isPartitioned(@Nullable TableName table, Connection connection)
      throws SQLException {
    if (table == null) {
      return false;
    }
    try (PreparedStatement statement = connection.prepareStatement(IS_PARTITIONED)) {
      statement.setString(1, Names.quote(table));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** All of them or, where the server refuses one, none. */
  private static void together(List<String> statements, Connection connection) throws SQLException {
    if (statements.size() < 2 || !connection.getAutoCommit()) {
      execute(statements, connection);
      return;
    }
    connection.setAutoCommit(false);
    try {
      execute(statements, connection);
      connection.commit();
    } finally {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static void execute(List<String> statements, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
