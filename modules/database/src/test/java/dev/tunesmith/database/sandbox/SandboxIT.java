package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SandboxIT {

  private static final TableName ORDERS = new TableName("public", "orders");
  private static final CreateIndex BY_CUSTOMER =
      new CreateIndex(
          "orders_by_customer",
          IndexShape.btree(ORDERS, List.of(IndexKey.column("customer"), IndexKey.column("at"))));
  private static final Query OF_ONE =
      query("select * from orders where customer = 42 order by at", Query.Access.READ);

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_a_shop() {
    sandbox =
        SandboxFactory.copy(
                Target.of(
                    TestServer.database(
                        """
                        create table orders (
                          id integer primary key, customer integer not null, at timestamptz,
                          note text, total numeric);
                        insert into orders
                        select g, g % 2000, '2024-01-01'::timestamptz + g * interval '1 minute',
                               'Note ' || g % 5000, g
                          from generate_series(1, 100000) g;
                        create index orders_by_note on orders (note);
                        create table lines (
                          orders integer constraint lines_order references orders on delete cascade);
                        insert into lines select g from generate_series(1, 5000) g;
                        create table wholes as select generate_series(1, 2000) as id;
                        alter table wholes add primary key (id);
                        create table parts (whole integer references wholes);
                        insert into parts select 1 + g % 1000 from generate_series(1, 200000) g;
                        create table events (at date not null, place integer)
                          partition by range (at);
                        create table events_old partition of events
                          for values from ('2024-01-01') to ('2024-07-01');
                        create table events_new partition of events
                          for values from ('2024-07-01') to ('2025-01-01');
                        insert into events
                        select '2024-01-01'::date + g % 366, g % 1000
                          from generate_series(1, 20000) g;
                        vacuum analyze;
                        """)),
                EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @Test
  void pretending_flips_the_plan_of_every_session_both_ways() {
    sandbox.apply(BY_CUSTOMER);
    try (SandboxSession one = sandbox.open();
        SandboxSession other = sandbox.open()) {
      for (int turn = 0; turn < 3; turn++) {
        sandbox.pretend(BY_CUSTOMER, Presence.WITHOUT);
        assertThat(one.plan(OF_ONE).shape().text()).doesNotContain("orders_by_customer");
        assertThat(other.planAndRun(OF_ONE).shape().text()).doesNotContain("orders_by_customer");

        sandbox.pretend(BY_CUSTOMER, Presence.WITH);
        assertThat(one.plan(OF_ONE).shape().text()).contains("orders_by_customer");
        assertThat(other.planAndRun(OF_ONE).shape().text()).contains("orders_by_customer");
      }
    } finally {
      sandbox.undo(BY_CUSTOMER);
    }
    assertThat(sandbox.schema().index("orders_by_customer")).isEmpty();
  }

  @Test
  void a_check_of_a_foreign_key_heeds_what_is_pretended_though_its_plan_was_kept() {
    Remedy child =
        new CreateIndex(
            "parts_by_whole",
            IndexShape.btree(new TableName("public", "parts"), List.of(IndexKey.column("whole"))));
    Query delete = query("delete from wholes where id = 1500", Query.Access.WRITE);
    sandbox.apply(child);
    try (SandboxSession session = sandbox.open()) {
      for (int turn = 0; turn < 3; turn++) {
        sandbox.pretend(child, Presence.WITH);
        double with = millisOfKeptPlan(session, delete);
        sandbox.pretend(child, Presence.WITHOUT);
        assertThat(millisOfKeptPlan(session, delete)).isGreaterThan(5 * with);
      }
    } finally {
      sandbox.undo(child);
    }
  }

  @Test
  void a_hidden_index_is_still_maintained_by_writes() {
    sandbox.apply(BY_CUSTOMER);
    sandbox.pretend(BY_CUSTOMER, Presence.WITHOUT);
    TestServer.execute(
        ((EmbeddedSandbox) sandbox).dataSource(),
        "insert into orders values (-1, 777777, now(), 'while hidden', 1)");

    sandbox.pretend(BY_CUSTOMER, Presence.WITH);

    try (SandboxSession session = sandbox.open()) {
      Query late = query("select * from orders where customer = 777777", Query.Access.READ);
      assertThat(session.plan(late).shape().text()).contains("orders_by_customer");
      assertThat(session.run(late).rows()).isEqualTo(1);
    } finally {
      sandbox.undo(BY_CUSTOMER);
      TestServer.execute(
          ((EmbeddedSandbox) sandbox).dataSource(), "delete from orders where id = -1");
    }
  }

  @Test
  void an_index_that_writes_do_without_costs_them_nothing_and_is_whole_afterwards() {
    Query moved =
        query("update orders set customer = customer + 1 where id <= 500", Query.Access.WRITE);
    sandbox.apply(BY_CUSTOMER);
    try (SandboxSession session = sandbox.open()) {
      assertThat(indexBlocksOf(moved, session)).isPositive();

      sandbox.pretendToWrites(BY_CUSTOMER, Presence.WITHOUT);
      assertThat(session.plan(OF_ONE).shape().text()).doesNotContain("orders_by_customer");
      session.run(moved);
      assertThat(indexBlocksOf(moved, session)).isZero();

      sandbox.pretend(BY_CUSTOMER, Presence.WITH);
      assertThat(session.plan(OF_ONE).shape().text()).contains("orders_by_customer");
      assertThat(session.run(OF_ONE).rows()).isEqualTo(50);
      assertThat(indexBlocksOf(moved, session)).isPositive();
    } finally {
      sandbox.undo(BY_CUSTOMER);
    }
  }

  /** How often a write looks for blocks of the index. */
  private static long indexBlocksOf(Query write, SandboxSession session) {
    return session.ask(
        "counting the blocks of an index",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            long before = indexBlocks(statement);
            statement.execute(write.sql());
            return indexBlocks(statement) - before;
          }
        });
  }

  private static long indexBlocks(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select pg_stat_get_xact_blocks_fetched('orders_by_customer'::regclass)")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void pretending_hides_every_part_of_an_index_on_a_partitioned_table() {
    CreateIndex byPlace =
        new CreateIndex(
            "events_by_place",
            IndexShape.btree(new TableName("public", "events"), List.of(IndexKey.column("place"))));
    Query of = query("select * from events where place = 7", Query.Access.READ);
    sandbox.apply(byPlace);
    try (SandboxSession session = sandbox.open()) {
      assertThat(session.plan(of).shape().text()).doesNotContain("Seq Scan");
      assertThat(sandbox.bytes(byPlace)).isPositive();

      sandbox.pretend(byPlace, Presence.WITHOUT);
      assertThat(session.plan(of).shape().text()).contains("Seq Scan");

      sandbox.pretend(byPlace, Presence.WITH);
      assertThat(session.plan(of).shape().text()).doesNotContain("Seq Scan");
    } finally {
      sandbox.undo(byPlace);
    }
  }

  @Test
  void pretending_to_drop_hides_an_index_that_exists() {
    Remedy drop = new DropIndex(sandbox.schema().index("orders_by_note").orElseThrow());
    Query byNote = query("select * from orders where note = 'Note 7'", Query.Access.READ);
    try (SandboxSession session = sandbox.open()) {
      sandbox.pretend(drop, Presence.WITH);
      assertThat(session.plan(byNote).shape().text()).doesNotContain("orders_by_note");

      sandbox.pretend(drop, Presence.WITHOUT);
      assertThat(session.plan(byNote).shape().text()).contains("orders_by_note");
    }
  }

  @Test
  void dropping_and_taking_back_restores_the_same_index() {
    var before = sandbox.schema().index("orders_by_note").orElseThrow();
    Remedy drop = new DropIndex(before);

    sandbox.apply(drop);
    assertThat(sandbox.schema().index("orders_by_note")).isEmpty();
    sandbox.undo(drop);

    var after = sandbox.schema().index("orders_by_note").orElseThrow();
    assertThat(after.definition()).isEqualTo(before.definition());
    assertThat(after.shape()).isEqualTo(before.shape());
  }

  /** As where the server finished what it was asked to break off. */
  @Test
  void what_is_taken_back_already_is_not_taken_back_again() {
    Index existing = sandbox.schema().index("orders_by_note").orElseThrow();
    Set<String> before = sandbox.definitions();
    for (Remedy remedy : List.of(BY_CUSTOMER, new DropIndex(existing))) {
      sandbox.apply(remedy);
      sandbox.undo(remedy);

      sandbox.undo(remedy);

      assertThat(sandbox.definitions()).isEqualTo(before);
    }
  }

  @Test
  void the_what_if_foresees_the_index_and_leaves_nothing() {
    Plan foreseen = sandbox.whatIf().planWith(OF_ONE, List.of(BY_CUSTOMER));

    assertThat(foreseen.shape().text()).contains("orders_by_customer");
    assertThat(sandbox.schema().index("orders_by_customer")).isEmpty();
    try (SandboxSession session = sandbox.open()) {
      assertThat(foreseen.cost()).isLessThan(session.plan(OF_ONE).cost());
    }
  }

  @Test
  void an_expression_index_gets_its_statistics() {
    CreateIndex lower =
        new CreateIndex(
            "orders_lower", IndexShape.btree(ORDERS, List.of(IndexKey.expression("lower(note)"))));
    sandbox.apply(lower);
    try (SandboxSession session = sandbox.open()) {
      Query byLower = query("select * from orders where lower(note) = 'note 7'", Query.Access.READ);
      Plan plan = session.planAndRun(byLower);
      assertThat(plan.shape().text()).contains("orders_lower");
      assertThat(plan.root().estimate().rows()).isBetween(5.0, 100.0);
    } finally {
      sandbox.undo(lower);
    }
  }

  @Test
  void a_plan_with_what_happened_has_its_conditions_and_counts() {
    try (SandboxSession session = sandbox.open()) {
      PlanNode sort = session.planAndRun(OF_ONE).root();
      PlanNode scan = sort.children().get(0);

      assertThat(sort.operation().type()).isEqualTo("Sort");
      assertThat(sort.conditions().sortKeys()).containsExactly("orders.at");
      assertThat(scan.operation().relation()).isEqualTo("public.orders");
      assertThat(scan.conditions().filter()).contains("customer = 42");
      assertThat(scan.actual().rows()).isEqualTo(50);
      assertThat(scan.actual().removedRows()).isEqualTo(99_950);
      assertThat(scan.actual().buffers()).isPositive();
    }
  }

  @Test
  void the_plan_of_a_write_tells_what_its_triggers_took() {
    try (SandboxSession session = sandbox.open()) {
      Plan.Spent spent =
          session.planAndRun(query("delete from orders where id < 11", Query.Access.WRITE)).spent();

      assertThat(spent.triggers())
          .singleElement()
          .satisfies(
              trigger -> {
                assertThat(trigger.constraint()).isEqualTo("lines_order");
                assertThat(trigger.relation()).isEqualTo("orders");
                assertThat(trigger.calls()).isEqualTo(10);
                assertThat(trigger.millis()).isBetween(0.01, spent.executionMillis());
              });
      assertThat(spent.planningMillis()).isPositive();
      assertThat(session.plan(OF_ONE).spent()).isNull();
    }
  }

  @Test
  void a_plan_tells_subqueries_and_groups_apart() {
    String sql =
        "select (select max(total) from orders o where o.customer = c.customer and c.customer < 9)"
            + " from (select distinct customer from orders) c";
    try (SandboxSession session = sandbox.open()) {
      List<PlanNode> steps = session.plan(query(sql, Query.Access.READ)).root().walk().toList();

      assertThat(steps)
          .filteredOn(step -> step.operation().role() == PlanNode.Role.SUBQUERY)
          .hasSize(1);
      assertThat(steps)
          .extracting(step -> step.conditions().grouping())
          .contains(
              new PlanNode.Grouping(List.of("orders.customer"), List.of("orders.customer")),
              new PlanNode.Grouping(List.of(), List.of("max(o.total)")));
    }
  }

  @Test
  void a_write_is_timed_and_rolled_back() {
    try (SandboxSession session = sandbox.open()) {
      Query delete = query("delete from orders where customer = 42", Query.Access.WRITE);

      assertThat(session.run(delete).rows()).isEqualTo(50);
      assertThat(session.run(delete).rows()).isEqualTo(50);
      assertThat(session.planAndRun(delete).root().operation().type()).isEqualTo("ModifyTable");
      assertThat(session.run(OF_ONE).rows()).isEqualTo(50);
    }
  }

  @Test
  void a_query_that_the_server_refuses_says_why_and_the_session_goes_on() {
    try (SandboxSession session = sandbox.open()) {
      assertThatThrownBy(() -> session.run(query("select nothing from orders", Query.Access.READ)))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("column \"nothing\" does not exist");
      assertThat(session.run(OF_ONE).rows()).isEqualTo(50);
    }
  }

  @Test
  void a_running_statement_can_be_cancelled_from_another_thread() {
    try (SandboxSession session = sandbox.open()) {
      CompletableFuture<Run> running =
          CompletableFuture.supplyAsync(
              () -> session.run(query("select pg_sleep(50)", Query.Access.READ)));
      while (!running.isDone()) {
        session.cancel();
        Thread.onSpinWait();
      }

      assertThatThrownBy(running::join)
          .hasCauseInstanceOf(StatementFailedException.class)
          .hasMessageContaining("canceling statement");
    }
  }

  private static double millisOfKeptPlan(SandboxSession session, Query query) {
    IntStream.range(0, 6).forEach(run -> session.planAndRun(query));
    return session.planAndRun(query).spent().triggers().stream()
        .mapToDouble(each -> each.millis())
        .sum();
  }

  private static Query query(String sql, Query.Access access) {
    return new Query(new QueryName("q"), sql, access, 1, null, 1);
  }
}
