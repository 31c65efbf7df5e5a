package dev.tunesmith.core.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.testing.Shop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void a_statement_that_is_left_out_is_named_with_its_reason() {
    Workload less = Shop.workload().without(Shop.PLACE_ORDER, "permission denied");

    assertThat(less.find(Shop.PLACE_ORDER)).isEmpty();
    assertThat(less.writes()).isEmpty();
    assertThat(less.leftOut())
        .containsExactly(new Workload.LeftOut(Shop.PLACE_ORDER, 9, "permission denied"));
  }

  @Test
  void leaving_out_what_is_not_there_changes_nothing() {
    Workload workload = Shop.workload();

    assertThat(workload.without(new QueryName("unknown"), "why")).isEqualTo(workload);
  }

  @Test
  void a_statement_that_never_runs_has_no_place() {
    assertThatThrownBy(() -> new Query(Shop.BY_DAY, "select 1", Query.Access.READ, 0, null, 1))
        .hasMessageContaining("weight of orders_by_day must be above 0");
  }

  @Test
  void a_set_of_values_has_one_for_each_parameter() {
    ValueSet two = new ValueSet(Arrays.asList("42", null));

    assertThat(new Parameters(2, List.of(two)).valueSets()).containsExactly(two);
    assertThatThrownBy(() -> new Parameters(1, List.of(two)))
        .hasMessageContaining("expected 1 values, got 2");
  }

  @Test
  void in_other_words_a_statement_keeps_its_values() {
    Parameters seen = new Parameters(1, List.of(new ValueSet(List.of("42"))));
    Query asked =
        new Query(
            Shop.BY_DAY,
            "select $1",
            Query.Access.READ,
            1,
            null,
            1,
            Duration.ofMinutes(5),
            seen,
            Set.of());

    assertThat(asked.asking("select ($1)").valueSets()).isEqualTo(seen.valueSets());
  }
}
