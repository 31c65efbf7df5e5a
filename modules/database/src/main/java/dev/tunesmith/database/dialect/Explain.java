package dev.tunesmith.database.dialect;

import dev.tunesmith.core.plan.Parts;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;

/** How plans are asked for and read. */
public interface Explain {

  /** The statement that asks how {@code sql} would be answered, without running it. */
  String explain(SqlText sql);

  /** The statement that runs {@code sql} and says how it was answered. */
  String explainAndRun(SqlText sql);

  /**
   * Reads the server's answer.
   *
   * @throws dev.tunesmith.database.DatabaseException if it is not a plan
   */
  Plan read(String answer);

  /** The parts that a plan may name, as they are at this moment. */
  default Parts parts(Connection connection) throws SQLException {
    return Parts.NONE;
  }
}
