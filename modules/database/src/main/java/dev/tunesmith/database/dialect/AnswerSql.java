package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How statements are understood, and asked of rows made for the purpose. */
public interface AnswerSql {

  /** Reads a statement on an empty database, in a transaction that the caller rolls back. */
  StatementFacts read(SqlText sql, Connection twin) throws SQLException;

  /**
   * Reads what it takes to fill a table.
   *
   * @param foreignKeys those of the table, which the twin lacks
   */
  TableShape shape(TableName table, List<ForeignKey> foreignKeys, Connection twin)
      throws SQLException;

  /** The session's settings that the meaning of statements hangs on, as assignments. */
  List<String> settings(Connection twin) throws SQLException;

  /**
   * The query for type and value where the type takes the value, of two arrays of texts.
   *
   * @param value SQL for the value, which is called {@code v.value}
   * @param twin the connection that will be asked
   */
  String valuesTaken(String value, Connection twin) throws SQLException;

  /**
   * The statement that makes what {@link #ask} asks: it fills the tables, drops rows that break a
   * constraint, asks both and takes everything back.
   *
   * @param before SQL that gives {@code whole} and {@code sorted} for each row of the original
   * @param after the same of the other
   */
  String probe(List<TableShape> tables, String before, String after);

  /**
   * The query for outcome, both answers and the error on each of an array of JSON texts.
   *
   * @param rows SQL for one of them, which is called {@code d.rows}
   */
  String ask(String rows);

  /** The statement that moves some rows of a table onto the values, so many onto each. */
  String move(TableName table, String column, List<String> values, int rowsPerValue);

  /** The session's time zone, if its rules are known here. */
  Optional<ZoneId> zone(Connection connection) throws SQLException;

  /**
   * Whether a table's name as a statement writes it means that table, whose rows are all its own.
   */
  boolean means(String written, TableName table, Connection connection) throws SQLException;

  /**
   * Whether whatever functions, types and operators {@code words} name, and the common operators
   * besides, are the server's own where the server has some of that name.
   */
  boolean meansItsOwn(Set<String> words, Connection connection) throws SQLException;
}
