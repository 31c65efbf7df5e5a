package dev.tunesmith.database.postgresql.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.TargetFacts;
import dev.tunesmith.core.agent.TargetFacts.Wait;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Credentials;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.connection.TargetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TargetFactsIT {

  private static final String SHOP =
      "create table accounts (id int primary key, owner text);"
          + " insert into accounts select i, 'owner ' || i from generate_series(1, 10) i";

  @Test
  void settings_are_those_in_force_for_the_role_that_asks() {
    TestServer.execute(
        TestServer.server().dataSource(),
        "create role frugal login password 'frugal'; alter role frugal set work_mem = '1234kB';"
            + " alter role frugal set enable_hashjoin = off");
    String server = TestServer.server().url();
    try (Target target =
        Target.open(
            TargetAddress.parse(server), new Credentials("frugal", "frugal".toCharArray()))) {
      assertThat(target.facts().settings())
          .contains(new TargetFacts.Setting("work_mem", "1234kB", "user"))
          .contains(new TargetFacts.Setting("enable_hashjoin", "off", "user"))
          .extracting(TargetFacts.Setting::name)
          .contains(
              "hash_mem_multiplier",
              "shared_buffers",
              "effective_cache_size",
              "random_page_cost",
              "jit",
              "max_parallel_workers_per_gather",
              "default_statistics_target",
              "autovacuum")
          .doesNotContain("enable_seqscan");
    }
  }

  @Test
  void on_a_quiet_database_nobody_waits() {
    assertThat(Target.of(TestServer.database(SHOP)).facts().waits()).isEmpty();
  }

  @Test
  void who_waits_for_a_row_is_told_with_the_table_and_who_keeps_it_without_a_value()
      throws SQLException {
    DataSource database = TestServer.database(SHOP);
    try (Connection holder = database.getConnection();
        Connection waiter = database.getConnection()) {
      int holding = update(holder, "update accounts set owner = 'Ada Secret' where id = 7");
      int waitingPid = pid(waiter);
      CompletableFuture<Void> waiting = updating(waiter, "delete from accounts where id = 7");

      Wait wait = soleWait(Target.of(database).facts());

      assertThat(wait.waiting().pid()).isEqualTo(waitingPid);
      assertThat(wait.waiting().shape()).isEqualTo("delete from accounts where id = ?");
      assertThat(wait.wanted().kind()).isEqualTo("transactionid");
      assertThat(wait.wanted().relation()).isEqualTo(new TableName("public", "accounts"));
      assertThat(wait.waited()).isNotNull();
      assertThat(wait.blockers())
          .singleElement()
          .isEqualTo(
              new TargetFacts.Party(
                  holding,
                  "idle in transaction",
                  "ExclusiveLock",
                  "update accounts set owner = ? where id = ?"));
      holder.rollback();
      waiting.join();
    }
  }

  @Test
  void who_waits_for_a_whole_table_is_told_the_modes_on_both_sides() throws SQLException {
    DataSource database = TestServer.database(SHOP);
    try (Connection holder = database.getConnection();
        Connection waiter = database.getConnection()) {
      update(holder, "lock table accounts in share mode");
      CompletableFuture<Void> waiting = updating(waiter, "delete from accounts");

      Wait wait = soleWait(Target.of(database).facts());

      assertThat(wait.wanted())
          .isEqualTo(
              new TargetFacts.Lock(
                  "relation", "RowExclusiveLock", new TableName("public", "accounts")));
      assertThat(wait.blockers().get(0).holds()).isEqualTo("ShareLock");
      holder.rollback();
      waiting.join();
    }
  }

  private static Wait soleWait(TargetFacts facts) {
    List<Wait> waits = facts.waits();
    while (waits.isEmpty()) {
      waits = facts.waits();
    }
    assertThat(waits).hasSize(1);
    return waits.get(0);
  }

  private static int update(Connection connection, String sql) throws SQLException {
    int pid = pid(connection);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return pid;
  }

  private static int pid(Connection connection) {
    return Integer.parseInt(TestServer.ask(connection, "select pg_backend_pid()"));
  }

  private static CompletableFuture<Void> updating(Connection connection, String sql) {
    return CompletableFuture.runAsync(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
