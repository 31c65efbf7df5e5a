package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An interrupt reaches the server, whatever is going on there. */
@Tag("long")
class InterruptIT {

  /** Far above what it takes on any machine, and far below what the work would have taken. */
  private static final Duration CAP = Duration.ofMinutes(3);

  private static final String ACTIVE =
      "select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
          + " and datname = current_database() and query ";

  private static final String BIG =
      """
      create table big as
        select g as id, md5(g::text) as a, md5((g / 3)::text) as b
          from generate_series(1, 500000) g;
      create function slow(text) returns text language plpgsql immutable as
        $$ begin perform pg_sleep(0.001); return $1; end $$;
      create function stuck(text) returns text language plpgsql immutable as
        $$ begin perform pg_sleep(600); return $1; end $$;
      create index big_id on big (id);
      """;

  private static final CreateIndex ENDLESS =
      new CreateIndex(
          "endless",
          IndexShape.btree(
              new TableName("public", "big"), List.of(IndexKey.expression("public.slow(a)"))));

  /** The planner itself asks an immutable function for the value of a constant. */
  private static final Query STUCK =
      new Query(
          new QueryName("stuck"),
          "select count(*) from big where a = public.stuck('x')",
          Query.Access.READ,
          1,
          null,
          1);

  private static DataSource source;
  private static Sandbox sandbox;
  private static DataSource copied;

  @BeforeAll
  static void copy() {
    source = TestServer.database(BIG);
    sandbox = SandboxFactory.copy(Target.of(source), EmbeddedServer.Settings.SMALL).sandbox();
    copied = ((EmbeddedSandbox) sandbox).administration();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void it_stops_the_building_of_an_index_and_leaves_none() {
    interruptOnce(copied, "ilike 'create index%endless%'", () -> sandbox.apply(ENDLESS));

    assertThat(sandbox.schema().index("endless")).isEmpty();
  }

  @Test
  void it_stops_the_foreseeing_of_a_plan_and_leaves_nothing_supposed() {
    interruptOnce(
        copied, "ilike 'explain%stuck%'", () -> sandbox.whatIf().planWith(STUCK, List.of(ENDLESS)));

    assertThat(sandbox.schema().index("endless")).isEmpty();
  }

  @Test
  void what_it_keeps_from_being_taken_back_is_taken_back_once_however_often_that_was_tried() {
    Remedy drop = new DropIndex(sandbox.schema().index("big_id").orElseThrow());
    sandbox.apply(drop);

    Thread.currentThread().interrupt();
    assertThat(flagAfter(() -> sandbox.undo(drop))).isTrue();
    assertThat(flagAfter(() -> sandbox.undo(drop))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    sandbox.finishUndoing();
    sandbox.finishUndoing();

    assertThat(sandbox.schema().index("big_id")).isPresent();
  }

  @Test
  void what_was_taken_back_after_all_is_not_taken_back_again() {
    Remedy drop = new DropIndex(sandbox.schema().index("big_id").orElseThrow());
    sandbox.apply(drop);

    Thread.currentThread().interrupt();
    assertThat(flagAfter(() -> sandbox.undo(drop))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    sandbox.undo(drop);
    sandbox.finishUndoing();

    assertThat(sandbox.schema().index("big_id")).isPresent();
  }

  @Test
  void it_stops_a_reading_of_the_target() {
    interruptOnce(
        source,
        "like '%pg_sleep(600)%'",
        () ->
            Target.of(source)
                .snapshots()
                .read(
                    "sleeping",
                    connection -> connection.createStatement().execute("select pg_sleep(600)")));
  }

  @Test
  void it_stops_the_reading_of_a_catalogue_that_waits_for_a_lock() throws SQLException {
    try (Connection holder = source.getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("lock table big in access exclusive mode");

      interruptOnce(
          source, "is not null and wait_event_type = 'Lock'", () -> Target.of(source).readSchema());
      holder.rollback();
    }
  }

  @Test
  void it_stops_a_statement_that_is_not_ours() {
    interruptOnce(
        source,
        "like '%b1.b%'",
        () ->
            Target.of(source)
                .reading()
                .read("select count(*) from big b1 join big b2 on b1.a < b2.b where b1.b > b2.a"));
  }

  @Test
  void it_stops_the_copying_of_a_target_and_its_server() {
    long servers = servers();

    interruptOnce(
        source,
        "like 'copy (%'",
        () -> SandboxFactory.copy(Target.of(source), EmbeddedServer.Settings.SMALL));

    assertThat(servers()).isEqualTo(servers);
  }

  private static long servers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("postgres"))
        .count();
  }

  /** Does it on a thread that is interrupted once such a statement runs, and waits for both. */
  private static void interruptOnce(DataSource where, String isRunning, Runnable work) {
    FutureTask<Boolean> flag = new FutureTask<>(() -> flagAfter(work));
    Thread thread = new Thread(flag, "interrupted");
    thread.start();
    while (!flag.isDone() && TestServer.ask(where, ACTIVE + isRunning).equals("0")) {
      Thread.onSpinWait();
    }

    long began = System.nanoTime();
    thread.interrupt();
    boolean wasSet = ended(flag);
    while (!TestServer.ask(where, ACTIVE + isRunning).equals("0")) {
      assertThat(System.nanoTime() - began).isLessThan(CAP.toNanos());
    }
    assertThat(wasSet).isTrue();
  }

  private static boolean flagAfter(Runnable work) {
    try {
      work.run();
    } catch (WorkCancelledException e) {
      return Thread.currentThread().isInterrupted();
    }
    throw new AssertionError("it came to its end");
  }

  private static boolean ended(FutureTask<Boolean> flag) {
    try {
      return flag.get(CAP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new CompletionException(e);
    }
  }
}
