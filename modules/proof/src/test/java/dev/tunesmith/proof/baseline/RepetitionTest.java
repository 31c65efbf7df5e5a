package dev.tunesmith.proof.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {

  @Test
  void runs_that_agree_are_enough_as_soon_as_there_are_three() {
    assertThat(Repetition.isEnough(List.of(40.0, 41.0))).isFalse();
    assertThat(Repetition.isEnough(List.of(40.0, 41.0, 40.5))).isTrue();
  }

  @Test
  void one_slow_run_in_four_is_the_machines() {
    assertThat(Repetition.isEnough(List.of(40.0, 90.0, 40.5, 41.0))).isTrue();
  }

  @Test
  void runs_that_differ_are_repeated_until_they_have_taken_their_time() {
    assertThat(Repetition.isEnough(List.of(40.0, 60.0, 80.0))).isFalse();
    assertThat(Repetition.isEnough(List.of(140.0, 260.0, 180.0))).isTrue();
  }

  @Test
  void one_long_run_is_enough() {
    assertThat(Repetition.isEnough(List.of(20_000.0))).isTrue();
    assertThat(Repetition.isEnough(List.of(1_000.0))).isFalse();
  }

  @Test
  void the_shortest_run_is_repeated_most_often() {
    assertThat(Repetition.isEnough(Collections.nCopies(Repetition.MOST_RUNS - 1, 0.05))).isFalse();
    assertThat(Repetition.isEnough(Collections.nCopies(Repetition.MOST_RUNS, 0.05))).isTrue();
  }
}
