package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.proof.answers.MicroTable.Family;
import dev.tunesmith.proof.answers.MicroTable.MicroColumn;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables to be filled for some statements, each after those that it refers to. */
record MicroSchema(List<MicroTable> tables) {

  private static final String COLUMNS =
      """
      select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
             coalesce(b.typcategory, t.typcategory) as category,
             not (a.attnotnull or t.typnotnull) as may_be_null,
             (select array_agg(e.enumlabel::text order by e.enumsortorder)
                from pg_catalog.pg_enum e
               where e.enumtypid = coalesce(b.oid, t.oid)) as labels
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid
        left join pg_catalog.pg_type b on t.typtype = 'd' and b.oid = t.typbasetype
       where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = ''
       order by a.attnum
      """;

  private static final String KEYS =
      """
      select (select array_agg(a.attname::text order by k.n)
                from unnest(i.indkey) with ordinality k(attnum, n)
                join pg_catalog.pg_attribute a
                  on a.attrelid = i.indrelid and a.attnum = k.attnum
               where k.n <= i.indnkeyatts) as columns
        from pg_catalog.pg_index i
       where i.indrelid = ?::regclass and i.indisunique and i.indpred is null
         and i.indexprs is null
      """;

  private static final String CHECKS =
      """
      select pg_catalog.pg_get_expr(k.conbin, k.conrelid)
        from pg_catalog.pg_constraint k
       where k.conrelid = ?::regclass and k.contype = 'c'
      """;

  private static final String IS_PARTITIONED =
      "select relkind = 'p' from pg_catalog.pg_class where oid = ?::regclass";

  MicroSchema {
    tables = List.copyOf(tables);
  }

  /**
   * Reads the tables and those that they refer to.
   *
   * @param schema what knows the foreign keys, which the twin lacks
   */
  static MicroSchema read(Set<TableName> read, Schema schema, Connection twin) throws SQLException {
    List<MicroTable> tables = new ArrayList<>();
    for (TableName name : withParents(read, schema)) {
      tables.add(table(name, foreignKeys(name, schema), twin));
    }
    return new MicroSchema(parentsFirst(tables));
  }

  private static Set<TableName> withParents(Set<TableName> read, Schema schema) {
    Set<TableName> found = new LinkedHashSet<>();
    Deque<TableName> waiting = new ArrayDeque<>(read);
    while (!waiting.isEmpty()) {
      TableName name = waiting.remove();
      if (found.add(name)) {
        foreignKeys(name, schema).forEach(key -> waiting.add(key.target()));
      }
    }
    return found;
  }

  private static List<ForeignKey> foreignKeys(TableName name, Schema schema) {
    return schema.table(name).map(Table::foreignKeys).orElse(List.of());
  }

  private static List<MicroTable> parentsFirst(List<MicroTable> tables) {
    List<MicroTable> waiting = new ArrayList<>(tables);
    List<MicroTable> sorted = new ArrayList<>();
    while (!waiting.isEmpty()) {
      // In a cycle any of them may be the first: rows without a parent are removed in the end.
      MicroTable next =
          waiting.stream()
              .filter(table -> waiting.stream().noneMatch(other -> refers(table, other)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  private static boolean refers(MicroTable table, MicroTable other) {
    return !table.equals(other)
        && table.foreignKeys().stream().anyMatch(key -> key.target().equals(other.name()));
  }

  private static MicroTable table(TableName name, List<ForeignKey> foreignKeys, Connection twin)
      throws SQLException {
    String quoted = Sql.name(name);
    List<MicroColumn> columns = columns(name, twin);
    List<String> names = columns.stream().map(MicroColumn::name).toList();
    List<List<Integer>> keys = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(KEYS)) {
      asking.setString(1, quoted);
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          keys.add(texts(row.getArray(1)).stream().map(names::indexOf).toList());
        }
      }
    }
    boolean partitioned = strings(IS_PARTITIONED, quoted, twin).contains("t");
    return new MicroTable(
        name, partitioned, columns, keys, strings(CHECKS, quoted, twin), foreignKeys);
  }

  private static List<MicroColumn> columns(TableName table, Connection twin) throws SQLException {
    List<MicroColumn> columns = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(COLUMNS)) {
      asking.setString(1, Sql.name(table));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          columns.add(
              new MicroColumn(
                  table,
                  row.getString("attname"),
                  row.getString("type"),
                  Family.of(row.getString("category").charAt(0)),
                  row.getBoolean("may_be_null"),
                  texts(row.getArray("labels"))));
        }
      }
    }
    return columns;
  }

  private static List<String> strings(String sql, String table, Connection twin)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(sql)) {
      asking.setString(1, table);
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** The table of that name, which is one of them. */
  int indexOf(TableName name) {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
