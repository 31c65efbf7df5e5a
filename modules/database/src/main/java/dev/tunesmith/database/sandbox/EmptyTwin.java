package dev.tunesmith.database.sandbox;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Copier;
import dev.tunesmith.database.dialect.Copier.Definition;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database of a sandbox's shape, beside the sandbox's own and on its server: tables without rows,
 * so that any rows can be put into them. It has no foreign keys, since rows that break them are
 * cheaper to remove than to refuse.
 */
public final class EmptyTwin implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String name;
  private final EmbeddedServer server;
  private final Dialect dialect;
  private final List<Definition> definitions;

  private EmptyTwin(
      String name, EmbeddedServer server, Dialect dialect, List<Definition> definitions) {
    this.name = name;
    this.server = server;
    this.dialect = dialect;
    this.definitions = List.copyOf(definitions);
  }

  static EmptyTwin beside(String copy, EmbeddedServer server, Dialect dialect) {
    Copier copying = dialect.copying();
    String name = "twin_" + NUMBERS.incrementAndGet();
    try (Connection source = OwnerDoor.to(server, copy).getConnection();
        Connection administrator = SuperuserDoor.toServer(server).getConnection()) {
      source.setAutoCommit(false);
      copying.createDatabase(name, source, administrator);
      try (Connection owner = OwnerDoor.to(server, name).getConnection();
          Connection superuser = SuperuserDoor.to(server, name).getConnection()) {
        Copier.Destination destination =
            new Copier.Destination(
                owner, superuser, server.client(name), Login.OWNER.role(), Login.CLIENT.role());
        return new EmptyTwin(name, server, dialect, copying.copyShape(source, destination));
      }
    } catch (SQLException e) {
      throw Failures.of(e, "making an empty twin of the sandbox");
    }
  }

  /** What it and its foreign keys are made of, in an order in which they can be made. */
  public List<Definition> definitions() {
    return definitions;
  }

  /** Opens a connection of its owner, without rights elsewhere; who opens it closes it. */
  public Connection connect() throws SQLException {
    return OwnerDoor.to(server, name).getConnection();
  }

  /** Asks the server, from any thread, to stop what a connection is running now. */
  public void cancel(Connection connection) {
    try {
      dialect.cancel(connection);
    } catch (SQLException e) {
      throw Failures.of(e, "cancelling a statement");
    }
  }

  /** Removes it with whatever is connected to it. */
  @Override
  public void close() {
    try (Connection administrator = SuperuserDoor.toServer(server).getConnection();
        Statement statement = administrator.createStatement()) {
      statement.execute("drop database if exists " + name + " with (force)");
    } catch (SQLException e) {
      throw Failures.of(e, "removing the sandbox's empty twin");
    }
  }
}
