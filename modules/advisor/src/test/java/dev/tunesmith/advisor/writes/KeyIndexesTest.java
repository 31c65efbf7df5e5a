package dev.tunesmith.advisor.writes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.indexes.PricedWhatIf;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyIndexesTest {

  private static final TableName PARTS = new TableName("shop", "parts");
  private static final Query DELETE =
      new Query(
          new QueryName("goes"),
          "delete from shop.parts where id = 1",
          Query.Access.WRITE,
          1,
          null,
          1);
  private static final List<String> REFERRING = List.of("lines", "notes", "bins", "cards");
  private static final Set<RemedyKind> ALL =
      Set.of(RemedyKind.CREATE_INDEX, RemedyKind.COMBINATION);

  @Test
  void every_key_that_looks_for_a_deleted_row_is_served_at_once() {
    assertThat(advice(ALL, 60, 30))
        .extracting(KeyIndexesTest::shapes)
        .containsExactly(
            List.of("shop.lines (part)", "shop.notes (part)"),
            List.of("shop.lines (part)"),
            List.of("shop.notes (part)"));
    assertThat(advice(ALL, 60, 30).get(0).foreseenGain()).isBetween(0.89, 0.91);
  }

  @Test
  void one_that_takes_next_to_no_time_is_left_alone() {
    assertThat(advice(ALL, 90, 1))
        .extracting(KeyIndexesTest::shapes)
        .containsExactly(List.of("shop.lines (part)"));
  }

  @Test
  void where_nothing_may_be_combined_each_is_advised_alone() {
    assertThat(advice(Set.of(RemedyKind.CREATE_INDEX), 60, 30))
        .extracting(KeyIndexesTest::shapes)
        .containsExactly(List.of("shop.lines (part)"), List.of("shop.notes (part)"));
  }

  @Test
  void of_many_keys_those_that_take_most_are_served_first() {
    assertThat(advice(ALL, 10, 30, 20, 25).get(0))
        .satisfies(
            first ->
                assertThat(shapes(first))
                    .containsExactly("shop.notes (part)", "shop.cards (part)", "shop.bins (part)"));
  }

  private static List<Advice> advice(Set<RemedyKind> allowed, double... millis) {
    Measurement measured =
        new Measurement(
            EvidenceId.of(1), DELETE.name(), new Timing(5, 100, 110, 10, 1), 0.5, plan(millis));
    Issue issue =
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_WRITE,
            new Issue.Subject.OfQuery(DELETE.name()),
            0.5,
            List.of(),
            null);
    Schema schema =
        new Schema(
            Stream.concat(
                    Stream.of(new Table(PARTS, List.of(), List.of(), List.of(), 1_000, 100_000)),
                    REFERRING.stream().map(KeyIndexesTest::referring))
                .toList());
    return new KeyIndexes()
        .advise(
            issue,
            DELETE,
            new AdvisorContext(
                schema,
                new Workload(List.of(DELETE), List.of()),
                List.of(measured),
                new PricedWhatIf(1),
                allowed,
                List.of()));
  }

  private static Plan plan(double... millis) {
    return new Plan(
        new PlanNode(
            new PlanNode.Operation("ModifyTable", "shop.parts", null, null),
            new PlanNode.Estimate(100, 0),
            new PlanNode.Actual(0, 1, 0, 10, 0),
            new PlanNode.Conditions(null, null, null, List.of()),
            List.of()),
        new Plan.Spent(
            1,
            100,
            IntStream.range(0, millis.length)
                .mapToObj(
                    i ->
                        new Plan.Trigger(
                            "RI_" + i, REFERRING.get(i) + "_part", "parts", 1, millis[i]))
                .toList()));
  }

  private static Table referring(String name) {
    ForeignKey key =
        new ForeignKey(
            name + "_part", List.of("part"), PARTS, List.of("id"), ForeignKey.Hold.ALWAYS);
    return new Table(
        new TableName("shop", name), List.of(), List.of(), List.of(key), 100_000, 10_000_000);
  }

  private static List<String> shapes(Advice advice) {
    return advice.remedies().stream()
        .map(remedy -> ((CreateIndex) remedy).shape().toString())
        .toList();
  }
}
