package dev.tunesmith.database.postgresql.catalogue;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.ForeignKey.Hold;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.Table.Form;
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
      select c.oid, n.nspname, c.relname, c.relkind::text as kind, c.relispartition,
             case when c.reltuples >= 0 then c.reltuples
                  else coalesce(s.n_live_tup, 0) end::bigint as live_rows,
             case when s.last_analyze is null and s.last_autoanalyze is null and c.reltuples < 0
                  then coalesce(s.n_live_tup, 0)
                  else coalesce(s.n_mod_since_analyze, 0) end as unseen,
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

  /*
   * Of a table that others inherit from, what holds for its own rows need not hold for theirs. A
   * constraint may have been made without a look at the rows that were there.
   */
  private static final String COLUMNS =
      """
      select c.oid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
             a.attnotnull
             and not (c.relkind = 'r' and exists (
                        select from pg_catalog.pg_inherits h where h.inhparent = c.oid))
             and not exists (select from pg_catalog.pg_constraint k
                              where k.conrelid = c.oid and k.contype = 'n'
                                and not k.convalidated and a.attnum = any (k.conkey))
             as never_null, nullif(a.attstattarget, -1) as target, s.null_frac, s.avg_width, (s.most_common_freqs)[1] as top,
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

  /* A partition's part of its table's key is none of its own: no trigger asks for it alone. */
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
                    order by u.place) as target_columns,
             k.convalidated and not k.condeferrable and not t.relrowsecurity
             and coalesce(pg_catalog.to_jsonb(k) ->> 'conperiod', 'false') = 'false'
             and not exists (select from pg_catalog.pg_trigger g
                              where g.tgconstraint = k.oid and g.tgenabled in ('D', 'R'))
             and not (o.relkind = 'r' and exists (
                        select from pg_catalog.pg_inherits h where h.inhparent = o.oid)) as holds
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class o on o.oid = k.conrelid
        join pg_catalog.pg_class t on t.oid = k.confrelid
        join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
       where k.contype = 'f' and k.conparentid = 0
       order by k.conrelid, k.conname
      """;

  /*
   * A foreign table that is a part of one is not held to its checks. That a column is of an
   * enumeration is said as the check that its type amounts to.
   */
  private static final String CHECKS =
      """
      select k.conrelid, pg_catalog.pg_get_expr(k.conbin, k.conrelid) as condition,
             k.conname::text as name
        from pg_catalog.pg_constraint k
       where k.contype = 'c' and k.conrelid <> 0 and k.convalidated and not k.connoinherit
         and not exists (
           with recursive parts (relid) as (
             select k.conrelid
              union
             select h.inhrelid from parts p join pg_catalog.pg_inherits h on h.inhparent = p.relid)
           select from parts p join pg_catalog.pg_class f on f.oid = p.relid
            where f.relkind = 'f')
      union all
      select a.attrelid, pg_catalog.format('(%I = ANY (enum_range(NULL::%s)))', a.attname,
                                           pg_catalog.format_type(a.atttypid, a.atttypmod)),
             null
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid and t.typtype = 'e'
       where a.attnum > 0 and not a.attisdropped
       order by 1, 3 nulls last, 2
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
    Map<Long, List<String>> checks = checks();
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
                row.getLong("bytes"),
                form(row),
                checks.getOrDefault(oid, List.of()),
                row.getLong("unseen")));
      }
    }
    return new Schema(tables, CounterCatalogue.read(connection));
  }

  private static Form form(ResultSet row) throws SQLException {
    if (row.getBoolean("relispartition")) {
      return Form.PARTITION;
    }
    return switch (row.getString("kind")) {
      case "p" -> Form.PARTITIONED;
      case "m" -> Form.VIEW;
      default -> Form.TABLE;
    };
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
        row.getBoolean("never_null") ? Nullability.NOT_NULL : Nullability.NULLABLE,
        statistics,
        row.getObject("target") == null ? null : row.getInt("target"));
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
                strings(row.getArray("target_columns")),
                row.getBoolean("holds") ? Hold.ALWAYS : Hold.NOT_ALWAYS);
        found.computeIfAbsent(row.getLong("conrelid"), oid -> new ArrayList<>()).add(key);
      }
    }
    return found;
  }

  private Map<Long, List<String>> checks() throws SQLException {
    Map<Long, List<String>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(CHECKS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found
            .computeIfAbsent(row.getLong("conrelid"), oid -> new ArrayList<>())
            .add(row.getString("condition"));
      }
    }
    return found;
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
