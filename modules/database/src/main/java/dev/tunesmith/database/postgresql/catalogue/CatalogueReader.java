package dev.tunesmith.database.postgresql.catalogue;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads tables, columns, indexes and foreign keys from the system catalogue. */
public final class CatalogueReader {

  private static final String TABLES =
      """
      select c.oid, n.nspname, c.relname,
             case when c.reltuples >= 0 then c.reltuples
                  else coalesce(s.n_live_tup, 0) end::bigint as live_rows,
             case when c.relkind = 'p'
                  then (select coalesce(sum(pg_catalog.pg_table_size(p.relid)), 0)
                          from pg_catalog.pg_partition_tree(c.oid) p where p.isleaf)
                  else pg_catalog.pg_table_size(c.oid) end::bigint as bytes
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
       where c.relkind in ('r', 'p', 'm') and
      """
          + OwnRelations.CONDITION
          + " order by n.nspname, c.relname";

  private static final String COLUMNS =
      """
      select c.oid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
             a.attnotnull, s.null_frac, s.avg_width, (s.most_common_freqs)[1] as top,
             case when s.n_distinct >= 0 then s.n_distinct
                  else -s.n_distinct * greatest(c.reltuples, 0) end as distinct_values
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_catalog.pg_stats s
          on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
         and s.inherited = (c.relkind = 'p')
       where c.relkind in ('r', 'p', 'm') and
      """
          + OwnRelations.CONDITION
          + " order by c.oid, a.attnum";

  private static final String FOREIGN_KEYS =
      """
      select k.conrelid, k.conname, tn.nspname, t.relname,
             array(select a.attname::text from unnest(k.conkey) with ordinality u(number, place)
                     join pg_catalog.pg_attribute a
                       on a.attrelid = k.conrelid and a.attnum = u.number
                    order by u.place) as columns,
             array(select a.attname::text from unnest(k.confkey) with ordinality u(number, place)
                     join pg_catalog.pg_attribute a
                       on a.attrelid = k.confrelid and a.attnum = u.number
                    order by u.place) as target_columns
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class t on t.oid = k.confrelid
        join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
       where k.contype = 'f'
       order by k.conrelid, k.conname
      """;

  private final Connection connection;

  private CatalogueReader(Connection connection) {
    this.connection = connection;
  }

  /** Reads everything; the search path must be empty, so that definitions name their schemas. */
  public static Schema read(Connection connection) throws SQLException {
    return new CatalogueReader(connection).read();
  }

  private Schema read() throws SQLException {
    Map<Long, List<Column>> columns = columns();
    Map<Long, List<ForeignKey>> foreignKeys = foreignKeys();
    Map<Long, List<Index>> indexes = IndexCatalogue.read(connection);
    List<Table> tables = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TABLES);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long oid = row.getLong("oid");
        tables.add(
            new Table(
                new TableName(row.getString("nspname"), row.getString("relname")),
                columns.getOrDefault(oid, List.of()),
                indexes.getOrDefault(oid, List.of()),
                foreignKeys.getOrDefault(oid, List.of()),
                row.getLong("live_rows"),
                row.getLong("bytes")));
      }
    }
    return new Schema(tables);
  }

  private Map<Long, List<Column>> columns() throws SQLException {
    Map<Long, List<Column>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.computeIfAbsent(row.getLong("oid"), oid -> new ArrayList<>()).add(column(row));
      }
    }
    return found;
  }

  private static Column column(ResultSet row) throws SQLException {
    double nullFraction = row.getDouble("null_frac");
    ColumnStatistics statistics =
        row.wasNull()
            ? null
            : new ColumnStatistics(
                nullFraction,
                row.getDouble("distinct_values"),
                row.getDouble("top"),
                row.getDouble("avg_width"));
    return new Column(
        row.getString("attname"),
        row.getString("type"),
        row.getBoolean("attnotnull") ? Nullability.NOT_NULL : Nullability.NULLABLE,
        statistics);
  }

  private Map<Long, List<ForeignKey>> foreignKeys() throws SQLException {
    Map<Long, List<ForeignKey>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(FOREIGN_KEYS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ForeignKey key =
            new ForeignKey(
                row.getString("conname"),
                strings(row.getArray("columns")),
                new TableName(row.getString("nspname"), row.getString("relname")),
                strings(row.getArray("target_columns")));
        found.computeIfAbsent(row.getLong("conrelid"), oid -> new ArrayList<>()).add(key);
      }
    }
    return found;
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
