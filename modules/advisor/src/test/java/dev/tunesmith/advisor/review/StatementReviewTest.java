package dev.tunesmith.advisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.plan.PlanNode.Conditions;
import dev.tunesmith.core.plan.PlanNode.Estimate;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.plan.PlanNode.Role;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.Column.Nullability;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementReviewTest {

  private static final TableName CUSTOMERS = new TableName("public", "customers");
  private static final TableName ORDERS = new TableName("public", "orders");

  private static Column column(String name, Nullability nullability) {
    return new Column(name, "text", nullability, null);
  }

  private static Index index(String name, TableName table, Set<Trait> traits, IndexKey key) {
    return new Index(
        name, IndexShape.btree(table, List.of(key)), traits, new Index.Size(8_192, 0), "");
  }

  private static Schema shop() {
    Table customers =
        new Table(
            CUSTOMERS,
            List.of(column("id", Nullability.NOT_NULL), column("email", Nullability.NULLABLE)),
            List.of(
                index("c", CUSTOMERS, Set.of(Trait.PRIMARY, Trait.UNIQUE), IndexKey.column("id")),
                index("e", CUSTOMERS, Set.of(), IndexKey.column("email")),
                index("l", CUSTOMERS, Set.of(), IndexKey.expression("lower((email)::text)"))),
            List.of(),
            1_000,
            8_192);
    Table orders =
        new Table(
            ORDERS,
            List.of(
                column("id", Nullability.NOT_NULL),
                column("customer_id", Nullability.NULLABLE),
                column("state", Nullability.NOT_NULL)),
            List.of(
                index("o", ORDERS, Set.of(Trait.PRIMARY, Trait.UNIQUE), IndexKey.column("id")),
                index("f", ORDERS, Set.of(), IndexKey.column("customer_id"))),
            List.of(new ForeignKey("k", List.of("customer_id"), CUSTOMERS, List.of("id"))),
            1_000,
            8_192);
    return new Schema(List.of(customers, orders));
  }

  private static Query query(String name, String sql, double weight) {
    Query.Access access = sql.startsWith("select") ? Query.Access.READ : Query.Access.WRITE;
    return new Query(new QueryName(name), sql, access, weight, null, 1);
  }

  private static Measurement measured(int number, Query query, PlanNode root) {
    return new Measurement(
        EvidenceId.of(number), query.name(), new Timing(9, 1, 1, 0, 1), 0.5, new Plan(root));
  }

  private static PlanNode step(double rows, double loops, Role role, PlanNode... below) {
    return new PlanNode(
        new Operation("Seq Scan", null, null, null, role),
        new Estimate(1, 1),
        new Actual(rows, loops, 0, 0, 0),
        new Conditions(null, null, null, List.of()),
        List.of(below));
  }

  private static List<Remark> remarks(PlanNode root, Query... queries) {
    return DesignReview.of(
        shop(),
        EvidenceId.of(1),
        new Workload(List.of(queries), List.of()),
        IntStream.range(0, queries.length)
            .mapToObj(i -> measured(10 + i, queries[i], root))
            .toList());
  }

  private static List<Smell> smells(String sql) {
    return remarks(step(1, 1, Role.INPUT), query("q", sql, 1)).stream().map(Remark::smell).toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from orders where id = '1' | SELECT_STAR",
        "select o.* from orders o where id = '1' | SELECT_STAR",
        "select count(*) from orders | ",
        "select id from orders where exists (select * from customers) | ",
        "select * from (select id from orders) x | ",
        "select c.id from customers c, orders o where o.customer_id = c.id | IMPLICIT_JOIN",
        "select c.id from customers c join orders o on o.customer_id = c.id | ",
        "select c.id from customers c, lateral (select id from orders) o | ",
        "select id from customers where upper(email) = 'X' | FUNCTION_ON_INDEXED_COLUMN",
        "select id from customers where lower(email) = 'x' | ",
        "select id from customers where email = lower('X') | ",
        "select id from orders where upper(state) = 'X' | ",
        "select id from customers where id not in (select customer_id from orders) |"
            + " NULL_IN_NOT_IN",
        "select id from customers where id not in (select state from orders) | ",
        "select id from customers where id not in ('1', '2') | ",
        "select id from customers where id not in (select customer_id from orders where customer_id"
            + " is not null) | ",
        "select id from orders limit 3 | LIMIT_WITHOUT_ORDER",
        "select id from orders order by id limit 3 | ",
        "select count(*) from orders limit 1 | ",
        "select 1 from orders limit 1 | ",
        "update orders set state = 'x' | WHOLE_TABLE_WRITE",
        "delete from orders | WHOLE_TABLE_WRITE",
        "update orders set state = 'x' where id = '1' | ",
        "update orders set state = 'x' from customers c where c.id = customer_id | ",
        "insert into orders (id) values ('1') | ",
        "select this is no sql | "
      })
  void the_text_of_a_statement_is_read(String sql, Smell smell) {
    assertThat(smells(sql)).isEqualTo(smell == null ? List.of() : List.of(smell));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "select id, (select count(*) from orders o where o.customer_id = c.id) n from customers c"
            + " | CORRELATED_SUBQUERY",
        "select id from customers where id = (select max(id) from orders where customer_id ="
            + " customers.id) | CORRELATED_SUBQUERY",
        "select id from customers where id = '1' and email > (select max(state) from orders o where"
            + " o.id = customers.id) | CORRELATED_SUBQUERY",
        "select id, (select max(id) from orders o where o.state = 'x') n from customers c | ",
        "select id from customers c where exists (select 1 from orders o where o.customer_id ="
            + " c.id) | ",
        "select id from customers c where id in (select customer_id from orders o where o.state ="
            + " c.email) | ",
        "select id, (select max(id) from orders o where o.customer_id = acc.id) from customers c |"
            + " ",
        "select * from orders where id = '1' | SELECT_STAR",
        "delete from orders | WHOLE_TABLE_WRITE"
      })
  void a_text_that_nobody_measured_shows_what_it_can(String sql, Smell smell) {
    EvidenceId fact = EvidenceId.of(2);
    List<Remark> remarks =
        DesignReview.ofTexts(shop(), EvidenceId.of(1), Map.of(fact, query("q", sql, 1)));

    assertThat(remarks)
        .extracting(Remark::smell)
        .isEqualTo(smell == null ? List.of() : List.of(smell));
    assertThat(remarks).allSatisfy(remark -> assertThat(remark.evidence()).containsExactly(fact));
  }

  @Test
  void a_remark_cites_the_measurement_of_its_statement() {
    assertThat(remarks(step(1, 1, Role.INPUT), query("q", "delete from orders", 1)))
        .singleElement()
        .satisfies(remark -> assertThat(remark.evidence()).containsExactly(EvidenceId.of(10)))
        .satisfies(remark -> assertThat(remark.place()).isEqualTo("q"));
  }

  @Test
  void a_subquery_is_told_where_the_plan_ran_it_again() {
    Query query = query("q", "select id from orders order by id", 1);

    assertThat(remarks(step(1, 1, Role.INPUT, step(1, 40, Role.SUBQUERY)), query))
        .extracting(Remark::smell)
        .containsExactly(Smell.CORRELATED_SUBQUERY);
    assertThat(remarks(step(1, 1, Role.INPUT, step(1, 40, Role.SUBQUERY_ONCE)), query)).isEmpty();
    assertThat(remarks(step(1, 1, Role.INPUT, step(1, 1, Role.SUBQUERY)), query)).isEmpty();
  }

  @Test
  void a_statement_by_a_key_of_what_another_answers_is_told_where_it_is_asked_far_more_often() {
    Query one = query("one", "select id from customers where email = 'x'", 1);
    Query many = query("many", "select id from orders where customer_id = '5'", 40);

    assertThat(remarks(step(20, 1, Role.INPUT), one, many))
        .singleElement()
        .satisfies(remark -> assertThat(remark.smell()).isEqualTo(Smell.REPEATED_STATEMENT))
        .satisfies(
            remark ->
                assertThat(remark.evidence())
                    .containsExactly(EvidenceId.of(11), EvidenceId.of(10)));
    assertThat(remarks(step(20, 1, Role.INPUT), one, many.weighing(4))).isEmpty();
    assertThat(remarks(step(1, 1, Role.INPUT), one, many)).as("one row each").isEmpty();
    Query other = query("many", "select id from orders where state = 'x'", 40);
    assertThat(remarks(step(20, 1, Role.INPUT), one, other)).as("no key").isEmpty();
  }
}
