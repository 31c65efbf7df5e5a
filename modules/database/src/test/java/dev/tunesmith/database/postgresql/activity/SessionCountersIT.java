package dev.tunesmith.database.postgresql.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.dialect.ServerActivity.Counters;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCountersIT {

  /** The newest server still answers as every older one is asked. */
  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void blocks_are_counted_on_a_server_of_every_major_version(int major) throws SQLException {
    try (Connection connection = TestServer.database("create table t (i int)").getConnection();
        Statement statement = connection.createStatement()) {
      String sql = SessionCounters.countersFor(major);
      List<Integer> sessions = List.of(SessionCounters.session(connection));
      Counters before = SessionCounters.counters(sql, sessions, connection);

      statement.execute("insert into t select generate_series(1, 2000)");
      SessionCounters.report(connection);
      statement.execute("select 1");

      Counters since = SessionCounters.counters(sql, sessions, connection).since(before);
      assertThat(since.hits() + since.reads()).isPositive();
      assertThat(since.deadlocks()).isZero();
      assertThat(sql.contains("pg_stat_get_backend_io")).isEqualTo(major >= 18);
    }
  }
}
