package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Copier.Destination;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.catalogue.OwnRelations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What row security lets everybody see, as the client of a copy sees it: its conditions are part of
 * each plan, and what a statement asks may not be evaluated before them. Writing is left free.
 */
final class Policies {

  private static final int LOOKED_AT = 1_000;
  private static final String LONGEST = "10s";

  private static final String SEEN_BY_ALL =
      """
      select n.nspname, c.relname,
             format('create policy %I on %I.%I as %s for select using (%s)', p.polname, n.nspname,
                    c.relname, case when p.polpermissive then 'permissive' else 'restrictive' end,
                    pg_catalog.pg_get_expr(p.polqual, p.polrelid))
        from pg_catalog.pg_policy p
        join pg_catalog.pg_class c on c.oid = p.polrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relrowsecurity and p.polcmd in ('r', '*') and p.polroles = '{0}'
         and p.polqual is not null and
      """
          + OwnRelations.CONDITION
          + " order by p.oid";

  private Policies() {}

  /**
   * Makes them the copy's; a table of which they would hide the rows goes without, and is named.
   */
  static List<String> copy(Connection source, Destination destination) throws SQLException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(SEEN_BY_ALL)) {
      while (row.next()) {
        tables
            .computeIfAbsent(
                Names.quote(row.getString(1), row.getString(2)), table -> new ArrayList<>())
            .add(row.getString(3));
      }
    }
    List<String> notes = new ArrayList<>();
    for (Map.Entry<String, List<String>> each : tables.entrySet()) {
      if (!isInForce(each.getKey(), each.getValue(), destination)) {
        notes.add(
            "Not copied: row security of " + each.getKey() + ", so plans lack its conditions.");
      }
    }
    return notes;
  }

  private static boolean isInForce(String table, List<String> policies, Destination destination)
      throws SQLException {
    try (Statement owning = destination.owner().createStatement()) {
      owning.setEscapeProcessing(false);
      try {
        for (String policy : policies) {
          owning.execute(policy);
        }
        for (String free : List.of("insert with check", "update using", "delete using")) {
          String name = Names.quote("free to " + free);
          owning.execute("create policy " + name + " on " + table + " for " + free + " (true)");
        }
        owning.execute("alter table " + table + " enable row level security");
        if (2 * seen(table, destination) >= rows(table, owning)) {
          return true;
        }
      } catch (SQLException e) {
        if (Failures.endsWork(e)) {
          throw e;
        }
      }
      owning.execute("alter table " + table + " disable row level security");
      return false;
    }
  }

  /** A copied condition runs here, so it must be a login of its own: a role can be put off. */
  private static long seen(String table, Destination destination) throws SQLException {
    try (Connection client = destination.clients().getConnection();
        Statement statement = client.createStatement()) {
      statement.execute("set statement_timeout = '" + LONGEST + "'");
      return rows(table, statement);
    }
  }

  private static long rows(String table, Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select count(*) from (select from " + table + " limit " + LOOKED_AT + ") as seen")) {
      row.next();
      return row.getLong(1);
    }
  }
}
