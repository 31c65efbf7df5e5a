package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.trial.Trial.HeapOnly;
import dev.tunesmith.core.trial.Trial.Upkeep;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {
  private static final QueryName MADE_UP = new QueryName("synthesised INSERT into shop.orders");

  @Test
  void what_was_made_up_is_told_under_that_name_beside_the_workloads_own_writes() {
    Comparison own = ShopSession.compared(8, ShopSession.INSERT, 1, 1.1, Outcome.WORSE);
    Comparison madeUp = ShopSession.compared(9, MADE_UP, 1, 1.5, Outcome.WORSE);
    Upkeep upkeep = new Upkeep(List.of(madeUp), List.of(new HeapOnly(MADE_UP, 10, 9, 0)));

    assertThat(effect(List.of(own), upkeep).writes())
        .isEqualTo(
            "insert-order: 10 % more time (95 %: +7.8 % to +13 %) [E8];"
                + " synthesised INSERT into shop.orders: 50 % more time (95 %: +47 % to +54 %)"
                + " [E9]; synthesised INSERT into shop.orders: 0 of 10 rows heap-only, 9 without"
                + " [E7]");
  }

  @Test
  void heap_only_updates_that_stay_so_are_not_told() {
    Upkeep upkeep = new Upkeep(List.of(), List.of(new HeapOnly(MADE_UP, 10, 9, 9)));

    assertThat(effect(List.of(), upkeep).writes()).doesNotContain("heap-only");
  }

  private static Effect effect(List<Comparison> writes, Upkeep upkeep) {
    return new Effect(
        new Trial(
            ShopSession.evidence(7),
            ShopSession.I1,
            List.of(ShopSession.index("i", "created_at", null)),
            null,
            List.of(),
            List.of(),
            writes,
            upkeep,
            8192,
            Duration.ofSeconds(1),
            null,
            null));
  }
}
