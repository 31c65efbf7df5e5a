package dev.tunesmith.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.testing.Skills;
import dev.tunesmith.core.workload.LatencyTarget;
import java.time.Duration;
import java.util.List;
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
        "Migrations whose undo was run before release: 100% | UNDO_REHEARSED | 100",
        "Normalization Balance: Appropriate normalization level for performance | NORMAL_FORM | 0",
        "Data Type Optimization: Optimal data types for storage | DATA_TYPES | 0",
        "Check Constraints: All business rules are enforced | CONSTRAINTS | 0",
        "Partitioning Strategy: Effective data partitioning | PARTITIONS | 0",
        "Review Indexes: Avoid over-indexing | INDEX_UPKEEP | 0",
        "Maintainable SQL that follows best practices | QUERY_FORM | 0"
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
        "Documents of constraints: up to date",
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

  @Test
  void what_has_to_hold_before_something_is_done_is_wanted_where_it_can_be_measured() {
    Skill skill =
        Skills.skill("night-tuner")
            .saying(Kind.DONE_CRITERION, "Done", "Query latency p95: < 20ms")
            .saying(Kind.DONE_CRITERION, "Done", "Check constraints: all rules are enforced")
            .saying(Kind.DONE_CRITERION, "Done", "Everybody was told")
            .saying(Kind.STATEMENT, "Done", "Index utilisation: > 95%")
            .built();

    assertThat(Objective.of(List.of(skill)))
        .extracting(Objective::quantity)
        .containsExactly(Quantity.QUERY_TIME, Quantity.CONSTRAINTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Downtime > business tolerance (typically 4 hours) | 14400000",
        "Downtime above what the business bears, typically 90 min | 5400000",
        "Any downtime over 30 s needs a window | 30000"
      })
  void a_downtime_from_which_on_a_person_decides_is_the_most_that_is_wanted(
      String text, double millis) {
    ContractItem item =
        new ContractItem(Kind.ESCALATION_TRIGGER, "Triggers", "Outage", List.of(text), 7);

    assertThat(Objective.downtime(SKILL, item).orElseThrow())
        .satisfies(found -> assertThat(found.limit()).contains(millis))
        .satisfies(found -> assertThat(found.isMetBy(millis)).isTrue())
        .satisfies(found -> assertThat(found.isMetBy(millis + 1)).isFalse());
  }

  @Test
  void a_downtime_without_a_time_and_a_time_without_downtime_limit_nothing() {
    assertThat(Objective.downtime(SKILL, Skills.item(Kind.TRIGGER, "T", "Needs downtime", 7)))
        .isEmpty();
    assertThat(Objective.downtime(SKILL, Skills.item(Kind.TRIGGER, "T", "Effort > 8 weeks", 7)))
        .isEmpty();
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
