package dev.tunesmith.advisor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkMemoryTest {

  private static final Query QUERY =
      new Query(new QueryName("q"), "select x from t order by x", Query.Access.READ, 1, null, 1);
  private static final Client SHOP = new Client("shop", Map.of());
  private static final long BLOCKS_PER_MEGABYTE = 128;

  @ParameterizedTest(name = "{0} MB spilled ask for {1}")
  @CsvSource({"1, 8MB", "3, 16MB", "5, 16MB", "6, 32MB", "20, 64MB", "85, 256MB"})
  void the_role_gets_the_power_of_two_that_holds_what_spills(long megabytes, String value) {
    assertThat(advised(megabytes, SHOP))
        .singleElement()
        .extracting(Advice::remedy)
        .isEqualTo(new RoleSetting("shop", "work_mem", value, null));
  }

  @Test
  void more_than_a_session_may_take_unasked_is_not_advised() {
    assertThat(advised(86, SHOP)).isEmpty();
  }

  @Test
  void nothing_is_advised_where_nothing_spills() {
    assertThat(advised(0, SHOP)).isEmpty();
  }

  @Test
  void nothing_is_advised_for_a_role_that_nobody_knows() {
    assertThat(advised(3, null)).isEmpty();
  }

  @Test
  void what_the_role_has_now_goes_with_the_remedy_so_that_it_can_be_undone() {
    assertThat(advised(3, new Client("shop", Map.of("work_mem", "6MB"))))
        .singleElement()
        .extracting(Advice::remedy)
        .isEqualTo(new RoleSetting("shop", "work_mem", "16MB", "6MB"));
  }

  @Test
  void what_was_tried_is_not_advised_again() {
    Remedy tried = new RoleSetting("shop", "work_mem", "16MB", null);

    assertThat(WorkMemory.forStatement(QUERY, context(3, SHOP, List.of(tried)))).isEmpty();
  }

  @Test
  void the_advice_says_what_every_session_may_then_take() {
    assertThat(advised(3, SHOP).get(0).why())
        .startsWith("3.1 MB are spilled to disk")
        .contains("Each sort of each session of the role may then take that much");
  }

  private static List<Advice> advised(long spilledMegabytes, @Nullable Client client) {
    return WorkMemory.forStatement(QUERY, context(spilledMegabytes, client, List.of()));
  }

  private static AdvisorContext context(
      long spilledMegabytes, @Nullable Client client, List<Remedy> tried) {
    Plan plan = sorting(spilledMegabytes * BLOCKS_PER_MEGABYTE);
    Measurement measured =
        new Measurement(EvidenceId.of(2), QUERY.name(), new Timing(9, 50, 60, 900, 1), 1, plan);
    return new AdvisorContext(
        new Schema(List.of()),
        new Workload(List.of(QUERY), List.of()),
        List.of(measured),
        (query, remedies) -> plan,
        Set.of(RemedyKind.SESSION_SETTING),
        tried,
        client);
  }

  private static Plan sorting(long spilledBlocks) {
    return new Plan(
        new PlanNode(
            new PlanNode.Operation("Sort", null, null, null),
            new PlanNode.Estimate(1_000, 1_000),
            new PlanNode.Actual(1_000, 1, 0, 900, spilledBlocks),
            new PlanNode.Conditions(null, null, null, List.of("x")),
            List.of()));
  }
}
