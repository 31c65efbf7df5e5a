package dev.tunesmith.proof.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunLimitsTest {

  private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(60));

  @Test
  void a_run_may_take_longer_where_the_session_may() {
    assertThat(RunLimits.within(Duration.ofMinutes(30))).isEqualTo(LIMITS);
    assertThat(RunLimits.within(Duration.ofHours(1)).longest()).isEqualTo(Duration.ofMinutes(2));
    assertThat(RunLimits.within(Duration.ofMinutes(1)).longest()).isEqualTo(Duration.ofSeconds(5));
    assertThat(RunLimits.within(Duration.ofDays(1)).longest()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void a_run_without_the_remedy_is_waited_for_until_it_is_telling() {
    assertThat(LIMITS.beside(44)).isEqualTo(Duration.ofSeconds(20));
    assertThat(LIMITS.beside(2_000)).isEqualTo(Duration.ofSeconds(40));
    assertThat(LIMITS.beside(60_000)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void of_other_statements_a_run_shows_enough_sooner() {
    assertThat(LIMITS.ofOthers().beside(44)).isEqualTo(Duration.ofSeconds(5));
    assertThat(LIMITS.ofOthers().beside(2_000)).isEqualTo(Duration.ofSeconds(40));
    assertThat(new RunLimits(Duration.ofSeconds(6)).ofOthers().beside(44))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void what_is_only_looked_at_is_cut_off_after_a_second() {
    assertThat(LIMITS.ofLooks().longest()).isEqualTo(Duration.ofSeconds(1));
    assertThat(new RunLimits(Duration.ofMillis(300)).ofLooks().longest())
        .isEqualTo(Duration.ofMillis(300));
  }
}
