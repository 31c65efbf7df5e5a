package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the planner would learn of the values of an index's expressions once it is built and its
 * table analysed. Without it every range of such values counts as a third of the rows.
 */
final class ExpressionSample {

  /** What a function that is slow may take: a guess at its values is worth no more. */
  private static final String LONGEST = "5s";

  private static final Logger LOG = LoggerFactory.getLogger(ExpressionSample.class);

  private ExpressionSample() {}

  /**
   * Takes it until the transaction is rolled back; nothing where all keys are columns, or where
   * their values cannot be reckoned, or not in time.
   */
  static void take(IndexShape shape, Connection owner) throws SQLException {
    List<String> expressions =
        shape.keys().stream().filter(key -> !key.isColumn()).map(IndexKey::text).toList();
    if (expressions.isEmpty() || !shape.method().equals("btree")) {
      return;
    }
    Savepoint before = owner.setSavepoint();
    try (Statement statement = owner.createStatement()) {
      statement.setEscapeProcessing(false);
      String limit = text("show statement_timeout", statement);
      statement.execute("set local statement_timeout = '" + LONGEST + "'");
      take(shape.table(), expressions, statement);
      statement.execute("set local statement_timeout = '" + limit + "'");
      owner.releaseSavepoint(before);
    } catch (SQLException e) {
      LOG.debug("no sample of the values of {}", expressions, e);
      // Whoever asked for an end asks again.
      owner.rollback(before);
      // What is made behind it is to be this transaction's own, no part's of it.
      owner.releaseSavepoint(before);
    }
  }

  private static void take(TableName table, List<String> expressions, Statement owner)
      throws SQLException {
    for (String expression : expressions) {
      owner.execute(
          "create statistics "
              + Names.quote(table.schema(), "supposed_" + UUID.randomUUID())
              + " on ("
              + SqlText.expression(expression)
              + ") from "
              + Names.quote(table));
    }
    // With a column named, nothing is learnt anew of all the others.
    owner.execute("analyze " + Names.quote(table) + " (" + oneColumn(table, owner) + ")");
  }

  private static String oneColumn(TableName table, Statement owner) throws SQLException {
    return Names.quote(
        text(
            "select attname from pg_catalog.pg_attribute where attrelid = "
                + Names.literal(Names.quote(table))
                + "::regclass and attnum > 0 and not attisdropped order by attlen < 0, attnum"
                + " limit 1",
            owner));
  }

  private static String text(String sql, Statement owner) throws SQLException {
    try (ResultSet row = owner.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
