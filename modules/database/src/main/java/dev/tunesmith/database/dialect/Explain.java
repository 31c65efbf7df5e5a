package dev.tunesmith.database.dialect;

import dev.tunesmith.core.plan.Plan;

/** How plans are asked for and read. */
public interface Explain {

  /** The statement that asks how {@code sql} would be answered, without running it. */
  String explain(String sql);

  /** The statement that runs {@code sql} and says how it was answered. */
  String explainAndRun(String sql);

  /**
   * Reads the server's answer.
   *
   * @throws dev.tunesmith.database.DatabaseException if it is not a plan
   */
  Plan read(String answer);
}
