package dev.tunesmith.proof.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityCheckIT {

  private static final SearchLimits FEW = new SearchLimits(300, Duration.ofSeconds(60), 200, 1);
  private static final String OF_A_DAY =
      "select id, kind from orders where created::date = '2024-03-01'";

  private static Sandbox sandbox;

  @BeforeAll
  static void copies_the_orders() {
    sandbox = OrdersSandbox.open();
  }

  @AfterAll
  static void stops_the_server() {
    sandbox.close();
  }

  private static Equality check(String before, String after) {
    return check(sandbox, before, after);
  }

  private static Equality check(Sandbox copy, String before, String after) {
    return new EqualityCheck(copy, new EvidenceCounter(), InstantSource.system(), FEW)
        .check(OrdersSandbox.read("subject", before), after);
  }

  private static String ofADay(String condition) {
    return "select id, kind from orders where " + condition;
  }

  @Test
  void an_instance_of_a_rule_is_proven_and_tested_all_the_same() {
    Equality equality =
        check(OF_A_DAY, ofADay("created >= '2024-03-01' and created < '2024-03-02' ;"));

    assertThat(equality)
        .isInstanceOfSatisfying(
            Equality.Proven.class,
            proven -> {
              assertThat(proven.rule())
                  .isEqualTo("a date made of a timestamp is compared with a date");
              assertThat(proven.conditions())
                  .contains("public.orders.created is a timestamp without time zone.");
              assertThat(proven.tried().databases()).isGreaterThanOrEqualTo(200);
              // Its own constants, rows on the edges, and six drawn: the first, which lies at
              // midnight, and what ends there, the last, the middle, the last first of a month
              // and what ends there.
              assertThat(proven.tried().parameterSets()).isEqualTo(8);
            });
  }

  @Test
  void rows_are_drawn_that_meet_several_conditions_at_once() {
    String rare = " and kind = 'late' and amount = 12 and id = 4711";

    assertThat(
            check(
                "select id from orders where true" + rare,
                "select 4711 as id from orders where true" + rare))
        .isInstanceOf(Equality.Tested.class);
  }

  /** Few of the small databases have such a row; where no rule proves it, they are too few. */
  @Test
  void a_proof_needs_fewer_databases_that_tell_something() {
    String rare = " and kind = 'late' and amount * amount = 49";

    assertThat(
            check(
                OF_A_DAY + rare,
                ofADay("created >= '2024-03-01' and created < '2024-03-02'") + rare))
        .isInstanceOf(Equality.Proven.class);
    assertThat(check(OF_A_DAY + rare, OF_A_DAY + " and note is not null" + rare))
        .isInstanceOf(Equality.Inconclusive.class);
  }

  @Test
  void what_no_rule_covers_is_tested() {
    assertThat(
            check(
                "select id from orders where kind = 'late' or kind = 'lost'",
                "select id from orders where kind in ('late', 'lost')"))
        .isInstanceOf(Equality.Tested.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "created >= '2024-03-01' and created <= '2024-03-02'",
        "created > '2024-03-01' and created < '2024-03-02'",
        "created between '2024-03-01' and '2024-03-01 23:59:59'",
        "created >= '2024-03-01'"
      })
  void a_wrong_range_is_refuted(String wrong) {
    assertThat(check(OF_A_DAY, ofADay(wrong))).isInstanceOf(Equality.Refuted.class);
  }

  @Test
  void another_type_of_a_column_is_told() {
    assertThat(check("select amount from orders", "select amount::bigint from orders"))
        .isInstanceOf(Equality.TypeDrift.class);
  }

  @Test
  void what_a_limit_leaves_open_stays_as_open_as_it_was() {
    String range = "created >= '2024-03-01' and created < '2024-03-02'";

    assertThat(check(OF_A_DAY + " order by kind limit 5", ofADay(range + " order by kind limit 5")))
        .isInstanceOfSatisfying(
            Equality.Proven.class,
            proven -> assertThat(proven.conditions()).contains(Unlimited.CONDITION));
    assertThat(check(OF_A_DAY + " order by kind limit 5", ofADay(range + " order by id limit 5")))
        .isInstanceOf(Equality.Inconclusive.class);
    assertThat(check("select random() from orders", "select random() from orders"))
        .isInstanceOf(Equality.Inconclusive.class);
  }

  @Test
  void a_function_of_the_databases_own_takes_the_proof_away() {
    String function =
        "create function public.date(text) returns date language sql immutable"
            + " return '2024-03-01'::date";
    try (Sandbox own = OrdersSandbox.openWith(function, "drop function public.date(text)")) {
      assertThat(check(own, OF_A_DAY, ofADay("created >= '2024-03-01' and created < '2024-03-02'")))
          .isInstanceOf(Equality.Tested.class);
    }
  }

  /** The parent's key is what the child is compared with, and the parent refers to itself. */
  @Test
  void rows_whose_parents_refer_to_each_other_are_found_as_well() {
    String forest =
        "create table nodes (id integer primary key, above integer references nodes);create table"
            + " leaves (id integer primary key, node integer not null references nodes)";
    try (Sandbox own = OrdersSandbox.openWith(forest, "drop table leaves; drop table nodes")) {
      assertThat(
              check(
                  own,
                  "select id from leaves where node = 4711::numeric",
                  "select id from leaves where node = 4711"))
          .isInstanceOf(Equality.Proven.class);
      assertThat(
              check(
                  own,
                  "select id from leaves where node = 4711",
                  "select id from leaves where node = 4712"))
          .isInstanceOf(Equality.Refuted.class);
    }
  }

  @Test
  void nothing_is_left_behind() {
    Query edges =
        OrdersSandbox.read(
            "edges", "select 1 from orders where created = '2024-02-29 23:59:59.999999'");
    check(OF_A_DAY, ofADay("created >= '2024-03-01' and created < '2024-03-02'"));

    try (SandboxSession session = sandbox.open()) {
      assertThat(session.run(edges).rows()).isZero();
    }
  }

  @Test
  void an_interrupt_ends_it() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> check(OF_A_DAY, OF_A_DAY)).isInstanceOf(WorkCancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
