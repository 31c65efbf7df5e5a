package dev.tunesmith.advisor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanNode.Actual;
import dev.tunesmith.core.plan.PlanNode.Conditions;
import dev.tunesmith.core.plan.PlanNode.Estimate;
import dev.tunesmith.core.plan.PlanNode.Grouping;
import dev.tunesmith.core.plan.PlanNode.Operation;
import dev.tunesmith.core.plan.PlanNode.Role;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PatternsTest {

  static Stream<Arguments> wastes() {
    return Stream.of(
        Arguments.of(
            "is answered again for each of 300 rows and goes through 45,000 rows",
            step("Limit", 20, step("Result", 300), subquery(scan(150, 300)))),
        Arguments.of(
            "is answered again for each of 10 rows and goes through 60,000 rows",
            step("Limit", 10, subquery(repeated("Materialize", 6_000, 10, scan(6_000, 1))))),
        Arguments.of(
            "puts 50,010 pairs of rows together and drops 50,000 of them",
            removing("Hash Join", 10, 50_000, scan(300, 1), step("Hash", 300, scan(300, 1)))),
        Arguments.of(
            "600,000 rows are gone through to find 10 different values of f.year",
            grouping(10, List.of("f.year"), List.of("year"), scan(600_000, 1))),
        Arguments.of(
            "400,000 rows are gone through to find 17 different values.",
            step("Unique", 17, step("Sort", 400_000, scan(400_000, 1)))),
        Arguments.of(
            "All 150,000 rows of shop.orders are counted one by one",
            grouping(1, List.of(), List.of("count(*)"), plainScan(150_000))),
        Arguments.of(
            "All 300,034 rows of a subquery or a view are made before (l.acct = 7) is asked of"
                + " them, which 34 fulfil.",
            node("Subquery Scan", new Actual(34, 1, 300_000, 0, 0), "(l.acct = 7)", null)),
        Arguments.of(
            "12,000 rows are put together from 240,000, and 30 of them are joined.",
            step(
                "Hash Join",
                30,
                step("Subquery Scan", 12_000, step("WindowAgg", 12_000, scan(240_000, 1))),
                step("Hash", 30, scan(30, 1)))),
        Arguments.of(
            "120,000 rows are skipped to reach the 20 that are wanted",
            step("Limit", 20, step("Index Scan", 120_020))));
  }

  @Test
  void scans_of_partitions_count_as_one() {
    PlanNode[] scans =
        IntStream.range(0, 40)
            .mapToObj(i -> node("Seq Scan", new Actual(1, 1, 1_500, 0, 0), "x = 1", null))
            .toArray(PlanNode[]::new);

    assertThat(wastes(read(step("ModifyTable", 0, step("Append", 40, scans)))))
        .containsExactly(
            "The seq scan of shop.orders and of 39 more partitions reads 60,040 rows and throws"
                + " 60,000 of them away (x = 1).");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wastes")
  void a_waste_is_told(String sentence, PlanNode root) {
    assertThat(wastes(read(root))).anyMatch(told -> told.contains(sentence));
  }

  @Test
  void parts_of_a_union_that_are_sorted_for_few_are_told() {
    PlanNode parts = step("Append", 6_000, scan(3_000, 1), scan(3_000, 1));

    assertThat(wastes(read(step("Limit", 20, step("Sort", 20, parts)))))
        .anyMatch(told -> told.startsWith("6,000 rows are sorted by"));
  }

  static Stream<PlanNode> healthy() {
    return Stream.of(
        step("Index Scan", 1),
        step("Limit", 20, subquery(repeated("Index Scan", 1, 20))),
        step("Limit", 20, subquery(repeated("Index Scan", 3, 9_000))),
        removing("Nested Loop", 30_000, 40_000, scan(300, 1), repeated("Materialize", 300, 300)),
        grouping(5, List.of("state"), List.of("state", "count(*)"), scan(600_000, 1)),
        grouping(300_000, List.of("year"), List.of("year"), scan(600_000, 1)),
        grouping(1, List.of(), List.of("count(*)"), scan(150_000, 1)),
        grouping(1, List.of(), List.of("sum(total)"), plainScan(150_000)),
        step("Limit", 20, step("Index Scan", 220)),
        step(
            "Hash Join",
            9_000,
            step("Subquery Scan", 12_000, step("WindowAgg", 12_000, scan(240_000, 1))),
            step("Hash", 9_000, scan(9_000, 1))),
        step("Limit", 5_000, step("Index Scan", 9_000)));
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void what_is_needed_is_no_waste(PlanNode root) {
    assertThat(wastes(read(root))).isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1} rows")
  @CsvSource({
    "update t set a = 1, 40_000, true",
    "update t set a = 1, 400, false",
    "update t set a = s.a from s where t.a is distinct from s.a, 40_000, false",
    "delete from t, 40_000, false",
  })
  void rows_that_an_update_may_write_for_nothing_are_a_cause(
      String sql, String rows, boolean isCause) {
    Plan plan = new Plan(step("ModifyTable", 0));

    assertThat(causes(seen(sql, plan, 900, Long.parseLong(rows.replace("_", "")))))
        .hasSize(isCause ? 1 : 0);
  }

  @ParameterizedTest(name = "{0} rows from {1} blocks in {2} turns")
  @CsvSource({"60, 4_000, 1, true", "60, 400, 1, false", "1, 4_000, 1_000, false"})
  void an_index_that_is_gone_through_whole_is_told(
      double rows, String blocks, String turns, boolean isTold) {
    double loops = Double.parseDouble(turns.replace("_", ""));
    long buffers = Long.parseLong(blocks.replace("_", ""));
    PlanNode scan =
        new PlanNode(
            new Operation("Index Scan", "shop.orders", null, "by_both"),
            new Estimate(100, 1),
            new Actual(rows, loops, 0, buffers, 0),
            new Conditions(null, "(created_at > 'x')", null, List.of(), null),
            List.of());
    Seen seen = read(scan);
    Schema schema = Tables.orders(Tables.index("by_both", "status", "created_at"));

    assertThat(wastes(new Seen(seen.query(), seen.measured(), schema)))
        .hasSize(isTold ? 1 : 0)
        .allMatch(
            told ->
                told.equals(
                    "4,000 blocks of by_both are read to find 60 rows ((created_at > 'x')): what"
                        + " it is ordered by first is not asked for."));
  }

  @Test
  void a_key_that_no_index_serves_is_told_with_its_table() {
    Seen write = deleting(new Plan.Trigger("t", "items_order", "orders", 40, 1_060), 1_070);

    assertThat(wastes(write))
        .contains(
            "For each of 40 rows the foreign key items_order goes through the 200,000 rows of"
                + " shop.items, where no index begins with order_id; this takes 1.1 s of the 1.1 s"
                + " that the write runs.");
  }

  @Test
  void a_key_that_was_looked_up_and_a_trigger_that_is_quick_are_no_waste() {
    assertThat(wastes(deleting(new Plan.Trigger("t", "items_order", "orders", 40, 2), 3)))
        .isEmpty();
    assertThat(wastes(deleting(new Plan.Trigger("audit", null, "orders", 40, 20), 30))).isEmpty();
  }

  @Test
  void a_slow_trigger_is_a_waste_and_a_busy_one_a_cause() {
    assertThat(wastes(deleting(new Plan.Trigger("audit", null, "orders", 2, 60), 70)))
        .containsExactly(
            "The trigger audit on orders takes 60 ms of the 70 ms that the write runs, in 2"
                + " calls.");
    assertThat(causes(deleting(new Plan.Trigger("audit", null, "orders", 90, 60), 70))).hasSize(1);
  }

  @Test
  void planning_counts_only_where_it_comes_again_each_time() {
    Plan plan = new Plan(step("Index Scan", 1), new Plan.Spent(40, 2, List.of()));

    assertThat(wastes(seen("select 1", plan, 45, 1)))
        .containsExactly("It is planned for 40 ms and runs for 2.0 ms.");
    assertThat(wastes(seen("select 1", plan, 5, 1))).isEmpty();
  }

  @Test
  void handing_many_rows_over_is_a_cause() {
    Plan plan = new Plan(step("Seq Scan", 90_000), new Plan.Spent(1, 40, List.of()));

    assertThat(causes(seen("select 1", plan, 240, 90_000)))
        .containsExactly("It returns 90,000 rows; handing them over takes 199 ms of its 240 ms.");
    assertThat(causes(seen("select 1", plan, 60, 90_000))).isEmpty();
  }

  @ParameterizedTest(name = "{0} expected, {1} there")
  @CsvSource({"1, 400, true", "90, 950, true", "100, 950, false", "5000, 40, true", "1, 12, false"})
  void far_more_or_fewer_rows_than_expected_are_a_cause(
      double expected, double there, boolean isCause) {
    PlanNode scan =
        expecting(expected, node("Seq Scan", new Actual(there, 1, 0, 0, 0), "x = 1", null));

    assertThat(causes(read(scan)).stream().anyMatch(text -> text.startsWith("The planner expects")))
        .isEqualTo(isCause);
  }

  @Test
  void fewer_rows_than_expected_are_none_where_nobody_asked_for_more() {
    PlanNode scan = expecting(5_000, node("Seq Scan", new Actual(10, 1, 0, 0, 0), "x = 1", null));

    assertThat(causes(read(step("Limit", 10, scan)))).isEmpty();
  }

  private static PlanNode expecting(double rows, PlanNode node) {
    return new PlanNode(
        node.operation(),
        new Estimate(node.estimate().cost(), rows),
        node.actual(),
        node.conditions(),
        node.children());
  }

  private static List<String> wastes(Seen seen) {
    return Patterns.wastesIn(seen).stream().map(Sign::text).toList();
  }

  private static List<String> causes(Seen seen) {
    return Patterns.causesOf(seen).stream().map(Sign::text).toList();
  }

  private static Seen deleting(Plan.Trigger trigger, double millis) {
    Plan plan = new Plan(step("ModifyTable", 0), new Plan.Spent(0.1, millis, List.of(trigger)));
    return seen("delete from orders", plan, millis, 40);
  }

  private static Seen read(PlanNode root) {
    return seen("select 1", new Plan(root), 5, 10);
  }

  private static Seen seen(String sql, Plan plan, double millis, long rows) {
    Query.Access access = sql.startsWith("select") ? Query.Access.READ : Query.Access.WRITE;
    Query query = new Query(new QueryName("q"), sql, access, 1, null, 1);
    Timing timing = new Timing(9, millis, millis, 0, rows);
    return new Seen(
        query, new Measurement(EvidenceId.of(2), query.name(), timing, 1, plan), items());
  }

  private static Schema items() {
    Table orders = Tables.orders().tables().get(0);
    ForeignKey key =
        new ForeignKey("items_order", List.of("order_id"), orders.name(), List.of("id"));
    List<Index> none = List.of();
    Table items =
        new Table(new TableName("shop", "items"), List.of(), none, List.of(key), 200_000, 1 << 24);
    return new Schema(List.of(orders, items));
  }

  private static PlanNode subquery(PlanNode node) {
    Operation input = node.operation();
    return new PlanNode(
        new Operation(input.type(), input.relation(), null, null, Role.SUBQUERY),
        node.estimate(),
        node.actual(),
        node.conditions(),
        node.children());
  }

  private static PlanNode scan(double rows, double loops) {
    return node("Seq Scan", new Actual(rows, loops, 0, 0, 0), "x > 1", null);
  }

  private static PlanNode plainScan(double rows) {
    return node("Seq Scan", new Actual(rows, 1, 0, 0, 0), null, null);
  }

  private static PlanNode step(String type, double rows, PlanNode... children) {
    return repeated(type, rows, 1, children);
  }

  private static PlanNode repeated(String type, double rows, double loops, PlanNode... children) {
    return node(type, new Actual(rows, loops, 0, 0, 0), null, null, children);
  }

  private static PlanNode removing(String type, double rows, double removed, PlanNode... children) {
    return node(type, new Actual(rows, 1, removed, 0, 0), null, null, children);
  }

  private static PlanNode grouping(
      double rows, List<String> keys, List<String> output, PlanNode child) {
    Actual actual = new Actual(rows, 1, 0, 0, 0);
    return node("Aggregate", actual, null, new Grouping(keys, output), child);
  }

  private static PlanNode node(
      String type,
      Actual actual,
      @Nullable String filter,
      @Nullable Grouping grouping,
      PlanNode... children) {
    String relation = type.endsWith("Scan") ? "shop.orders" : null;
    return new PlanNode(
        new Operation(type, relation, null, null),
        new Estimate(100, 1),
        actual,
        new Conditions(filter, null, null, List.of(), grouping),
        Arrays.asList(children));
  }
}
