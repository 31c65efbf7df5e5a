package dev.tunesmith.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionTimeTest {

  private static final Instant ASKED = Instant.parse("2026-03-01T09:00:00.25Z");

  @Test
  void a_length_counts_from_the_question_and_ends_on_a_whole_second_not_before() {
    assertThat(new DecisionTime.Within(Duration.ofHours(8)).end(ASKED))
        .contains(Instant.parse("2026-03-01T17:00:01Z"));
  }

  @Test
  void a_moment_stays_whenever_the_question_comes() {
    Instant moment = Instant.parse("2026-03-01T18:00:00Z");

    assertThat(new DecisionTime.Until(moment).end(ASKED)).contains(moment);
  }

  @Test
  void without_a_limit_it_never_ends() {
    assertThat(new DecisionTime.Unlimited().end(ASKED)).isEmpty();
  }

  @Test
  void no_time_at_all_is_refused() {
    assertThatThrownBy(() -> new DecisionTime.Within(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
