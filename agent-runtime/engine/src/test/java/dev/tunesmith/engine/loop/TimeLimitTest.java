package dev.tunesmith.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.WorkCancelledException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  private static final Duration AMPLE = Duration.ofMinutes(5);

  @AfterEach
  void nothing_is_left_of_an_interrupt() {
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void work_that_ends_in_time_is_left_alone() {
    AtomicBoolean isDone = new AtomicBoolean();

    assertThat(TimeLimit.allows(AMPLE, () -> false, () -> isDone.set(true))).isTrue();
    assertThat(isDone).isTrue();
  }

  @Test
  void work_that_takes_longer_is_broken_off() {
    assertThat(TimeLimit.allows(Duration.ofMillis(20), () -> false, TimeLimitTest::wait60Seconds))
        .isFalse();
  }

  @Test
  void work_without_any_time_is_broken_off_at_once() {
    assertThat(TimeLimit.allows(Duration.ZERO, () -> false, TimeLimitTest::wait60Seconds))
        .isFalse();
  }

  @Test
  void a_cancellation_by_somebody_else_is_passed_on() {
    assertThatThrownBy(() -> TimeLimit.allows(AMPLE, () -> false, TimeLimitTest::cancelled))
        .isInstanceOf(WorkCancelledException.class);
  }

  @Test
  void a_session_that_is_run_again_breaks_off_where_its_clock_says() {
    assertThat(TimeLimit.allows(AMPLE, () -> true, TimeLimitTest::cancelled)).isFalse();
  }

  private static void cancelled() {
    throw new WorkCancelledException("recorded");
  }

  private static void wait60Seconds() {
    try {
      Thread.sleep(Duration.ofMinutes(1).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelledException("interrupted");
    }
  }
}
