package dev.tunesmith.database.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What runs on a sandbox's server, as only its superuser sees it. */
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
}
