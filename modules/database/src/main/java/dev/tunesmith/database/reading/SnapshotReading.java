package dev.tunesmith.database.reading;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The door for fixed SQL of ours: one transaction that cannot write, sees one snapshot, and is
 * rolled back.
 */
public final class SnapshotReading {

  /** What is read. */
  @FunctionalInterface
  public interface Work<T> {

    /** Reads over a connection that is inside the transaction. */
    T read(Connection connection) throws SQLException;
  }

  private final DataSource dataSource;
  private final Dialect dialect;

  /** The door to that database. */
  public SnapshotReading(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /**
   * Reads.
   *
   * @param during what is being done, as in {@code reading the catalogue}, for the message of a
   *     failure
   */
  public <T> T read(String during, Work<T> work) {
    try (RolledBack session = new RolledBack(dataSource.getConnection())) {
      dialect.guard().beginSnapshot(session.connection());
      return work.read(session.connection());
    } catch (SQLException e) {
      throw Failures.of(e, during);
    }
  }
}
