package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Client;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A kind of database: chosen once, when a target is opened. Stateless. */
public interface Dialect {

  /** Who answers, and which database it is. */
  Server server(Connection connection) throws SQLException;

  /** Who is logged in, as far as remedies are concerned. */
  Client client(Connection connection) throws SQLException;

  /** Reads the catalogue; the connection is inside a reading transaction. */
  Schema readSchema(Connection connection) throws SQLException;

  /** The tables that the connection's user may not read. */
  List<TableName> unreadable(Connection connection) throws SQLException;

  /** Asks the server, from any thread, to stop what that connection is running now. */
  void cancel(Connection connection) throws SQLException;

  /** How plans are asked for and read. */
  Explain planning();

  /** How SQL that is not ours is held to reading. */
  Guard guard();

  /** How remedies are written and carried out. */
  RemedySql changes();

  /** How a database is copied. */
  Copier copying();

  /** How a running server is looked at. */
  ServerActivity observing();
}
