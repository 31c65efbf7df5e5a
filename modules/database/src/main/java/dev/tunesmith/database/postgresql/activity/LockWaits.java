package dev.tunesmith.database.postgresql.activity;

import dev.tunesmith.core.agent.TargetFacts.Lock;
import dev.tunesmith.core.agent.TargetFacts.Party;
import dev.tunesmith.core.agent.TargetFacts.Wait;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.sql.StatementShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads who waits for whom; what belongs to others stays hidden where the server hides it. */
final class LockWaits {

  /*
   * Whoever waits for a row waits for the transaction that changed it, and holds the row's own lock
   * meanwhile: that names the table. The time of waiting is kept since version 14, so it is asked
   * for by way of JSON, which has no column that is not there.
   */
  private static final String WAITS =
      """
      with waiting as (
        select l.*, a.state, pg_catalog.left(a.query, 4000) as query,
               coalesce(cast(to_jsonb(l) ->> 'waitstart' as timestamptz), a.query_start) as since,
               coalesce(l.relation, (
                 select t.relation from pg_catalog.pg_locks t
                  where t.pid = l.pid and t.locktype = 'tuple' limit 1)) as subject
          from pg_catalog.pg_locks l
          join pg_catalog.pg_stat_activity a on a.pid = l.pid
         where not l.granted
           and a.datname = pg_catalog.current_database()
           and a.pid <> pg_catalog.pg_backend_pid())
      select w.pid, w.state, w.query, w.locktype, w.mode, n.nspname, c.relname,
             extract(epoch from pg_catalog.clock_timestamp() - w.since) as waited,
             b.pid as blocker, h.state as blocker_state,
             pg_catalog.left(h.query, 4000) as blocker_query, held.modes
        from waiting w
       cross join lateral (
             select distinct pg_catalog.unnest(pg_catalog.pg_blocking_pids(w.pid)) as pid) b
        left join pg_catalog.pg_stat_activity h on h.pid = b.pid
        left join pg_catalog.pg_class c on c.oid = w.subject
        left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join lateral (
             select string_agg(distinct o.mode, ', ' order by o.mode) as modes
               from pg_catalog.pg_locks o
              where o.pid = b.pid and o.granted and o.locktype = w.locktype
                and (o.database, o.relation, o.page, o.tuple, o.virtualxid, o.transactionid,
                     o.classid, o.objid, o.objsubid)
                    is not distinct from
                    (w.database, w.relation, w.page, w.tuple, w.virtualxid, w.transactionid,
                     w.classid, w.objid, w.objsubid)) held on true
       order by waited desc nulls last, w.pid, b.pid
      """;

  private static final String HIDDEN = "<insufficient privilege>";
  private static final String UNKNOWN = "unknown";
  private static final double MILLIS = 1_000;

  private LockWaits() {}

  static List<Wait> read(Connection connection) throws SQLException {
    Map<Integer, Wait> waits = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WAITS)) {
      while (row.next()) {
        Party blocker = blocker(row);
        Wait before = waits.get(row.getInt("pid"));
        waits.put(row.getInt("pid"), before == null ? wait(row, blocker) : with(before, blocker));
      }
    }
    return List.copyOf(waits.values());
  }

  private static Wait wait(ResultSet row, Party blocker) throws SQLException {
    String schema = row.getString("nspname");
    TableName relation = schema == null ? null : new TableName(schema, row.getString("relname"));
    Party waiting =
        new Party(
            row.getInt("pid"), known(row.getString("state")), null, shape(row.getString("query")));
    double seconds = row.getDouble("waited");
    Duration waited =
        row.wasNull() ? null : Duration.ofMillis(Math.max(0, Math.round(seconds * MILLIS)));
    Lock wanted = new Lock(row.getString("locktype"), row.getString("mode"), relation);
    return new Wait(waiting, wanted, waited, List.of(blocker));
  }

  private static Party blocker(ResultSet row) throws SQLException {
    return new Party(
        row.getInt("blocker"),
        known(row.getString("blocker_state")),
        row.getString("modes"),
        shape(row.getString("blocker_query")));
  }

  private static Wait with(Wait wait, Party another) {
    List<Party> blockers = new ArrayList<>(wait.blockers());
    blockers.add(another);
    return new Wait(wait.waiting(), wait.wanted(), wait.waited(), blockers);
  }

  private static String known(@Nullable String state) {
    return state == null ? UNKNOWN : state;
  }

  private static @Nullable String shape(@Nullable String query) {
    return query == null || query.isBlank() || query.equals(HIDDEN)
        ? null
        : StatementShape.of(query);
  }
}
