package dev.tunesmith.database.postgresql.catalogue;

import dev.tunesmith.core.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds out which tables a login may not read. */
public final class TablePrivileges {

  private static final String UNREADABLE =
      """
      select n.nspname, c.relname
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm')
         and not (pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                  and pg_catalog.has_table_privilege(c.oid, 'SELECT'))
         and
      """
          + OwnRelations.CONDITION
          + " order by n.nspname, c.relname";

  private TablePrivileges() {}

  /** The tables and materialised views that the connection's user may not read as a whole. */
  public static List<TableName> unreadable(Connection connection) throws SQLException {
    List<TableName> tables = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(UNREADABLE);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        tables.add(new TableName(row.getString("nspname"), row.getString("relname")));
      }
    }
    return tables;
  }
}
