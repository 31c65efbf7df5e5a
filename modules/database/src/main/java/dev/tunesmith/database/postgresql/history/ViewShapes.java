package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.Table.Form;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.catalogue.OwnRelations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The database's own views: their columns, as a statement may name them. */
final class ViewShapes {

  private static final String COLUMNS =
      """
      select n.nspname, c.relname, a.attname,
             pg_catalog.format_type(a.atttypid, a.atttypmod) as type
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind = 'v' and
      """
          + OwnRelations.CONDITION
          + " order by n.nspname, c.relname, a.attnum";

  private ViewShapes() {}

  static List<Table> in(Connection connection) throws SQLException {
    Map<TableName, List<Column>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        columns
            .computeIfAbsent(
                new TableName(row.getString("nspname"), row.getString("relname")),
                name -> new ArrayList<>())
            .add(
                new Column(
                    row.getString("attname"), row.getString("type"), Nullability.NULLABLE, null));
      }
    }
    return columns.entrySet().stream().map(ViewShapes::shape).toList();
  }

  private static Table shape(Map.Entry<TableName, List<Column>> view) {
    return new Table(view.getKey(), view.getValue(), List.of(), List.of(), 0, 0, Form.VIEW);
  }
}
