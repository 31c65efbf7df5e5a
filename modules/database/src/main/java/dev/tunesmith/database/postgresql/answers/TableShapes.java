package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.dialect.TableShape.Family;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what it takes to fill tables. */
final class TableShapes {

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

  private final TableName table;
  private final Connection twin;

  TableShapes(TableName table, Connection twin) {
    this.table = table;
    this.twin = twin;
  }

  TableShape read(List<ForeignKey> foreignKeys) throws SQLException {
    List<ColumnShape> columns = ask(COLUMNS, this::column);
    List<String> names = columns.stream().map(ColumnShape::name).toList();
    List<List<Integer>> keys =
        ask(KEYS, row -> texts(row.getArray(1)).stream().map(names::indexOf).toList());
    boolean isPartitioned = ask(IS_PARTITIONED, row -> row.getBoolean(1)).contains(true);
    List<String> checks = ask(CHECKS, row -> row.getString(1));
    return new TableShape(table, isPartitioned, columns, keys, checks, foreignKeys);
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> ask(String sql, RowReader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement asking = twin.prepareStatement(sql)) {
      asking.setString(1, Names.quote(table));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
    }
    return found;
  }

  private ColumnShape column(ResultSet row) throws SQLException {
    return new ColumnShape(
        table,
        row.getString("attname"),
        row.getString("type"),
        family(row.getString("category")),
        row.getBoolean("may_be_null"),
        texts(row.getArray("labels")));
  }

  private static Family family(String category) {
    return switch (category) {
      case "N" -> Family.NUMBER;
      case "S" -> Family.TEXT;
      case "D" -> Family.TIME;
      case "B" -> Family.TRUTH;
      case "E" -> Family.ENUMERATION;
      default -> Family.OTHER;
    };
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
