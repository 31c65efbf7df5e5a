package dev.tunesmith.proof.load;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.FIRST_LATE;
import static dev.tunesmith.proof.OrdersSandbox.INSERT;
import static dev.tunesmith.proof.OrdersSandbox.OF_CUSTOMER;
import static dev.tunesmith.proof.OrdersSandbox.UPDATE;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static dev.tunesmith.proof.OrdersSandbox.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("long")
@Tag("measuring")
class LoadRunsIT {

  private static final LoadSettings SHORT = new LoadSettings(4, Duration.ofMillis(150), 8);

  /** Stands still, so that a busy machine loses no pair of slices to the run's patience. */
  private static final InstantSource STILL = InstantSource.fixed(Instant.EPOCH);

  private static final Query FEW_ROWS =
      write(
          "few rows",
          """
          insert into orders
          select 10000000 + g, g * 7919 % 20000, 'normal', now(), md5(g::text), 1
          from generate_series(1, 200) g\
          """);

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void dropping_a_redundant_index_holds_under_load_and_leaves_no_dead_rows() {
    DropIndex drop = new DropIndex(sandbox.schema().index("orders_kind").orElseThrow());
    sandbox.apply(drop);

    LoadComparison load = compare(SHORT, workload(BY_KEY, FIRST_LATE, INSERT, UPDATE), drop);

    assertThat(load.connections()).isEqualTo(4);
    assertThat(load.time()).isEqualTo(Duration.ofMillis(1200));
    assertThat(load.with().throughput()).hasSize(8).allMatch(each -> each > 0);
    assertThat(load.without().throughput()).hasSize(8);
    assertThat(load.with().p95Millis()).isPositive();
    assertThat(load.with().hitRate()).isBetween(0.5, 1.0);
    assertThat(load.with().deadlocks()).isZero();
    assertThat(load.changes().pace().isWorse()).isFalse();
    assertThat(sandbox.schema().index("orders_kind")).isEmpty();
    assertThat(number("select n_dead_tup from pg_stat_user_tables where relname = 'orders'"))
        .isZero();

    sandbox.undo(drop);
  }

  @Test
  void more_indexes_to_keep_are_a_slower_pace() {
    List<Remedy> dear =
        IntStream.range(0, 5)
            .<Remedy>mapToObj(i -> index("dear_" + i, "note", "kind", "created"))
            .toList();
    dear.forEach(sandbox::apply);

    LoadComparison load = compare(SHORT, workload(FEW_ROWS), dear.toArray(Remedy[]::new));

    assertThat(load.changes().pace().outcome()).as("%s", load).isEqualTo(Outcome.WORSE);
    assertThat(load.changes().pace().ratio().estimate()).isGreaterThan(1.3);
    assertThat(load.with().meanThroughput()).isLessThan(load.without().meanThroughput());

    dear.forEach(sandbox::undo);
  }

  @Test
  void a_missing_index_makes_all_of_it_faster() {
    Remedy missing = index("by_customer", "customer_id");
    sandbox.apply(missing);

    LoadComparison load = compare(SHORT, workload(OF_CUSTOMER, BY_KEY), missing);

    assertThat(load.changes().pace().outcome()).isEqualTo(Outcome.BETTER);
    assertThat(load.changes().p95().outcome()).isEqualTo(Outcome.BETTER);

    sandbox.undo(missing);
  }

  @Test
  void a_setting_is_in_force_on_one_side_only() {
    Remedy setting = new RoleSetting(role(), "enable_indexscan", "off", null);
    Remedy bitmaps = new RoleSetting(role(), "enable_bitmapscan", "off", null);
    sandbox.apply(setting);
    sandbox.apply(bitmaps);

    LoadComparison load = compare(SHORT, workload(BY_KEY), setting, bitmaps);

    assertThat(load.changes().pace().outcome()).isEqualTo(Outcome.WORSE);

    sandbox.undo(bitmaps);
    sandbox.undo(setting);
  }

