package dev.tunesmith.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void the_limit_itself_misses_the_target() {
    LatencyTarget target = new LatencyTarget(LatencyTarget.Statistic.P95, Duration.ofMillis(5));

    assertThat(target.isMetBy(4.999)).isTrue();
    assertThat(target.isMetBy(5)).isFalse();
  }

  @Test
  void it_reads_as_a_workload_file_writes_it() {
    assertThat(new LatencyTarget(LatencyTarget.Statistic.P95, Duration.ofMillis(100)))
        .hasToString("p95 < 100ms");
    assertThat(new LatencyTarget(LatencyTarget.Statistic.MEDIAN, Duration.ofNanos(500_000)))
        .hasToString("median < 0.5ms");
  }
}
