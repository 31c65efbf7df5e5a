package dev.tunesmith.proof.answers;

import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sql.SqlScript;
import dev.tunesmith.database.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs a counterexample on another server, as a person would. */
final class CounterexampleRun {

  private CounterexampleRun() {}

  /** What its SELECTs answer. */
  static List<String> on(EmbeddedServer server, String script) {
    List<String> answers = new ArrayList<>();
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (SqlStatement next : SqlScript.split(script)) {
        if (next.sql().startsWith("select")) {
          answers.add(answer(next.sql(), statement));
        } else {
          statement.execute(next.sql());
        }
      }
    } catch (SQLException e) {
      throw new AssertionError("the script does not run: " + e.getMessage() + "\n" + script, e);
    }
    return answers;
  }

  private static String answer(String sql, Statement statement) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          rows.append(row.getString(i)).append('|');
        }
        rows.append('\n');
      }
    } catch (SQLException e) {
      statement.execute("rollback");
      return "fails";
    }
    return rows.toString();
  }
}
