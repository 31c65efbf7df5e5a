package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the roles that may log in, with the memory each has set for itself: a remedy may
 * give a role more. Nothing of what they may do or how they log in is copied.
 */
final class Roles {

  private static final String ROLES =
      """
      select r.rolname,
             (select pg_catalog.split_part(setting, '=', 2)
                from pg_catalog.pg_db_role_setting d, pg_catalog.unnest(d.setconfig) as setting
               where d.setrole = r.oid and d.setdatabase = 0
                 and setting like 'work\\_mem=%') as work_mem
        from pg_catalog.pg_roles r
       where r.rolcanlogin
      """;
  private static final String KNOWN = "select rolname from pg_catalog.pg_roles";

  private Roles() {}

  private record Role(String name, @Nullable String workMemory) {}

  static void copy(Connection source, Connection destination) throws SQLException {
    try (Statement statement = destination.createStatement()) {
      List<String> known = names(statement);
      for (Role role : read(source)) {
        String quoted = Names.quote(role.name());
        if (!known.contains(role.name())) {
          statement.execute("create role " + quoted + " nologin");
        }
        if (role.workMemory() != null) {
          statement.execute(
              "alter role " + quoted + " set work_mem = " + Names.literal(role.workMemory()));
        }
      }
    }
  }

  private static List<String> names(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(KNOWN)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static List<Role> read(Connection source) throws SQLException {
    List<Role> roles = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(ROLES)) {
      while (rows.next()) {
        roles.add(new Role(rows.getString(1), rows.getString(2)));
      }
    }
    return roles;
  }
}
