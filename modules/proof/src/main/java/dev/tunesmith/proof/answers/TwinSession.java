package dev.tunesmith.proof.answers;

import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sandbox.EmptyTwin;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection to the empty twin whose work an interrupt breaks off. For one caller at a time. */
final class TwinSession implements AutoCloseable {

  private final EmptyTwin twin;
  private final Connection connection;
  private final AnswerSql sql;

  private TwinSession(EmptyTwin twin, Connection connection, AnswerSql sql) {
    this.twin = twin;
    this.connection = connection;
    this.sql = sql;
  }

  static TwinSession open(EmptyTwin twin, AnswerSql sql) {
    try {
      return new TwinSession(twin, CancellableRun.completely(twin::connect), sql);
    } catch (SQLException e) {
      throw Failures.of(e, "connecting to the sandbox's empty twin");
    }
  }

  /** How its server is asked. */
  AnswerSql sql() {
    return sql;
  }

  /**
   * Asks.
   *
   * @throws dev.tunesmith.database.WorkCancelledException if the calling thread is interrupted
   */
  <T> T ask(SnapshotReading.Work<T> work) throws SQLException {
    return CancellableRun.call(
        "looking for a difference",
        run -> run.stoppable(() -> twin.cancel(connection), () -> work.read(connection)));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e, "closing the connection to the sandbox's empty twin");
    }
  }
}
