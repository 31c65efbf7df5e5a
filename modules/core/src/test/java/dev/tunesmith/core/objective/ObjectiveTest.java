package dev.tunesmith.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.workload.LatencyTarget;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {

  private static final SkillId SKILL = new SkillId("night-tuner");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Query response time p95, critical queries: < 100ms | QUERY_TIME | 100",
        "Latency of reads: below 1.5 seconds | QUERY_TIME | 1500",
        "Query throughput, against the baseline: > 2x | THROUGHPUT | 2",
        "Index utilisation: > 95% | INDEX_USE | 95",
        "Buffer pool hit ratio: at least 85% | BUFFER_HITS | 85",
        "Reduction of disk I/O operations: > 50% | BLOCKS_TOUCHED | 50",
        "Critical queries answered under 100ms: > 95% | ANSWERED_WITHIN | 95",
        "Average query planning time: < 5ms | PLANNING_TIME | 5",
        "Reduction of queries over 1 second: > 90% | SLOW_STATEMENTS | 90",
        "Performance against the baseline: > 5x | SPEED_UP | 5",
        "Slow Query Elimination: > 90% reduction in queries taking > 1 second | SLOW_STATEMENTS |"
            + " 90",
        "Memory Efficiency: > 85% buffer pool hit ratio | BUFFER_HITS | 85",
        "developer_productivity: < 5ms average query planning time | PLANNING_TIME | 5",
        "performance_improvement: > 5x performance improvement from baseline | SPEED_UP | 5",
        "Migrations whose undo was run before release: 100% | UNDO_REHEARSED | 100"
      })
  void a_metric_is_bound_to_what_can_be_measured(String text, Quantity quantity, double limit) {
    Objective objective = objective(text);

    assertThat(objective.quantity()).isEqualTo(quantity);
    assertThat(objective.limit()).contains(limit);
    assertThat(objective.isMeasurable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Uptime: > 99.9%",
        "Replication lag: < 1 second",
        "CPU utilisation at peak load: < 70%",
        "Backup of a database of terabytes: < 4 hours",
        "Documents brought up to date: < 7 days",
        "Query latency p95: as low as can be",
        "Query latency p95: < 5%",
        "Index utilisation: > 95ms"
      })
  void what_cannot_be_measured_or_compared_is_nothing_that_is_met_or_missed(String text) {
    assertThat(objective(text).isMeasurable()).isFalse();
    assertThat(objective(text).asLatencyTarget()).isEmpty();
  }

  @Test
  void only_an_upper_limit_of_a_time_is_a_target_of_statements() {
    assertThat(objective("Query latency p95: < 20ms").asLatencyTarget())
        .contains(new LatencyTarget(LatencyTarget.Statistic.P95, Duration.ofMillis(20)));
    assertThat(objective("Query latency p95: > 20ms").asLatencyTarget()).isEmpty();
    assertThat(objective("Index utilisation: < 95%").asLatencyTarget()).isEmpty();
  }

  private static Objective objective(String text) {
    return Objective.of(SKILL, new ContractItem(Kind.METRIC, "Metrics", text, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Diminishing Returns: Less than 5% gain for 3 or more iterations | 0.05 | 3",
        "< 1 % for 5 iterations | 0.01 | 5",
        "Three rounds in a row gained under 2.5% | 0.025 | 3"
      })
  void a_stopping_criterion_says_how_little_and_how_often(String text, double share, int times) {
    assertThat(patience(text)).contains(new Patience(SKILL, share, times, 9));
  }

  @ParameterizedTest
  @CsvSource({"Every query meets its target", "Less than 5% is gained", "After 3 iterations"})
  void other_reasons_to_stop_are_none_of_that_sort(String text) {
    assertThat(patience(text)).isEmpty();
  }

  private static Optional<Patience> patience(String text) {
    return Patience.in(SKILL, new ContractItem(Kind.STOPPING_TRIGGER, "Stopping", text, 9));
  }

  @Test
  void a_list_of_quantities_wants_each_of_them() {
    ContractItem item =
        new ContractItem(
            Kind.METRIC,
            "Context",
            "Performance: Target <20ms query latency (p95), >99% cache hit ratio, >95% index use",
            43);

    assertThat(Objective.allOf(SKILL, item))
        .extracting(Objective::quantity)
        .containsExactly(Quantity.QUERY_TIME, Quantity.BUFFER_HITS, Quantity.INDEX_USE);
    ContractItem one = new ContractItem(Kind.METRIC, "Context", "Uptime: > 99.9%, always", 44);
    assertThat(Objective.allOf(SKILL, one)).containsExactly(Objective.of(SKILL, one));
  }
}
