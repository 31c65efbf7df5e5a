package dev.tunesmith.proof.load;

import dev.tunesmith.database.sandbox.SandboxSession;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at what the server says of connections while they work. */
final class ServerWatch {

  private static final String WAITING =
      """
      select a.pid || ' ' || a.query_start
        from pg_catalog.pg_stat_activity a
       where a.pid = any (?) and a.wait_event_type = 'Lock'
      """;

  private static final String COUNTERS =
      """
      select coalesce(sum(io.hits), 0),
             coalesce(sum(io.read_bytes), 0)
               / pg_catalog.current_setting('block_size')::numeric,
             (select d.deadlocks from pg_catalog.pg_stat_database d
               where d.datname = pg_catalog.current_database())
        from unnest(?::int[]) p(pid)
             cross join lateral pg_catalog.pg_stat_get_backend_io(p.pid) io
       where io.object = 'relation'
      """;

  /**
   * What the server has counted so far.
   *
   * @param hits blocks found in memory
   * @param reads blocks that were not
   */
  record Counters(double hits, double reads, long deadlocks) {

    static final Counters NONE = new Counters(0, 0, 0);

    Counters since(Counters earlier) {
      return new Counters(
          hits - earlier.hits, reads - earlier.reads, deadlocks - earlier.deadlocks);
    }

    Counters plus(Counters more) {
      return new Counters(hits + more.hits, reads + more.reads, deadlocks + more.deadlocks);
    }

    /** The share found in memory; where nothing was asked for, nothing was missed. */
    double hitRate() {
      return hits + reads == 0 ? 1 : hits / (hits + reads);
    }
  }

  private final SandboxSession session;
  private final Object[] pids;
  private final Set<String> waiting = new HashSet<>();

  ServerWatch(SandboxSession session, List<Integer> pids) {
    this.session = session;
    this.pids = pids.toArray();
  }

  /** Notes the statements that are waiting for a lock now. */
  void look() {
    session.ask(
        "looking for lock waits",
        connection -> {
          Array asked = connection.createArrayOf("int4", pids);
          try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setArray(1, asked);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                waiting.add(rows.getString(1));
              }
            }
          }
          return waiting.size();
        });
  }

  /** How many statements were found waiting since it was last asked. */
  long takeWaits() {
    long found = waiting.size();
    waiting.clear();
    return found;
  }

  Counters counters() {
    return session.ask(
        "reading what the server counted",
        connection -> {
          Array asked = connection.createArrayOf("int4", pids);
          try (PreparedStatement statement = connection.prepareStatement(COUNTERS)) {
            statement.setArray(1, asked);
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return new Counters(row.getDouble(1), row.getDouble(2), row.getLong(3));
            }
          }
        });
  }
}
