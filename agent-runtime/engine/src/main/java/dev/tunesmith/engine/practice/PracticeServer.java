package dev.tunesmith.engine.practice;

import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.engine.order.TuningException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A throw-away PostgreSQL server on this machine, for demos, tutorials and tests. */
public final class PracticeServer implements AutoCloseable {

  private final EmbeddedServer server;

  private PracticeServer(EmbeddedServer server) {
    this.server = server;
  }

  /**
   * Starts an empty server; who starts it closes it.
   *
   * @throws TuningException if it does not start
   */
  public static PracticeServer start() {
    return new PracticeServer(
        orExplain(() -> EmbeddedServer.start(EmbeddedServer.Settings.SMALL.remembering())));
  }

  /**
   * Runs SQL statements, each ended by a semicolon.
   *
   * @throws TuningException at the first that fails
   */
  public void execute(String script) {
    orExplain(
        () -> {
          server.execute(script);
          return server;
        });
  }

  private static EmbeddedServer orExplain(Supplier<EmbeddedServer> action) {
    try {
      return action.get();
    } catch (DatabaseException e) {
      throw new TuningException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Connections to the server. */
  public DataSource dataSource() {
    return server.dataSource();
  }

  /** Connections of a login that may only read, as one for tuning should be; asked for once. */
  public DataSource reader() {
    return server.reader();
  }

  /** The server's address, without user and password. */
  public String jdbcUrl() {
    return server.url();
  }

  /** The user to log in as. */
  public String user() {
    return server.user();
  }

  /** The user's password, drawn when the server was started. */
  public String password() {
    return server.password();
  }

  /** Stops the server and removes its files. */
  @Override
  public void close() {
    server.close();
  }
}
