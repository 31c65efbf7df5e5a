package dev.tunesmith.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison.Basis;
import dev.tunesmith.core.evidence.Comparison.Plans;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.workload.QueryName;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final PlanShape PLAN = new PlanShape("Seq Scan on product");

  @Test
  void a_gain_is_told_with_its_interval() {
    assertThat(compared(Outcome.BETTER, Basis.TIME).words())
        .isEqualTo("15 % less time (95 %: -18 % to -12 %)");
  }

  @Test
  void what_is_not_told_apart_is_not_called_a_change() {
    assertThat(compared(Outcome.INCONCLUSIVE, Basis.TIME).words())
        .isEqualTo("inconclusive (95 %: -18 % to -12 %)");
  }

  @Test
  void a_tie_that_blocks_broke_says_so() {
    assertThat(compared(Outcome.BETTER, Basis.TIME_AND_BUFFERS).words())
        .isEqualTo(
            compared(Outcome.BETTER, Basis.TIME).words()
                + ", decided with the blocks touched, 4,000 → 900");
  }

  private static Comparison compared(Outcome outcome, Basis basis) {
    return new Comparison(
        new EvidenceId("E1"),
        new QueryName("product-search"),
        new Timing(30, 100, 120, 4000, 1),
        new Timing(30, 85, 99, 900, 1),
        new Ratio(0.85, 0.82, 0.88),
        outcome,
        basis,
        new Plans(PLAN, PLAN));
  }
}
