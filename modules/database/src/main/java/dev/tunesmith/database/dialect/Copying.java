package dev.tunesmith.database.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a database is copied into an empty server of ours. */
public interface Copying {

  /**
   * What was copied.
   *
   * @param notes sentences about what is not as in the source
   */
  record Copied(long rows, List<String> notes) {
    public Copied {
      notes = List.copyOf(notes);
    }
  }

  /** The size of the source with its indexes. */
  long bytes(Connection source) throws SQLException;

  /**
   * Creates the database that receives the copy.
   *
   * @return sentences about what could not be made as in the source
   */
  List<String> createDatabase(String name, Connection source, Connection administrator)
      throws SQLException;

  /**
   * Copies schema, data, plan settings and the names of roles.
   *
   * @param source inside a snapshot transaction
   * @param destination outside a transaction, allowed to do anything
   */
  Copied copy(Connection source, Connection destination) throws SQLException;
}
