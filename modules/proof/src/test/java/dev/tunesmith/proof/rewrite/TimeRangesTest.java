package dev.tunesmith.proof.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangesTest {

  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void and_or_and_not_hold_for_each_moment_as_they_do_for_conditions(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      TimeRanges one = drawn(random);
      TimeRanges other = drawn(random);
      for (int day = -1; day <= 21; day++) {
        LocalDateTime moment = START.plusDays(day);
        boolean inOne = holds(one, moment);
        boolean inOther = holds(other, moment);

        assertThat(holds(one.and(other), moment)).isEqualTo(inOne && inOther);
        assertThat(holds(one.or(other), moment)).isEqualTo(inOne || inOther);
        assertThat(holds(one.not(), moment)).isEqualTo(!inOne);
      }
    }
  }

  @Test
  void the_same_set_is_written_in_one_way_only() {
    TimeRanges whole = TimeRanges.between(START, START.plusDays(2));
    TimeRanges inParts =
        TimeRanges.between(START.plusDays(1), START.plusDays(2))
            .or(TimeRanges.between(START, START.plusDays(1)));

    assertThat(inParts).isEqualTo(whole);
    assertThat(whole.not().not()).isEqualTo(whole);
  }

  private static TimeRanges drawn(Random random) {
    TimeRanges drawn = new TimeRanges(List.of());
    List<TimeRanges> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDateTime from = START.plusDays(random.nextInt(20));
      parts.add(
          switch (random.nextInt(6)) {
            case 0 -> TimeRanges.from(from);
            case 1 -> TimeRanges.before(from);
            default -> TimeRanges.between(from, from.plusDays(random.nextInt(4)));
          });
    }
    for (TimeRanges part : parts) {
      drawn = drawn.or(part);
    }
    return drawn;
  }

  private static boolean holds(TimeRanges ranges, LocalDateTime moment) {
    return ranges.stretches().stream()
        .anyMatch(each -> !moment.isBefore(each.from()) && moment.isBefore(each.to()));
  }
}
