package dev.tunesmith.database.dialect;

import dev.tunesmith.core.agent.TargetFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** How a running server is looked at. */
public interface ServerActivity {

  /** The settings that matter to planning and memory, as the connection's user has them. */
  List<TargetFacts.Setting> settings(Connection connection) throws SQLException;

  /** Who waits for a lock in the connection's database. */
  List<TargetFacts.Wait> waits(Connection connection) throws SQLException;

  /**
   * What a server has counted so far.
   *
   * @param hits blocks found in memory
   * @param reads blocks that were not
   */
  record Counters(double hits, double reads, long deadlocks) {

    /** Nothing at all. */
    public static final Counters NONE = new Counters(0, 0, 0);

    /** What was counted in between. */
    public Counters since(Counters earlier) {
      return new Counters(
          hits - earlier.hits, reads - earlier.reads, deadlocks - earlier.deadlocks);
    }

    /** The sum. */
    public Counters plus(Counters more) {
      return new Counters(hits + more.hits, reads + more.reads, deadlocks + more.deadlocks);
    }

    /** The share found in memory; where nothing was asked for, nothing was missed. */
    public double hitRate() {
      return hits + reads == 0 ? 1 : hits / (hits + reads);
    }
  }

  /** Rows that a transaction has updated, and those of them that needed no new index entry. */
  record UpdatedRows(long rows, long heapOnly) {

    /** What was updated in between. */
    public UpdatedRows since(UpdatedRows earlier) {
      return new UpdatedRows(rows - earlier.rows, heapOnly - earlier.heapOnly);
    }
  }

  /** The server's number for the connection's session. */
  int session(Connection connection) throws SQLException;

  /** Has the server count now what the session did, which else happens some time later. */
  void report(Connection connection) throws SQLException;

  /**
   * Whether a failure says that a transaction was given up, for another's sake or since it waited
   * too long, or that it had been before.
   */
  boolean isGivenUp(SQLException failure);

  /** The statements of those sessions that wait for a lock now, a name for each. */
  Set<String> lockWaits(List<Integer> sessions, Connection connection) throws SQLException;

  /** What the server has counted of those sessions. */
  Counters counters(List<Integer> sessions, Connection connection) throws SQLException;

  /** What the connection's transaction has updated so far. */
  UpdatedRows updatedRows(Connection connection) throws SQLException;
}