  @Test
  void statements_that_wait_for_a_lock_are_counted() {
    Query contended =
        write(
            "contended",
            "with gone as (update orders set amount = 0 where id = 9 returning id)"
                + " select pg_sleep(0.03) from gone");

    LoadComparison load = compare(SHORT, workload(contended));

    assertThat(load.with().lockWaits()).isGreaterThan(8);
    assertThat(load.without().lockWaits()).isGreaterThan(8);
    assertThat(load.changes().waiting().isWorse()).isFalse();
  }

  @Test
  void deadlocks_are_counted_and_do_not_end_the_run() {
    LoadSettings few = new LoadSettings(2, Duration.ofMillis(100), 4);

    LoadComparison load = compare(few, workload(crossing(1, 2), crossing(2, 1)));

    assertThat(load.with().deadlocks() + load.without().deadlocks()).isPositive();
  }

  private static Query crossing(int first, int second) {
    return write(
        "from " + first + " to " + second,
        "with one as (update orders set amount = 0 where id = %d returning id),".formatted(first)
            + " held as (select pg_sleep(0.05) from one)"
            + " update orders set amount = 1 where id = %d and exists (select from held)"
                .formatted(second));
  }

  @Test
  void a_statement_that_fails_ends_the_run_and_leaves_nothing_behind() {
    Remedy remedy = index("for_nothing", "customer_id");
    sandbox.apply(remedy);

    assertThatThrownBy(
            () ->
                compare(
                    SHORT,
                    workload(read("broken", "select 1 / (amount - amount) from orders")),
                    remedy))
        .isInstanceOf(StatementFailedException.class);

    assertThat(sandbox.schema().index("for_nothing")).isEmpty();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void an_interrupt_cancels_what_runs_and_leaves_nothing_behind() throws InterruptedException {
    Remedy remedy = index("broken_off", "customer_id");
    sandbox.apply(remedy);
    Workload endless = workload(read("endless", "select pg_sleep(600) from orders where id < 2"));
    FutureTask<LoadComparison> running = new FutureTask<>(() -> compare(SHORT, endless, remedy));
    Thread thread = new Thread(running, "load run");
    thread.start();
    while (number("select count(*) from pg_stat_activity where query like '%pg_sleep(600) fr%'")
        < 5) {
      Thread.onSpinWait();
    }

    thread.interrupt();

    assertThatThrownBy(() -> running.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(WorkCancelledException.class);
    assertThat(sandbox.schema().index("broken_off")).isEmpty();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void an_index_whose_drop_was_broken_off_is_there_again_once_undoing_is_finished()
      throws InterruptedException {
    sandbox.apply(index("to_drop", "amount"));
    Set<String> before = sandbox.definitions();
    Remedy drop = new DropIndex(sandbox.schema().index("to_drop").orElseThrow());
    sandbox.apply(drop);
    Workload endless = workload(read("endless", "select pg_sleep(600) from orders where id < 3"));
    FutureTask<LoadComparison> running = new FutureTask<>(() -> compare(SHORT, endless, drop));
    Thread thread = new Thread(running, "load run");
    thread.start();
    while (number("select count(*) from pg_stat_activity where query like '%pg_sleep(600) fr%'")
        < 5) {
      Thread.onSpinWait();
    }

    thread.interrupt();

    assertThatThrownBy(() -> running.get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(WorkCancelledException.class);
    sandbox.finishUndoing();
    assertThat(sandbox.definitions()).isEqualTo(before);
    sandbox.undo(index("to_drop", "amount"));
  }

  private static LoadComparison compare(
      LoadSettings settings, Workload workload, Remedy... remedies) {
    return new LoadRuns(sandbox, new EvidenceCounter(), STILL, settings)
        .compare(List.of(remedies), workload);
  }

  private static String role() {
    try (SandboxSession session = sandbox.open()) {
      return session.ask(
          "asking for the role",
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
              row.next();
              return row.getString(1);
            }
          });
    }
  }

  private static long number(String sql) {
    try (SandboxSession session = sandbox.open()) {
      return session.ask(
          "asking for a number",
          connection -> {
            try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
              row.next();
              return row.getLong(1);
            }
          });
    }
  }
}
