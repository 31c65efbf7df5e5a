package dev.tunesmith.core.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {

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

  private static Trial trial(@Nullable Duration refresh) {
    return new Trial(
        EvidenceId.of(1),
        IssueId.of(1),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        Trial.Upkeep.NONE,
        0,
        Duration.ofSeconds(1),
        null,
        refresh);
  }
}
