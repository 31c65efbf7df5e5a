package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A kind of database: chosen once, by the address of a target. Stateless. What comes after the
 * first eight may be left out at first: a database of that kind is then opened, read and planned,
 * and whoever wants more hears that it cannot be had.
 */
public interface Dialect {

  /** How its databases are found. */
  Connecting connecting();

  /** The words of its SQL. */
  SqlWords words();

  /** Who answers, and which database it is. */
  Server server(Connection connection) throws SQLException;

  /** Who is logged in, as far as remedies are concerned. */
  Client client(Connection connection) throws SQLException;

  /** Reads the catalogue; the connection is inside a reading transaction. */
  Schema readSchema(Connection connection) throws SQLException;

  /** The tables that the connection's user may not read. */
  List<TableName> unreadable(Connection connection) throws SQLException;

  /** What the connection's user may do beyond reading, a few words each, the greatest first. */
  List<String> beyondReading(Connection connection) throws SQLException;

  /**
   * The statements that make a login which may only read, to be run by an owner of the database.
   *
   * @param schemas those whose tables it is to read
   */
  default List<String> readingLogin(String name, String database, List<String> schemas) {
    throw lacks("making a login");
  }

  /** Asks the server, from any thread, to stop what that connection is running now. */
  void cancel(Connection connection) throws SQLException;

  /** How plans are asked for and read. */
  Explain planning();

  /** How SQL that is not ours is held to reading. */
  Guard guard();

  /** How remedies are written and carried out. */
  default RemedySql changes() {
    throw lacks("carrying remedies out");
  }

  /** How a database is copied. */
  default Copier copying() {
    throw lacks("copying a database");
  }

  /** How a running server is looked at. */
  default ServerActivity observing() {
    throw lacks("looking at a running server");
  }

  /** How writes are made up. */
  default SampleWrites sampleWrites() {
    throw lacks("making up writes");
  }

  /** How the answers of statements are compared. */
  default AnswerSql answers() {
    throw lacks("comparing answers");
  }

  /** Files in which servers write down the statements they ran. */
  default StatementRecords records() {
    return StatementRecords.NONE;
  }

  /** What a server remembers of the statements it ran. */
  default StatementHistory history() {
    throw lacks("reading what the server remembers");
  }

  private static DatabaseException lacks(String ability) {
    return new DatabaseException("for this kind of database there is no " + ability + " yet");
  }
}
