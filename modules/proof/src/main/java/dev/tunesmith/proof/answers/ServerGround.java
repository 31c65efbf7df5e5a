package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.rewrite.ProofByRule;
import dev.tunesmith.proof.rewrite.ProofByRule.ProvenColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a proof by rule takes for granted and only the server can tell: that the statement's table
 * names mean the tables they were taken for, and that its functions and comparisons are the
 * server's own.
 */
final class ServerGround {

  private static final String MEANS =
      "select pg_catalog.to_regclass(?) = pg_catalog.to_regclass(?)";

  private static final String OWN_MAKE =
      """
      select 1
        from pg_catalog.pg_proc p
       where p.proname in ('date', 'date_trunc', 'date_part', 'extract', 'timezone')
         and p.pronamespace <> 'pg_catalog'::regnamespace
         and pg_catalog.pg_function_is_visible(p.oid)
      union all
      select 1
        from pg_catalog.pg_operator o
       where o.oprname in ('=', '<', '<=', '>', '>=')
         and o.oprnamespace <> 'pg_catalog'::regnamespace
         and pg_catalog.pg_operator_is_visible(o.oid)
         and o.oprleft in ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
       limit 1\
      """;

  private ServerGround() {}

  /** Whether the proof stands on this server. */
  static boolean holds(ProofByRule proof, Connection connection) throws SQLException {
    for (ProvenColumn column : proof.columns()) {
      if (!means(column, connection)) {
        return false;
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(OWN_MAKE);
        ResultSet row = statement.executeQuery()) {
      return !row.next();
    }
  }

  private static boolean means(ProvenColumn column, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MEANS)) {
      statement.setString(1, column.writtenTable());
      statement.setString(2, Names.quoted(column.table()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
