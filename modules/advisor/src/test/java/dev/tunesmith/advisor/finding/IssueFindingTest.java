package dev.tunesmith.advisor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.indexes.Tables;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.StatementAuthor;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueFindingTest {

  private static final EvidenceId CATALOGUE = EvidenceId.of(1);
  private static final EvidenceId MEASURED = EvidenceId.of(2);
  private static final LatencyTarget TEN_MILLIS =
      new LatencyTarget(LatencyTarget.Statistic.P95, Duration.ofMillis(10));

  @Test
  void a_scan_that_throws_most_rows_away_is_a_symptom_with_its_evidence() {
    Issue issue = onlyIssue(scan(30, 90_000));

    assertThat(issue.id().value()).isEqualTo("I1");
    assertThat(issue.symptoms())
        .singleElement()
        .satisfies(
            symptom -> {
              assertThat(symptom.text())
                  .isEqualTo(
                      "The seq scan of shop.orders reads 90,030 rows and throws 90,000 of them"
                          + " away (status = 'x').");
              assertThat(symptom.evidence()).isEqualTo(MEASURED);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "WAITED, lock_contention, three times for a lock",
    "ASKED_AGAIN, cache_effectiveness, again three times",
    "ROW_BY_ROW, repeated_statement, 3 rows in",
    "COMMIT_PER_ROW, repeated_statement, a transaction of its own"
  })
  void what_a_log_tells_besides_is_an_issue_with_what_to_do(
      Traffic.Kind kind, String label, String words) {
    Query query = query(Query.Access.READ, null);
    Traffic traffic =
        new Traffic(
            query.name(), kind, 3, 2_000, List.of("shop.orders"), StatementAuthor.HIBERNATE);
    Measurement measured =
        new Measurement(
            MEASURED, query.name(), new Timing(5, 11, 12, 0, 1), 0.5, new Plan(scan(9, 0)));

    List<Issue> found =
        new IssueFinding(CATALOGUE)
            .find(
                Tables.orders(),
                new Workload(List.of(query), List.of(), List.of(traffic)),
                List.of(measured));

    assertThat(found).extracting(issue -> issue.kind().label()).containsExactly(label);
    assertThat(found.get(0).symptoms().get(0).text()).contains(words);
    assertThat(found.get(0).symptoms().get(0).byHand()).isNotBlank();
  }

  @Test
  void what_could_not_be_measured_was_asked_all_the_same() {
    Traffic traffic =
        new Traffic(
            new QueryName("gone"),
            Traffic.Kind.COMMIT_PER_ROW,
            50,
            9,
            List.of(),
            StatementAuthor.RAILS);

    assertThat(
            new IssueFinding(CATALOGUE)
                .find(
                    Tables.orders(),
                    new Workload(List.of(), List.of(), List.of(traffic)),
                    List.of()))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.share()).isZero();
              assertThat(issue.symptoms().get(0).byHand()).contains("insert_all");
            });
  }

  @Test
  void a_scan_that_keeps_what_it_reads_is_healthy() {
    assertThat(issues(scan(90_000, 10_000))).isEmpty();
  }

  @Test
  void a_small_table_may_be_scanned() {
    assertThat(issues(scan(1, 1_500))).isEmpty();
  }

  @Test
  void a_sort_of_many_rows_for_few_is_a_symptom() {
    PlanNode sorted = node("Limit", 10, node("Sort", 10, scan(5_000, 0)));

    assertThat(onlyIssue(sorted).symptoms().get(0).text()).contains("5,000 rows are sorted");
  }

  @Test
  void groups_must_be_complete_before_they_are_sorted() {
    PlanNode sorted =
        node("Limit", 10, node("Sort", 10, node("Aggregate", 5_000, scan(90_000, 0))));

    assertThat(issues(sorted)).isEmpty();
  }

  @Test
  void a_whole_table_read_again_and_again_is_a_symptom() {
    PlanNode inner = node("Seq Scan", 300, 40);
    PlanNode loop = node("Nested Loop", 40, node("Index Scan", 40), inner);

    assertThat(onlyIssue(loop).symptoms().get(0).text()).contains("40 times");
  }

  @Test
  void a_whole_table_read_for_a_few_partners_is_a_symptom() {
    PlanNode join = node("Hash Join", 20, scan(80_000, 0), node("Hash", 5, node("Index Scan", 5)));

    assertThat(onlyIssue(join).symptoms().get(0).text()).contains("All 80,000 rows");
  }

  @Test
  void a_join_that_uses_what_it_reads_is_healthy() {
    PlanNode join = node("Hash Join", 80_000, scan(80_000, 0), node("Hash", 5, scan(40, 0)));

    assertThat(issues(join)).isEmpty();
  }

  @Test
  void a_missed_target_is_an_issue_whatever_its_share() {
    List<Issue> issues = find(Tables.orders(), TEN_MILLIS, 0.001, node("Index Scan", 1));

    assertThat(issues)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.symptoms().get(0).text())
                  .isEqualTo("Its p95 is 12 ms; the target is " + TEN_MILLIS + ".");
              assertThat(issue.target()).isEqualTo(TEN_MILLIS);
            });
  }

  @Test
  void a_waste_is_an_issue_whatever_its_share() {
    List<Issue> issues = find(Tables.orders(), null, 0.0001, scan(1, 90_000));

    assertThat(issues).extracting(Issue::share).containsExactly(0.0001);
  }

  @Test
  void a_missed_target_without_a_cause_in_the_plan_is_an_issue_of_its_own_kind() {
    Issue issue = find(Tables.orders(), TEN_MILLIS, 0.001, node("Index Scan", 1)).get(0);

    assertThat(issue.kind()).isEqualTo(IssueKind.CAUSE_UNKNOWN);
    assertThat(issue.title()).isEqualTo("slow, cause not found yet: q");
    assertThat(issue.symptoms().get(1).text())
        .isEqualTo(
            "Its cause is not found yet: no known pattern shows in its plan; 100 % of the rows and"
                + " blocks that it handles are in the index scan of shop.orders.");
  }

  @ParameterizedTest(name = "{0} ms for {1} rows: {2}")
  @CsvSource({
    "99, 1, 0",
    "101, 1, 1",
    "700, 80000, 0",
    "950, 80000, 1",
    "999, 1000000, 0",
    "1001, 1000000, 1"
  })
  void without_a_target_a_person_should_not_have_to_wait(double millis, long rows, int issues) {
    Measurement measured =
        new Measurement(
            MEASURED,
            new QueryName("q"),
            new Timing(5, millis, millis, 0, rows),
            0.1,
            new Plan(node("Index Scan", 1)));

    assertThat(find(Tables.orders(), query(Query.Access.READ, null), measured)).hasSize(issues);
  }

  @Test
  void a_busy_machine_makes_no_statement_slow() {
    PlanNode root = node("Index Scan", 1);
    Timing waited = new Timing(5, 400, 700, 0, 1);
    Plan quick = new Plan(root, new Plan.Spent(0.1, 0.4, List.of()));
    Measurement measured = new Measurement(MEASURED, new QueryName("q"), waited, 0.1, quick);

    assertThat(find(Tables.orders(), query(Query.Access.READ, null), measured)).isEmpty();
  }

  @Test
  void a_write_that_searches_a_whole_table_is_a_slow_write() {
    Measurement measured =
        new Measurement(
            MEASURED,
            new QueryName("q"),
            new Timing(5, 11, 12, 0, 1),
            0.1,
            new Plan(node("ModifyTable", 0, scan(1, 90_000))));

    assertThat(find(Tables.orders(), query(Query.Access.WRITE, null), measured))
        .singleElement()
        .satisfies(issue -> assertThat(issue.kind()).isEqualTo(IssueKind.SLOW_WRITE));
  }

  @Test
  void redundant_indexes_come_after_statements_and_cite_the_catalogue() {
    Schema schema =
        Tables.orders(Tables.index("short", "status"), Tables.index("long", "status", "id"));

    List<Issue> issues = find(schema, null, 0.5, scan(1, 90_000));

    assertThat(issues)
        .extracting(Issue::title)
        .containsExactly("slow query: q", "redundant index: short on shop.orders");
    assertThat(issues.get(1).id().value()).isEqualTo("I2");
    assertThat(issues.get(1).symptoms().get(0).evidence()).isEqualTo(CATALOGUE);
  }

  @Test
  void many_redundant_indexes_are_one_issue_with_a_list() {
    Index[] indexes =
        Stream.concat(
                Stream.of(Tables.index("long", "status", "id")),
                IntStream.range(0, 4).mapToObj(i -> Tables.index("short" + i, "status")))
            .toArray(Index[]::new);

    List<Issue> issues = find(Tables.orders(indexes), null, 0.5, node("Index Scan", 1));

    assertThat(issues)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.title())
                  .isEqualTo(
                      "redundant index: short0 on shop.orders, short1 on shop.orders and 2 more");
              assertThat(issue.symptoms()).hasSize(4);
              assertThat(issue.subject().indexes()).hasSize(4);
            });
  }

  private static Issue onlyIssue(PlanNode root) {
    List<Issue> issues = issues(root);
    assertThat(issues).hasSize(1);
    return issues.get(0);
  }

  private static List<Issue> issues(PlanNode root) {
    return find(Tables.orders(), null, 0.5, root);
  }

  private static List<Issue> find(
      Schema schema, LatencyTarget target, double share, PlanNode root) {
    Query query = query(Query.Access.READ, target);
    Measurement measured =
        new Measurement(MEASURED, query.name(), new Timing(5, 11, 12, 0, 1), share, new Plan(root));
    return find(schema, query, measured);
  }

  private static Query query(Query.Access access, LatencyTarget target) {
    return new Query(new QueryName("q"), "select 1", access, 1, target, 1);
  }

  private static List<Issue> find(Schema schema, Query query, Measurement measured) {
    return new IssueFinding(CATALOGUE)
        .find(schema, new Workload(List.of(query), List.of()), List.of(measured));
  }

  private static PlanNode scan(double kept, double removed) {
    return node("Seq Scan", new PlanNode.Actual(kept, 1, removed, 0, 0));
  }

  private static PlanNode node(String type, double rows, double loops) {
    return node(type, new PlanNode.Actual(rows, loops, 0, 0, 0));
  }

  private static PlanNode node(String type, double rows, PlanNode... children) {
    return node(type, new PlanNode.Actual(rows, 1, 0, 0, 0), children);
  }

  private static PlanNode node(String type, PlanNode.Actual actual, PlanNode... children) {
    String relation = type.endsWith("Scan") ? "shop.orders" : null;
    return new PlanNode(
        new PlanNode.Operation(type, relation, null, null),
        new PlanNode.Estimate(100, 1),
        actual,
        new PlanNode.Conditions("status = 'x'", null, null, List.of("created_at")),
        Arrays.asList(children));
  }
}
