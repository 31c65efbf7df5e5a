package dev.tunesmith.database.connection;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Fresh connections to a PostgreSQL server: no pool, so nothing passes from one to the next. */
final class PostgresqlConnections {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration LOGIN = Duration.ofSeconds(15);

  // Above every statement_timeout of ours, so that it only ends what the server cannot end.
  private static final Duration SOCKET = Duration.ofMinutes(10);
  private static final Duration CANCEL = Duration.ofSeconds(2);

  private PostgresqlConnections() {}

  static DataSource to(TargetAddress address, Credentials credentials) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {bare(address.host())});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.database());
    source.setUser(credentials.user());
    source.setPassword(credentials.secret());
    source.setApplicationName("tunesmith");
    source.setReadOnly(true);
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) LOGIN.toSeconds());
    source.setSocketTimeout((int) SOCKET.toSeconds());
    source.setCancelSignalTimeout((int) CANCEL.toSeconds());
    // Servers of several versions are read; nothing of ours needs a statement kept on the server.
    source.setPrepareThreshold(0);
    address.properties().forEach((name, value) -> set(source, name, value));
    return source;
  }

  private static void set(PGSimpleDataSource source, String name, String value) {
    try {
      source.setProperty(name, value);
    } catch (SQLException e) {
      throw new IllegalStateException("the driver refuses the property " + name, e);
    }
  }

  private static String bare(String host) {
    return host.replaceAll("^\\[|]$", "");
  }
}
