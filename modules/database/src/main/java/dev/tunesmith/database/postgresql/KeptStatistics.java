package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Keeps what the planner knows of a table's columns under a number that no table has, and brings it
 * back. To analyse cannot be undone otherwise. Only for a superuser, on a server of ours.
 */
final class KeptStatistics {

  private static final String OWN = "to_regclass(?)::oid";
  private static final String ASIDE = "(4294967295 - " + OWN + "::bigint)::oid";

  private static final String DROP_KEPT =
      "delete from pg_catalog.pg_statistic where starelid = " + ASIDE;
  private static final String KEEP =
      "update pg_catalog.pg_statistic set starelid = " + ASIDE + " where starelid = " + OWN;
  private static final String DROP_PRESENT =
      "delete from pg_catalog.pg_statistic where starelid = "
          + OWN
          + " and exists (select from pg_catalog.pg_statistic kept where kept.starelid = "
          + ASIDE
          + ")";
  private static final String BRING_BACK =
      "update pg_catalog.pg_statistic set starelid = " + OWN + " where starelid = " + ASIDE;
  private static final String TELL =
      "update pg_catalog.pg_class set relhasindex = relhasindex where oid = " + OWN;

  private KeptStatistics() {}

  /** Sets aside what is known now; the table must be analysed as a whole before it is read. */
  static void keep(TableName table, Connection superuser) throws SQLException {
    execute(DROP_KEPT, 1, table, superuser);
    execute(KEEP, 2, table, superuser);
  }

  /** Brings back what was set aside; where nothing was, all stays as it is. */
  static void restore(TableName table, Connection superuser) throws SQLException {
    execute(DROP_PRESENT, 2, table, superuser);
    execute(BRING_BACK, 2, table, superuser);
    execute(TELL, 1, table, superuser);
  }

  private static void execute(String sql, int places, TableName table, Connection superuser)
      throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(sql)) {
      for (int place = 1; place <= places; place++) {
        statement.setString(place, Names.quote(table));
      }
      statement.executeUpdate();
    }
  }
}
