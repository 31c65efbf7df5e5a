package dev.tunesmith.database.connection;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.Server;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
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

  private static final String LONGER =
      "; where it is only slow, add connectTimeout=SECONDS to its address";

  record Opened(Dialect dialect, Server server) {}

  Opened check(DataSource source, Dialects dialects) {
    try (Connection connection = source.getConnection()) {
      DatabaseMetaData found = connection.getMetaData();
      String product = found.getDatabaseProductName();
      int major = found.getDatabaseMajorVersion();
      Dialect dialect =
          dialects
              .of(product, major)
              .orElseThrow(
                  () ->
                      new UnreachableDatabaseException(
                          "%s is %s %d; Tunesmith needs %s or newer"
                              .formatted(where, product, major, dialects.oldest())));
      return new Opened(dialect, dialect.server(connection));
    } catch (SQLException e) {
      // A driver takes an interrupt while it waits for something unusual of its own.
      if (Thread.currentThread().isInterrupted()) {
        throw new WorkCancelledException("interrupted while " + user + " was logging in");
      }
      throw new UnreachableDatabaseException(sentence(e, dialects), e);
    }
  }

  private String sentence(SQLException failure, Dialects dialects) {
    return dialects.all().stream()
        .flatMap(dialect -> dialect.connecting().meaning(failure, user).stream())
        .findFirst()
        .map(meaning -> where + meaning)
        .orElseGet(() -> network(failure, dialects.products()));
  }

  private String network(SQLException failure, String products) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return where + ": the host is unknown; check its name";
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        return where + ": nothing answers there; check host and port, and that the server runs";
      }
      if (cause instanceof SocketTimeoutException) {
        return where + late(String.valueOf(cause.getMessage()));
      }
      if (cause instanceof FileNotFoundException) {
        return where
            + ": its certificate cannot be checked, since there is no file "
            + String.valueOf(cause.getMessage()).replaceFirst(" \\(.*", "")
            + "; name the authority's with sslrootcert=FILE in the address";
      }
      if (cause instanceof SSLException) {
        return where + ": no encrypted connection could be made; check sslmode and certificates";
      }
    }
    return other(failure, products);
  }

  private static String late(String step) {
    return step.startsWith("Connect")
        ? " cannot be reached in time; check host, port and firewall"
        : " takes the connection, but did not answer in time whether and how it encrypts" + LONGER;
  }

  private String other(SQLException failure, String products) {
    String state = Failures.state(failure);
    if (String.valueOf(failure.getMessage()).contains("attempt timed out")) {
      return where + " takes the connection, but did not let " + user + " in in time" + LONGER;
    }
    if (String.valueOf(failure.getMessage()).contains("does not support SSL")) {
      return where + " offers no encryption; add sslmode=prefer to its address to go without";
    }
    if (state.equals("08004") || state.equals("X0000")) {
      return where + " refuses the connection: " + Failures.line(failure);
    }
    return state.startsWith("08")
        ? where + " does not speak " + products + "'s protocol; check the port"
        : where + " cannot be opened: " + Failures.line(failure);
  }
}
