package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Hides extended statistics from the planner, which finds them by their table: as long as they name
 * none, nobody sees them. Sessions learn of it from the table's own row.
 */
record StatisticsVisibility(TableName table, String name) implements Sight {

  private static final String SET =
      """
      with moved as (
        update pg_catalog.pg_statistic_ext
           set stxrelid = case when ? then to_regclass(?)::oid else 0::oid end
         where stxname = ? and stxnamespace = to_regnamespace(?)::oid
        returning oid)
      update pg_catalog.pg_class
         set relhasindex = relhasindex
       where oid = to_regclass(?)::oid and exists (select from moved)
      """;

  @Override
  public void show(Connection superuser) throws SQLException {
    set(true, superuser);
  }

  @Override
  public void hide(Connection superuser) throws SQLException {
    set(false, superuser);
  }

  private void set(boolean isSeen, Connection superuser) throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(SET)) {
      statement.setBoolean(1, isSeen);
      statement.setString(2, Names.quote(table));
      statement.setString(3, name);
      statement.setString(4, Names.quote(table.schema()));
      statement.setString(5, Names.quote(table));
      if (statement.executeUpdate() < 1) {
        throw new SQLException("there are no statistics " + name, "42704");
      }
    }
  }
}
