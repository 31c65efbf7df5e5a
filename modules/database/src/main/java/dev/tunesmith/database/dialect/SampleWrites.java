package dev.tunesmith.database.dialect;

import dev.tunesmith.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How writes are made from a few rows of a table. Whether the server takes them is to be tried. */
public interface SampleWrites {

  /** The writes of some rows of one table, as SQL. */
  interface OfTable {

    /** Adds rows like those drawn, with other values in the columns {@code fresh}. */
    Optional<String> insert(Set<String> fresh) throws SQLException;

    /**
     * Gives the drawn rows other values of a column.
     *
     * @param unique whether no two rows may have the same
     */
    Optional<String> update(String column, boolean unique) throws SQLException;

    /** Writes the drawn rows anew, as they are: they then lie on a page with room. */
    String move();
  }

  /**
   * Draws the rows.
   *
   * @param key the column that alone identifies a row, or null
   */
  OfTable of(TableName table, @Nullable String key, Connection connection) throws SQLException;
}
