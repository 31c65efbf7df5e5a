package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.StatementHistory.ColumnValues;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.guard.PostgresqlGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of columns: from the statistics, else from a few pages. A column of which the guard lets
 * nobody read shows none.
 */
final class ColumnSamples {

  private static final String STATISTICS =
      """
      select v.value
        from pg_catalog.pg_stats s,
             lateral pg_catalog.unnest(%s::text::text[]) with ordinality as v(value, place)
       where s.schemaname = ? and s.tablename = ? and s.attname = ?
         and not exists (select from pg_catalog.pg_attribute a
                           join pg_catalog.pg_type t on t.oid = a.atttypid
                          where a.attrelid = ?::pg_catalog.regclass and a.attname = s.attname
                            and t.typcategory in ('A', 'C'))
       order by s.inherited desc, v.place
      """;

  /* As many rows as a hundred places in order need, from pages drawn alike at each reading. */
  private static final String SAMPLE =
      """
      select pg_catalog.concat(d.v)
        from (select %1$s as v from %2$s
                tablesample system
                (least(100, 100 * 20000.0
                   / greatest(1, (select c.reltuples from pg_catalog.pg_class c
                                   where c.oid = %3$s::pg_catalog.regclass)))) repeatable (7)
               where %1$s is not null limit 2000) d
       order by %4$s
      """;

  private static final String KEYS =
      """
      select distinct k.key
        from (select pg_catalog.to_jsonb(%1$s) as document from %2$s
               where %1$s is not null limit 200) d,
             lateral pg_catalog.jsonb_object_keys(
               case pg_catalog.jsonb_typeof(d.document) when 'object' then d.document
                    else '{}' end) k(key)
       order by k.key limit 20
      """;

  private static final int PLACES = 100;

  private ColumnSamples() {}

  static ColumnValues values(TableName table, String column, Connection connection)
      throws SQLException {
    List<String> common = statistics("s.most_common_vals", table, column, connection);
    List<String> bounds = statistics("s.histogram_bounds", table, column, connection);
    return new ColumnValues(
        common, bounds.isEmpty() ? thinned(sample(table, column, connection)) : bounds);
  }

  static List<String> keys(TableName table, String column, Connection connection)
      throws SQLException {
    return !mayBeRead(table, column, connection)
        ? List.of()
        : texts(KEYS.formatted(Names.quote(column), Names.quote(table)), connection);
  }

  private static List<String> statistics(
      String values, TableName table, String column, Connection connection) throws SQLException {
    try (PreparedStatement asking = connection.prepareStatement(STATISTICS.formatted(values))) {
      asking.setString(1, table.schema());
      asking.setString(2, table.name());
      asking.setString(3, column);
      asking.setString(4, Names.quote(table));
      try (ResultSet row = asking.executeQuery()) {
        return texts(row);
      }
    }
  }

  /** Conditions of row security, casts and comparisons may be code of somebody's. */
  private static boolean mayBeRead(TableName table, String column, Connection connection)
      throws SQLException {
    String sql = "select " + Names.quote(column) + " from " + Names.quote(table);
    return new PostgresqlGuard().judge(sql, connection).isEmpty();
  }

  private static List<String> sample(TableName table, String column, Connection connection)
      throws SQLException {
    if (!mayBeRead(table, column, connection)) {
      return List.of();
    }
    String quoted = Names.quote(table);
    String sql =
        SAMPLE.formatted(
            Names.quote(column),
            quoted,
            Names.literal(quoted),
            isOrdered(table, column, connection) ? "d.v" : "pg_catalog.concat(d.v)");
    return texts(sql, connection);
  }

  /** Documents and the like have no order of their own. */
  private static boolean isOrdered(TableName table, String column, Connection connection)
      throws SQLException {
    String sql =
        """
        select exists (select from pg_catalog.pg_attribute a
                         join pg_catalog.pg_opclass o on o.opcintype = a.atttypid and o.opcdefault
                         join pg_catalog.pg_am m on m.oid = o.opcmethod and m.amname = 'btree'
                        where a.attrelid = ?::pg_catalog.regclass and a.attname = ?)
        """;
    try (PreparedStatement asking = connection.prepareStatement(sql)) {
      asking.setString(1, Names.quote(table));
      asking.setString(2, column);
      try (ResultSet row = asking.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static List<String> thinned(List<String> sorted) {
    if (sorted.size() <= PLACES) {
      return sorted;
    }
    List<String> kept = new ArrayList<>();
    for (int i = 0; i <= PLACES; i++) {
      kept.add(sorted.get(i * (sorted.size() - 1) / PLACES));
    }
    return kept;
  }

  private static List<String> texts(String sql, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet row = statement.executeQuery(sql)) {
        return texts(row);
      }
    }
  }

  private static List<String> texts(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>();
    while (row.next()) {
      texts.add(row.getString(1));
    }
    return texts;
  }
}
