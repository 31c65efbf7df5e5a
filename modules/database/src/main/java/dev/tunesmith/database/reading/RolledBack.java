package dev.tunesmith.database.reading;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection whose transaction is rolled back at the end, whatever happened in it. */
record RolledBack(Connection connection) implements AutoCloseable {

  @Override
  public void close() throws SQLException {
    try (Connection closing = connection) {
      if (!closing.isClosed() && !closing.getAutoCommit()) {
        closing.rollback();
        closing.setAutoCommit(true);
      }
    }
  }
}
