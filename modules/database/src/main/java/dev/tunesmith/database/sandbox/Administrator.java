package dev.tunesmith.database.sandbox;

import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.reading.SnapshotReading.Work;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox's own session, kept open: to log in costs many times what hiding an index does. For one
 * caller at a time.
 */
final class Administrator implements AutoCloseable {

  private final DataSource dataSource;
  private final Dialect dialect;
  private @Nullable Connection kept;

  Administrator(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  synchronized <T> T ask(String during, Work<T> work) {
    boolean ended = false;
    try {
      T answer =
          CancellableRun.call(
              during,
              running -> {
                Connection connection = open();
                return running.stoppable(
                    () -> dialect.cancel(connection), () -> work.read(connection));
              });
      ended = true;
      return answer;
    } catch (SQLException e) {
      ended = true;
      throw Failures.of(e, during);
    } finally {
      if (!ended) {
        // Somebody may still be speaking over it.
        leave();
      }
    }
  }

  private void leave() {
    try {
      if (kept != null) {
        kept.abort(Runnable::run);
      }
    } catch (SQLException e) {
      throw Failures.of(e, "leaving the sandbox's own session");
    } finally {
      kept = null;
    }
  }

  private Connection open() throws SQLException {
    Connection connection = kept;
    if (connection == null || connection.isClosed()) {
      connection = dataSource.getConnection();
      kept = connection;
    }
    return connection;
  }

  /** Asks inside a transaction that is rolled back. */
  <T> T askRolledBack(String during, Work<T> work) {
    return ask(
        during,
        connection -> {
          connection.setAutoCommit(false);
          try {
            return work.read(connection);
          } finally {
            if (!connection.isClosed()) {
              connection.rollback();
              connection.setAutoCommit(true);
            }
          }
        });
  }

  @Override
  public synchronized void close() {
    try {
      if (kept != null) {
        kept.close();
      }
    } catch (SQLException e) {
      throw Failures.of(e, "closing the sandbox's own session");
    }
  }
}
