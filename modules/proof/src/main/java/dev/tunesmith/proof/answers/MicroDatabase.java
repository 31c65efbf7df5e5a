package dev.tunesmith.proof.answers;

import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few rows for each table, as texts. */
record MicroDatabase(List<Row> rows) {

  /**
   * A row.
   *
   * @param table the position of its table
   * @param cells in the order of the table's columns
   */
  record Row(int table, List<@Nullable String> cells) {
    Row {
      cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    Row with(int column, @Nullable String cell) {
      List<@Nullable String> changed = new ArrayList<>(cells);
      changed.set(column, cell);
      return new Row(table, changed);
    }
  }

  MicroDatabase {
    rows = List.copyOf(rows);
  }

  List<Row> rowsOf(int table) {
    return rows.stream().filter(row -> row.table() == table).toList();
  }

  MicroDatabase without(int from, int to) {
    List<Row> fewer = new ArrayList<>(rows.subList(0, from));
    fewer.addAll(rows.subList(to, rows.size()));
    return new MicroDatabase(fewer);
  }

  MicroDatabase with(int index, Row row) {
    List<Row> changed = new ArrayList<>(rows);
    changed.set(index, row);
    return new MicroDatabase(changed);
  }

  /** The rows by table and column name, as JSON. */
  String json(MicroSchema schema) {
    StringBuilder json = new StringBuilder("{");
    for (int table = 0; table < schema.tables().size(); table++) {
      json.append(table == 0 ? "" : ",").append("\"t").append(table).append("\":[");
      List<Row> ofTable = rowsOf(table);
      for (int i = 0; i < ofTable.size(); i++) {
        json.append(i == 0 ? "" : ",");
        append(ofTable.get(i), schema.tables().get(table), json);
      }
      json.append(']');
    }
    return json.append('}').toString();
  }

  private static void append(Row row, TableShape table, StringBuilder json) {
    json.append('{');
    for (int column = 0; column < row.cells().size(); column++) {
      json.append(column == 0 ? "" : ",")
          .append(json(table.columns().get(column).name()))
          .append(':')
          .append(written(row.cells().get(column), table.columns().get(column)));
    }
    json.append('}');
  }

  /** A document that is written as a text would become a document that is a text. */
  private static String written(@Nullable String value, ColumnShape column) {
    return value != null && column.type().matches("jsonb?") ? value : json(value);
  }

  private static String json(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
