package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.ServerView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
class RefuterIT {

  private static Sandbox sandbox;
  private static Refuter refuter;
  private static EmbeddedServer elsewhere;

  @BeforeAll
  static void open() {
    sandbox = ShopSandbox.open();
    refuter = Refuter.open(sandbox, new EvidenceCounter(), InstantSource.system());
    elsewhere = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
  }

  @AfterAll
  static void close() {
    refuter.close();
    sandbox.close();
    elsewhere.close();
  }

  @Test
  void a_right_rewrite_is_tested_on_small_databases_and_on_the_data() {
    Equality answer =
        test(
            "select id from orders where placed::date = date '2024-01-31'",
            "select id from orders where placed >= '2024-01-31' and placed < '2024-02-01'");

    assertThat(answer).isInstanceOf(Equality.Tested.class);
    Equality.Tried tried = ((Equality.Tested) answer).tried();
    assertThat(tried.databases()).isGreaterThanOrEqualTo(200);
    assertThat(tried.parameterSets()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a boundary      | select id from orders where placed::date = '2024-01-31' \
          | select id from orders where placed >= '2024-01-31' and placed <= '2024-02-01'
          NULL in NOT IN  | select id from customers where id not in (select customer_id from archived_orders) \
          | select id from customers c where not exists (select from archived_orders a where a.customer_id = c.id)
          duplicates      | select c.id from customers c where exists (select from orders o where o.customer_id = c.id) \
          | select c.id from customers c join orders o on o.customer_id = c.id
          an error        | select id from orders where total > 10 or total < 0 \
          | select id from orders where 10 / total < 1
          an order        | select id from orders order by placed, id \
          | select id from orders order by placed, id desc
          a while ago     | select id from orders where placed > now() - interval '7 days' \
          | select id from orders where placed >= now() - interval '7 days'
          a while ahead   | select id from orders where placed < localtimestamp + interval '2 hours' \
          | select id from orders where placed <= localtimestamp + interval '2 hours'
          days ago        | select id from payments where paid_on > current_date - 30 \
          | select id from payments where paid_on >= current_date - 30
          a second off    | select id from orders where placed > now() - interval '7 days' \
          | select id from orders where placed > now() - interval '6 days 23:59:59'
          """)
  void a_wrong_rewrite_is_refuted_and_the_script_shows_it(
      String name, String before, String after) {
    Equality answer = test(before, after);

    assertThat(answer).as(name + ": " + answer.summary()).isInstanceOf(Equality.Refuted.class);
    String script = ((Equality.Refuted) answer).counterexample();
    assertThat(CounterexampleRun.on(elsewhere, script))
        .as(script)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_counterexample_is_as_small_as_it_gets() {
    Equality answer =
        test(
            "select id from customers where id not in (select customer_id from archived_orders)",
            "select id from customers c where not exists"
                + " (select from archived_orders a where a.customer_id = c.id)");

    assertThat(answer.summary()).contains("on a database of 2 rows");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another type | select count(*) as n from orders | select sum(1.0) as n from orders
          another name | select id from orders            | select id as order_id from orders
          a column more | select id from orders           | select id, total from orders
          """)
  void columns_that_change_are_their_own_answer(String name, String before, String after) {
    assertThat(test(before, after)).as(name).isInstanceOf(Equality.TypeDrift.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          volatile          | random() is volatile  | select id from orders where random() < 0.5
          LIMIT             | total order           | select id from orders order by placed limit 5
          no order at all   | total order           | select id from orders limit 5
          floating sums     | floating-point        | select sum(total::float8) as s from orders
          put together      | not fixed             | select string_agg(name, ',') as s from customers
          row numbers       | total order           | select id, row_number() over (order by placed) as n from orders
          another column    | total order           | select o.id, i.quantity from orders o join order_items i on i.order_id = o.id order by o.id limit 3
          a column below    | total order           | select o.id, (select i.quantity) as q from orders o join order_items i on i.order_id = o.id order by o.id limit 3
          numbered          | total order           | select o.id, rank() over (order by i.quantity) as n from orders o join order_items i on i.order_id = o.id order by o.id limit 3
          other branches    | total order           | select id, customer_id from orders union all select id, id from customers order by id limit 3
          of two rows       | total order           | select o.id, i.quantity from orders o join order_items i on i.order_id = o.id union select o.id, i.quantity from orders o join order_items i on i.order_id = o.id order by id limit 3
          other joins       | total order           | select o.id, c.name from orders o join customers c on c.id = o.customer_id union all select o.id, c.name from orders o join customers c on c.id = o.id order by id limit 3
          other conditions  | total order           | select o.id, c.name from orders o left join customers c on c.id = o.customer_id union all select o.id, c.name from orders o left join customers c on c.id = o.customer_id and c.region = 'x' order by id limit 3
          of many rows      | total order           | select o.id, i.quantity from orders o join order_items i on i.order_id = o.id where o.total > 1 union all select o.id, i.quantity from orders o join order_items i on i.order_id = o.id where i.quantity > 1 order by id limit 3
          one by a constant | total order           | select o.id, o.placed, i.quantity from orders o join order_items i on i.order_id = o.id where i.quantity = 1 union all select o.id, o.placed, i.quantity from orders o join order_items i on i.order_id = o.id where i.quantity = 2 order by id limit 3
          several of a row  | total order           | select id, unnest(array[1, 2]) as n from orders order by id limit 3
          joined elsewhere  | total order           | select o.id, i.total from orders o left join (select id, total from orders where total > 1) i on i.id = o.id and i.total = o.total union all select o.id, i.total from orders o left join (select id, total from orders where total < 1) i on i.id = o.id and i.total = o.total order by id limit 3
          joined or not     | total order           | select i.quantity from orders o left join order_items i on i.quantity = 1 and i.order_id = o.id order by o.placed limit 3
          asked of others   | total order           | select i.order_id from orders o left join order_items i on i.order_id = o.customer_id and i.quantity > o.total order by o.customer_id limit 3
          groups of a row   | total order           | select o.id, i.quantity, count(*) as n from orders o join order_items i on i.order_id = o.id group by o.id, i.quantity order by o.id limit 3
          DISTINCT ON       | DISTINCT ON           | select distinct on (customer_id) id from orders order by customer_id
          no table          | reads no table        | select 1 as one
          not readable      | cannot be read        | select nothing from nowhere
          """)
  void what_cannot_be_told_is_said_with_the_reason(String name, String reason, String sql) {
    Equality answer = test(sql, sql);

    assertThat(answer).as(name).isInstanceOf(Equality.Inconclusive.class);
    assertThat(answer.summary()).contains(reason.replace("()", ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by a key            | select id, placed from orders order by placed, id limit 3
          by the whole row    | select distinct region from customers order by region limit 2
          by the groups       | select status, count(*) as n from orders group by status order by n, status limit 2
          through a join      | select o.id, c.name from orders o join customers c on c.id = o.customer_id order by o.id limit 3
          by all that shows   | select o.id, c.name from orders o join customers c on c.id = o.customer_id left join order_items i on i.order_id = o.id order by o.id limit 3
          by what joins       | select i.order_id from orders o left join order_items i on i.order_id = o.customer_id order by o.customer_id limit 3
          by a key of groups  | select o.placed, c.name, count(*) as n from orders o join customers c on c.id = o.customer_id group by o.id, c.name order by o.id limit 3
          by distinct rows    | select distinct o.id, o.placed from orders o join order_items i on i.order_id = o.id order by o.placed, o.id limit 3
          by rows of branches | select o.id, o.placed from orders o join order_items i on i.order_id = o.id union select id, placed from orders where total > 1 order by placed, id limit 3
          by joins of rows    | select o.id, i.total from orders o left join (select id, total from orders where total > 1) i on i.id = o.id and i.total = o.total union all select o.id, i.total from orders o left join (select id, total from orders where total > 1) i on i.id = o.id and i.total = o.total where o.placed is null order by id limit 3
          by joins of branches | select o.id, c.name from orders o join customers c on c.id = o.customer_id left join order_items i on i.order_id = o.id where o.total > 1 union all select o.id, c.name from orders o join customers c on c.id = o.customer_id left join order_items i on i.order_id = o.id where i.quantity > 1 order by id limit 3
          now                 | select id from orders where placed < now()
          a while ago         | select id from orders where placed >= now() - interval '7 days'
          sorted put together | select string_agg(name, ',' order by name) as s from customers
          rank                | select id, rank() over (order by placed) as n from orders
          """)
  void what_leaves_no_choice_is_tested(String name, String sql) {
    assertThat(test(sql, sql)).as(name).isInstanceOf(Equality.Tested.class);
  }

  @Test
  void statements_that_never_find_a_row_are_not_called_equal() {
    Equality answer =
        test(
            "select id from orders where placed < placed",
            "select id from orders where placed > placed");

    assertThat(answer.summary()).contains("found something on only 0");
  }

  @Test
  void an_aggregate_that_finds_nothing_tells_nothing() {
    Equality answer =
        test(
            "select sum(total) as s from orders where placed < placed",
            "select sum(total) as s from orders where placed > placed");

    assertThat(answer.summary()).contains("found something on only 0");
  }

  @Test
  void the_same_seed_finds_the_same_counterexample() {
    StatementPair pair =
        new StatementPair(
            "select id from orders where total >= 10", "select id from orders where total > 10");
    SearchLimits limits = SearchLimits.STANDARD;

    Equality first = refuter.test(pair, List.of(), limits);
    Equality second = refuter.test(pair, List.of(), limits);

    assertThat(((Equality.Refuted) first).counterexample())
        .isEqualTo(((Equality.Refuted) second).counterexample());
  }

  @Test
  void what_writes_is_never_compared() {
    assertThatThrownBy(() -> test("delete from orders", "delete from orders"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("it writes");
  }

  @Test
  void other_constants_are_compared_on_the_data() {
    StatementPair pair = total(10);

    Equality answer = refuter.test(pair, List.of(total(20), total(30)), SearchLimits.STANDARD);

    assertThat(((Equality.Tested) answer).tried().parameterSets()).isEqualTo(3);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void an_interrupt_ends_the_search_on_small_databases() throws Exception {
    SearchLimits endless = new SearchLimits(Integer.MAX_VALUE, Duration.ofMinutes(10), 200, 1);
    FutureTask<Equality> searching =
        new FutureTask<>(() -> refuter.test(total(10), List.of(), endless));

    interruptOnceRunning(searching, "tunesmith_probe");

    assertThatThrownBy(() -> searching.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(WorkCancelledException.class);
    assertThat(test("select id from orders", "select id from orders"))
        .isInstanceOf(Equality.Tested.class);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void an_interrupt_ends_the_comparison_on_the_data() throws Exception {
    String count = "select count(*) as n from order_items";
    String endless =
        count
            + " where 0 <= (select count(*) from order_items a, order_items b, order_items c"
            + " where a.quantity + b.quantity + c.quantity > 1)";
    SearchLimits few = new SearchLimits(200, Duration.ofMinutes(1), 100, 1);
    FutureTask<Equality> comparing =
        new FutureTask<>(() -> refuter.test(new StatementPair(count, endless), List.of(), few));

    interruptOnceRunning(comparing, "with tunesmith_before");

    assertThatThrownBy(() -> comparing.get(1, TimeUnit.MINUTES))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(WorkCancelledException.class);
  }

  private static void interruptOnceRunning(FutureTask<?> task, String statement)
      throws InterruptedException {
    Thread thread = new Thread(task, "comparing");
    thread.start();
    ServerView.awaitRunning(sandbox, statement);
    thread.interrupt();
  }

  private static StatementPair total(int bound) {
    return new StatementPair(
        "select id from orders where total > " + bound,
        "select id from orders where not total <= " + bound);
  }

  private static Equality test(String before, String after) {
    return refuter.test(new StatementPair(before, after));
  }
}
