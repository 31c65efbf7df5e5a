package dev.tunesmith.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {

  private static final QueryName STATEMENT = new QueryName("of its own");

  @ParameterizedTest
  @CsvSource({"PT0.01S, PT10S", "PT0.1S, PT10S", "PT0.2S, PT1M", "PT5S, PT15M", "PT30M, PT24H"})
  void a_refresh_is_repeated_so_seldom_that_it_takes_a_hundredth_of_the_time_at_most(
      Duration once, Duration period) {
    assertThat(trial(once).refreshPeriod()).contains(period);
  }

  @Test
  void what_needs_no_refresh_has_no_period() {
    assertThat(trial(null).refreshPeriod()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INCONCLUSIVE, true", "EQUAL, false", "WORSE, false", "BETTER, false"})
  void what_is_inconclusive_about_its_statement_is_undecided(Outcome outcome, boolean undecided) {
    Timing timing = new Timing(5, 1, 1, 1, 1);
    Comparison comparison =
        new Comparison(
            EvidenceId.of(2),
            STATEMENT,
            timing,
            timing,
            new Ratio(1, 0.7, 1.4),
            outcome,
            new Comparison.Plans(new PlanShape("scan"), new PlanShape("scan")));

    assertThat(trial(STATEMENT, List.of(comparison), null).isUndecided()).isEqualTo(undecided);
    assertThat(trial(new QueryName("another"), List.of(comparison), null).isUndecided()).isFalse();
  }

  private static Trial trial(@Nullable Duration refresh) {
    return trial(null, List.of(), refresh);
  }

  private static Trial trial(
      @Nullable QueryName subject, List<Comparison> reads, @Nullable Duration refresh) {
    return new Trial(
        EvidenceId.of(1),
        IssueId.of(1),
        List.of(),
        subject,
        reads,
        List.of(),
        List.of(),
        Trial.Upkeep.NONE,
        0,
        Duration.ofSeconds(1),
        null,
        refresh);
  }
}
