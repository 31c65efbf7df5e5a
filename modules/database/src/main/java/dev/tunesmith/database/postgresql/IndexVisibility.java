package dev.tunesmith.database.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Who takes notice of an index that is there: the planner and the writes, the writes alone, or
 * nobody. Nothing is built or dropped for it.
 */
record IndexVisibility(@Nullable String index) implements Sight {

  /*
   * The planner leaves out an index that is not valid; writes leave out one that is not ready; and
   * one that is not live is ignored for all purposes, also when it is asked whether an update may
   * be heap-only. Only a superuser may set the flags, and only on a server of ours, where nothing
   * is vacuumed behind our back. An index on a partitioned table has a part for each partition,
   * and the parts are what counts. Sessions learn of a changed index by themselves; that a table
   * has one more, or one less, they learn from its own row, and only then do they plan anew what
   * they keep plans of, as the checks of foreign keys are.
   */
  private static final String SET =
      """
      with parts as (
        select to_regclass(?)::oid as part
         union
        select relid from pg_catalog.pg_partition_tree(to_regclass(?))),
      flags as (
        update pg_catalog.pg_index
           set indisvalid = ?, indisready = ?, indislive = ?
         where indexrelid in (select part from parts)
        returning indrelid)
      update pg_catalog.pg_class
         set relhasindex = relhasindex
       where oid in (select indrelid from flags)
      """;

  @Override
  public void show(Connection superuser) throws SQLException {
    set(true, true, superuser);
  }

  @Override
  public void hide(Connection superuser) throws SQLException {
    set(false, true, superuser);
  }

  @Override
  public void forget(Connection superuser) throws SQLException {
    set(false, false, superuser);
  }

  private void set(boolean isPlannedWith, boolean isMaintained, Connection superuser)
      throws SQLException {
    try (PreparedStatement statement = superuser.prepareStatement(SET)) {
      statement.setString(1, index);
      statement.setString(2, index);
      statement.setBoolean(3, isPlannedWith);
      statement.setBoolean(4, isMaintained);
      statement.setBoolean(5, isMaintained);
      if (statement.executeUpdate() < 1) {
        throw new SQLException("there is no index " + index, "42704");
      }
    }
  }
}
