package dev.tunesmith.proof.equality;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.sandbox.EmptyTwin;
import dev.tunesmith.proof.timing.Aside;
import dev.tunesmith.proof.timing.Speaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/** A connection to the empty twin whose work an interrupt breaks off. For one caller at a time. */
final class TwinSession implements AutoCloseable {

  /** Something to be asked over the connection. */
  @FunctionalInterface
  interface Work<T> {
    T ask(Connection connection) throws SQLException;
  }

  private final Connection connection;
  private final Speaker speaker;

  private TwinSession(Connection connection, EmptyTwin twin) {
    this.connection = connection;
    this.speaker = new Speaker("twin-session", () -> twin.cancel(connection));
  }

  static TwinSession open(EmptyTwin twin) {
    return new TwinSession(Aside.complete(twin::connect), twin);
  }

  /**
   * Asks.
   *
   * @throws dev.tunesmith.proof.timing.TrialCancelledException if the calling thread is interrupted
   */
  <T> T ask(Work<T> work) throws SQLException {
    try {
      return speaker.await("looking for a difference", () -> work.ask(connection));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw Aside.cause(e);
    }
  }

  @Override
  public void close() {
    speaker.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e, "closing the connection to the sandbox's empty twin");
    }
  }
}
