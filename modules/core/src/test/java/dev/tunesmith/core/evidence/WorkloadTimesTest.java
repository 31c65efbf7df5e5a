package dev.tunesmith.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.testing.Plans;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTimesTest {

  private static final QueryName OFTEN = new QueryName("often");
  private static final QueryName SELDOM = new QueryName("seldom");
  private static final QueryName NEVER_AGAIN = new QueryName("never again");
  private static final Workload WORKLOAD =
      new Workload(List.of(query(OFTEN, 3), query(SELDOM, 1), query(NEVER_AGAIN, 1)), List.of());

  private static final List<Measurement> BEFORE =
      List.of(measured(1, OFTEN, 10), measured(2, SELDOM, 60), measured(3, NEVER_AGAIN, 10));

  @Test
  void what_was_not_measured_again_keeps_its_measurement_and_gets_its_new_share() {
    List<Measurement> now =
        WorkloadTimes.renewed(BEFORE, Set.of(SELDOM), List.of(measured(4, SELDOM, 20)), WORKLOAD);

    assertThat(now).extracting(each -> each.id().value()).containsExactly("E1", "E4", "E3");
    assertThat(now.get(0).share()).isCloseTo(0.5, within(1e-9));
    assertThat(now.get(1).share()).isCloseTo(20.0 / 60, within(1e-9));
  }

  @Test
  void what_could_not_be_measured_again_is_not_known_any_more() {
    List<Measurement> now = WorkloadTimes.renewed(BEFORE, Set.of(NEVER_AGAIN), List.of(), WORKLOAD);

    assertThat(now).extracting(Measurement::query).containsExactly(OFTEN, SELDOM);
    assertThat(now.stream().mapToDouble(Measurement::share).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void what_was_not_compared_takes_as_long_as_before_in_the_sum() {
    Comparison compared = compared(new Timing(5, 60, 60, 1, 1));

    assertThat(WorkloadTimes.ratio(List.of(compared), BEFORE, List.of(), WORKLOAD))
        .isCloseTo(60.0 / 100, within(1e-9));
    assertThat(WorkloadTimes.ratio(List.of(), List.of(), List.of(), WORKLOAD)).isEqualTo(1);
  }

  @Test
  void what_was_cut_off_without_remedies_takes_as_long_as_before_there_were_any() {
    Comparison early = compared(new Timing(2, 25, 25, 0, 0, 2));
    Comparison late = compared(new Timing(2, 90, 90, 0, 0, 2));

    assertThat(WorkloadTimes.ratio(List.of(early), List.of(), BEFORE, WORKLOAD))
        .isCloseTo(20.0 / 60, within(1e-9));
    assertThat(WorkloadTimes.ratio(List.of(late), List.of(), BEFORE, WORKLOAD))
        .isCloseTo(20.0 / 90, within(1e-9));
  }

  private static Comparison compared(Timing without) {
    return new Comparison(
        EvidenceId.of(9),
        SELDOM,
        without,
        new Timing(5, 20, 20, 1, 1),
        new Ratio(0.33, 0.3, 0.4),
        Outcome.BETTER,
        new Comparison.Plans(new PlanShape("a"), new PlanShape("b")));
  }

  private static Query query(QueryName name, double weight) {
    return new Query(name, "select 1", Query.Access.READ, weight, null, 1);
  }

  private static Measurement measured(long id, QueryName name, double millis) {
    return new Measurement(
        EvidenceId.of(id),
        name,
        new Timing(5, millis, millis, 1, 1),
        0,
        Plans.node("Result").plan());
  }
}
