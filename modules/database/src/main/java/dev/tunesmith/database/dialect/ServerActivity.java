package dev.tunesmith.database.dialect;

import dev.tunesmith.core.agent.TargetFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a running server is looked at. */
public interface ServerActivity {

  /** The settings that matter to planning and memory, as the connection's user has them. */
  List<TargetFacts.Setting> settings(Connection connection) throws SQLException;

  /** Who waits for a lock in the connection's database. */
  List<TargetFacts.Wait> waits(Connection connection) throws SQLException;
}
