package dev.tunesmith.engine.crew;

import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a practice server writes down of statements, from a moment on. */
final class WrittenLog {

  private final Path file;
  private final int before;

  private WrittenLog(Path file, int before) {
    this.file = file;
    this.before = before;
  }

  static WrittenLog begun(PracticeServer server) throws SQLException, IOException {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show data_directory")) {
      row.next();
      Path file = Path.of(row.getString(1)).resolveSibling("log");
      return new WrittenLog(file, (int) Files.size(file));
    }
  }

  /** A connection whose statements are written down. */
  static Connection client(PracticeServer server) throws SQLException {
    Connection client = server.dataSource().getConnection();
    try (Statement statement = client.createStatement()) {
      statement.execute("set log_min_messages = error");
      statement.execute("set log_min_duration_statement = 0");
    }
    return client;
  }

  Path copiedTo(Path copy) throws IOException {
    byte[] all = Files.readAllBytes(file);
    String text = new String(all, before, all.length - before, StandardCharsets.UTF_8);
    return Files.writeString(copy, text);
  }
}
