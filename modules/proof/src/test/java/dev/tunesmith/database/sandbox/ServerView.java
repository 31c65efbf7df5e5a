package dev.tunesmith.database.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A sandbox's server, as only its superuser sees it. */
public final class ServerView {

  private ServerView() {}

  /** Waits until another session runs a statement that holds these words. */
  public static void awaitRunning(Sandbox sandbox, String words) throws InterruptedException {
    try (Connection connection = ((EmbeddedSandbox) sandbox).administration().getConnection();
        PreparedStatement asking =
            connection.prepareStatement(
                "select from pg_stat_activity where state = 'active'"
                    + " and pid <> pg_backend_pid() and query like '%' || ? || '%'")) {
      asking.setString(1, words);
      while (!asking.executeQuery().next()) {
        Thread.sleep(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills the server, as a machine that runs out of memory would. */
  public static void kill(Sandbox sandbox) {
    try (Connection connection = ((EmbeddedSandbox) sandbox).administration().getConnection();
        Statement asking = connection.createStatement();
        ResultSet folder = asking.executeQuery("show data_directory")) {
      folder.next();
      Path pidFile = Path.of(folder.getString(1), "postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
