package dev.tunesmith.engine.crew;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How applications ask. */
final class Caller {

  private final Connection connection;

  Caller(Connection connection) {
    this.connection = connection;
  }

  List<Long> keys(String statement) throws SQLException {
    List<Long> keys = new ArrayList<>();
    try (PreparedStatement parents = connection.prepareStatement(statement);
        ResultSet rows = parents.executeQuery()) {
      while (rows.next()) {
        keys.add(rows.getLong(1));
      }
    }
    return keys;
  }

  /** The same statement for each key. */
  void askEach(String statement, Iterable<Long> keys) throws SQLException {
    for (long key : keys) {
      try (PreparedStatement each = connection.prepareStatement(statement)) {
        each.setLong(1, key);
        each.execute();
      }
    }
  }

  /** Without parameters. */
  void ask(String statement) throws SQLException {
    try (PreparedStatement once = connection.prepareStatement(statement)) {
      once.execute();
    }
  }
}
