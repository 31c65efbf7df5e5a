package dev.tunesmith.database.reading;

import dev.tunesmith.database.CancellableRun;
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

  /** What is read while something runs elsewhere. */
  @FunctionalInterface
  public interface WorkElsewhere<T> {

    /** Reads over a connection that is inside the transaction. */
    T read(Connection connection, CancellableRun running) throws SQLException;
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
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public <T> T read(String during, Work<T> work) {
    return read(during, (connection, running) -> work.read(connection));
  }

  /** Reads, and beside that has something running elsewhere that can be stopped too. */
  public <T> T read(String during, WorkElsewhere<T> work) {
    try {
      return CancellableRun.call(during, running -> inSnapshot(work, running));
    } catch (SQLException e) {
      throw Failures.of(e, during);
    }
  }

  private <T> T inSnapshot(WorkElsewhere<T> work, CancellableRun running) throws SQLException {
    try (RolledBack session = new RolledBack(dataSource.getConnection())) {
      Connection connection = session.connection();
      return running.stoppable(
          () -> dialect.cancel(connection),
          () -> {
            dialect.guard().beginSnapshot(connection);
            return work.read(connection, running);
          });
    }
  }
}
