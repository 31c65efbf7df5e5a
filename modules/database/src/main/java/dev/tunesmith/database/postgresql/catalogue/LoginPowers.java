package dev.tunesmith.database.postgresql.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds out what a login may do beyond reading. */
public final class LoginPowers {

  private static final String SUPERUSER =
      "select rolsuper from pg_catalog.pg_roles where rolname = current_user";

  private static final String POWERS =
      """
      select words from (
        select 1 as place, 'may create roles' as words
          from pg_catalog.pg_roles r where r.rolname = current_user and r.rolcreaterole
        union all
        select 2, 'may create databases'
          from pg_catalog.pg_roles r where r.rolname = current_user and r.rolcreatedb
        union all
        select 3, 'may replicate the server'
          from pg_catalog.pg_roles r where r.rolname = current_user and r.rolreplication
        union all
        select 4, 'is a member of ' || r.rolname
          from pg_catalog.pg_roles r
         where r.rolname in ('pg_execute_server_program', 'pg_write_server_files',
                             'pg_read_server_files', 'pg_write_all_data', 'pg_signal_backend',
                             'pg_maintain', 'pg_checkpoint', 'pg_create_subscription')
           and pg_catalog.pg_has_role(r.oid, 'MEMBER')
        union all
        select 5, 'may create schemas in the database'
         where pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
        union all
        select 6, 'may create objects in the schema ' || n.nspname
          from pg_catalog.pg_namespace n
         where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
           and pg_catalog.has_schema_privilege(n.oid, 'CREATE')
      ) powers
      order by place, words
      """;

  private static final String WRITABLE =
      """
      select pg_catalog.count(*), pg_catalog.min(n.nspname || '.' || c.relname)
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'f', 'm')
         and (pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
              or pg_catalog.has_any_column_privilege(c.oid, 'INSERT, UPDATE')
              or pg_catalog.pg_has_role(c.relowner, 'MEMBER'))
         and
      """
          + OwnRelations.CONDITION;

  private LoginPowers() {}

  /** A few words each, the greatest first; empty for a login that may only read. */
  public static List<String> beyondReading(Connection connection) throws SQLException {
    if (isSuperuser(connection)) {
      return List.of("is a superuser");
    }
    List<String> powers = new ArrayList<>(powers(connection));
    powers.addAll(writable(connection));
    return powers;
  }

  private static boolean isSuperuser(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUPERUSER);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static List<String> powers(Connection connection) throws SQLException {
    List<String> powers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(POWERS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        powers.add(rows.getString(1));
      }
    }
    return powers;
  }

  private static List<String> writable(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITABLE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long tables = row.getLong(1);
      return switch ((int) Math.min(tables, 2)) {
        case 0 -> List.of();
        case 1 -> List.of("may write to " + row.getString(2));
        default -> List.of("may write to " + tables + " tables, " + row.getString(2) + " first");
      };
    }
  }
}
