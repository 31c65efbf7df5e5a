package dev.tunesmith.database.postgresql.writes;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.SampleWrites;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes made from a few rows of a table, as SQL. Whether the server takes them is to be tried. */
final class RowDrafts implements SampleWrites.OfTable {

  private static final int ROWS = 10;

  private static final String COLUMNS =
      """
      select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), t.typcategory
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type t on t.oid = a.atttypid
       where a.attrelid = to_regclass(?)::oid and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = ''
       order by a.attnum
      """;

  /* Whole pages are drawn, about as many as hold 2,000 rows, and of their rows a few. */
  private static final String DRAWN =
      """
      select %1$s::text
        from %2$s tablesample system
             (least(100, 100 * 2000.0
                / greatest(1, (select c.reltuples from pg_catalog.pg_class c
                                where c.oid = to_regclass(%3$s)::oid)))) repeatable (7)
       order by pg_catalog.md5(ctid::text)
       limit %4$d
      """;

  /** A column that can be written, with the catalogue's letter for the family of its type. */
  private record Column(String quoted, String type, String family) {}

  private final Connection connection;
  private final String table;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final String place;
  private final List<String> rows;

  RowDrafts(TableName table, @Nullable String key, Connection connection) throws SQLException {
    this.connection = connection;
    this.table = Names.quote(table);
    readColumns();
    Column keyColumn = key == null ? null : columns.get(key);
    this.place = keyColumn == null ? "ctid" : keyColumn.quoted();
    String type = keyColumn == null ? "tid" : keyColumn.type();
    this.rows =
        texts(DRAWN.formatted(place, this.table, Names.literal(this.table), ROWS)).stream()
            .map(text -> Names.literal(text) + "::" + type)
            .toList();
  }

  private void readColumns() throws SQLException {
    try (PreparedStatement asking = connection.prepareStatement(COLUMNS)) {
      asking.setString(1, table);
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          columns.put(name, new Column(Names.quote(name), row.getString(2), row.getString(3)));
        }
      }
    }
  }

  @Override
  public Optional<String> insert(Set<String> fresh) throws SQLException {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      Optional<String> value =
          fresh.contains(column.getKey())
              ? unused(column.getValue())
              : Optional.of(column.getValue().quoted());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    String names = columns.values().stream().map(Column::quoted).collect(Collectors.joining(", "));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "insert into %s (%s) overriding system value select %s from %s where %s"
                .formatted(table, names, String.join(", ", values), table, isDrawn()));
  }

  private String isDrawn() {
    return place + " = any (array[" + String.join(", ", rows) + "])";
  }

  /** A value that no row has, for the n-th new row. */
  private Optional<String> unused(Column column) throws SQLException {
    String number = "row_number() over ()";
    String cast = ")::" + column.type();
    return switch (column.family()) {
      case "N" -> Optional.of("(" + greatest(column) + " + " + number + cast);
      case "S" -> Optional.of("(md5(" + column.quoted() + " || '~' || " + number + ")" + cast);
      case "D" ->
          Optional.of("(" + greatest(column) + " + " + number + " * interval '1 day'" + cast);
      default ->
          column.type().equals("uuid")
              ? Optional.of("pg_catalog.gen_random_uuid()")
              : Optional.empty();
    };
  }

  private String greatest(Column column) throws SQLException {
    List<String> greatest = texts("select max(" + column.quoted() + ")::text from " + table);
    return greatest.isEmpty() ? "0" : Names.literal(greatest.get(0)) + "::" + column.type();
  }

  @Override
  public Optional<String> update(String name, boolean unique) throws SQLException {
    Column column = columns.get(name);
    if (column == null || rows.isEmpty()) {
      return Optional.empty();
    }
    return (unique ? changed(column) : exchanged(column)).map(value -> update(column, value));
  }

  @Override
  public String move() {
    Column any = columns.values().iterator().next();
    return update(any, any.quoted());
  }

  private String update(Column column, String value) {
    return "update %s set %s = %s where %s".formatted(table, column.quoted(), value, isDrawn());
  }

  private Optional<String> changed(Column column) throws SQLException {
    return switch (column.family()) {
      case "N" ->
          Optional.of("(" + column.quoted() + " + " + greatest(column) + ")::" + column.type());
      case "S" -> Optional.of("md5(" + column.quoted() + ")::" + column.type());
      default ->
          column.type().equals("uuid")
              ? Optional.of("pg_catalog.gen_random_uuid()")
              : Optional.empty();
    };
  }

  /** Each row gets a value that another row has. */
  private Optional<String> exchanged(Column column) throws SQLException {
    Set<String> found =
        new TreeSet<>(
            texts("select " + column.quoted() + "::text from " + table + " where " + isDrawn()));
    if (found.size() < 2) {
      String not =
          found.isEmpty() ? " is not null" : " <> " + literal(found.iterator().next(), column);
      found.addAll(
          texts(
              "select "
                  + column.quoted()
                  + "::text from "
                  + table
                  + " where "
                  + column.quoted()
                  + not
                  + " limit 1"));
    }
    List<String> values = List.copyOf(found);
    if (values.size() < 2) {
      return Optional.empty();
    }
    StringBuilder each = new StringBuilder("case");
    for (int i = 0; i + 1 < values.size(); i++) {
      each.append(" when ")
          .append(column.quoted())
          .append(" = ")
          .append(literal(values.get(i), column))
          .append(" then ")
          .append(literal(values.get(i + 1), column));
    }
    return Optional.of(each + " else " + literal(values.get(0), column) + " end");
  }

  private static String literal(String text, Column column) {
    return Names.literal(text) + "::" + column.type();
  }

  /** The answers that are not NULL. */
  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement asking = connection.createStatement();
        ResultSet row = asking.executeQuery(sql)) {
      while (row.next()) {
        String text = row.getString(1);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
