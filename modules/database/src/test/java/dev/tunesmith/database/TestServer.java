package dev.tunesmith.database;

import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One server for all tests of a run, with a database of its own for each who asks. */
public final class TestServer {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestServer() {}

  private static final class Holder {
    // Closed by its own shutdown hook.
    static final EmbeddedServer SERVER = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
  }

  /** The shared server. */
  public static EmbeddedServer server() {
    return Holder.SERVER;
  }

  /** A new database in which the script has run. */
  public static DataSource database(String script) {
    String name = "db" + DATABASES.incrementAndGet();
    execute(server().dataSource(), "create database " + name);
    DataSource created = server().dataSource(name);
    execute(created, script);
    return created;
  }

  /** Runs a script. */
  public static void execute(DataSource dataSource, String script) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (SqlStatement next : SqlScript.split(script)) {
        statement.execute(next.sql());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row as text. */
  public static String ask(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection()) {
      return ask(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row as text. */
  public static String ask(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "no row";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
