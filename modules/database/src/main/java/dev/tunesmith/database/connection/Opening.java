package dev.tunesmith.database.connection;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.Server;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import javax.sql.DataSource;

/**
 * The first connection to a database: finds its kind, or says why there is none.
 *
 * @param where the address, without secrets
 * @param user who logs in
 */
record Opening(String where, String user) {

  private static final int OLDEST_MAJOR = 12;

  record Opened(Dialect dialect, Server server) {}

  Opened check(DataSource source) {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      int major = connection.getMetaData().getDatabaseMajorVersion();
      if (!product.equals("PostgreSQL") || major < OLDEST_MAJOR) {
        throw new UnreachableDatabaseException(
            where
                + " is "
                + product
                + " "
                + major
                + "; Tunesmith needs PostgreSQL "
                + OLDEST_MAJOR
                + " or newer");
      }
      Dialect dialect = new PostgresqlDialect();
      return new Opened(dialect, dialect.server(connection));
    } catch (SQLException e) {
      throw new UnreachableDatabaseException(sentence(e), e);
    }
  }

  private String sentence(SQLException failure) {
    return switch (Failures.state(failure)) {
      case "28P01", "28000" ->
          where + " refuses the login of " + user + "; check the user and the password";
      case "3D000" -> where + ": there is no such database on that server; check its name";
      case "42501" -> where + ": " + user + " may not connect to it; grant CONNECT";
      case "53300" -> where + " has no connection left; try again later";
      case "57P03" -> where + " is starting up or shutting down; try again later";
      default -> network(failure);
    };
  }

  private String network(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return where + ": the host is unknown; check its name";
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return where + ": nothing answers there; check host and port, and that the server runs";
      }
      if (cause instanceof SocketTimeoutException) {
        return where + " did not answer in time; check host, port and firewall";
      }
      if (cause instanceof SSLException) {
        return where + ": no encrypted connection could be made; check sslmode and certificates";
      }
    }
    return other(failure);
  }

  private String other(SQLException failure) {
    String state = Failures.state(failure);
    if (String.valueOf(failure.getMessage()).contains("does not support SSL")) {
      return where + " offers no encryption; add sslmode=prefer to its address to go without";
    }
    if (state.equals("08004") || state.equals("X0000")) {
      return where + " refuses the connection: " + Failures.line(failure);
    }
    return state.startsWith("08")
        ? where + " does not speak PostgreSQL's protocol; check the port"
        : where + " cannot be opened: " + Failures.line(failure);
  }
}
