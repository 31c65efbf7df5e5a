package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SandboxLossIT {

  private static final Query SLOW =
      new Query(new QueryName("slow"), "select pg_sleep(50)", Query.Access.READ, 1, null, 1);

  @Test
  void a_server_killed_under_a_running_statement_is_a_lost_connection() {
    Target target = Target.of(TestServer.database("create table t (a int);"));
    Sandbox sandbox = SandboxFactory.copy(target, EmbeddedServer.Settings.SMALL).sandbox();
    DataSource copied = ((EmbeddedSandbox) sandbox).administration();
    SandboxSession session = sandbox.open();
    CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> session.run(SLOW));
    while (TestServer.ask(
            copied, "select count(*) from pg_stat_activity where wait_event = 'PgSleep'")
        .equals("0")) {
      Thread.onSpinWait();
    }

    sandbox.close();

    assertThatThrownBy(running::join).hasCauseInstanceOf(ConnectionLostException.class);
    assertThatThrownBy(sandbox::schema).isInstanceOf(ConnectionLostException.class);
    session.close();
  }

  @Test
  void a_target_that_goes_away_while_it_is_copied_leaves_no_sandbox() {
    EmbeddedServer doomed = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    doomed.execute("create table t as select g, md5(g::text) from generate_series(1, 3000000) g;");
    Target target = Target.of(doomed.dataSource());
    CompletableFuture<SandboxCopy> copying =
        CompletableFuture.supplyAsync(
            () -> SandboxFactory.copy(target, EmbeddedServer.Settings.SMALL));
    while (TestServer.ask(
            doomed.dataSource(), "select count(*) from pg_stat_activity where query like 'copy (%'")
        .equals("0")) {
      assertThat(copying).isNotDone();
    }

    doomed.close();

    assertThatThrownBy(copying::join).hasCauseInstanceOf(DatabaseException.class);
  }
}
