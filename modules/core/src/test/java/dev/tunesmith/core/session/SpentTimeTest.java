package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.SpentTime.Phase;
import dev.tunesmith.core.testing.Sessions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTimeTest {

  @Test
  void what_passed_before_an_entry_belongs_to_what_it_tells_of() {
    SpentTime spent =
        new Sessions()
            .then(new SessionEvent.SandboxReady(1, 1, Duration.ZERO, null, List.of()))
            .measured()
            .opened(1, 0.8)
            .attempted(1)
            .tried(1, 10)
            .remeasured(0.1)
            .state()
            .spent();

    assertThat(spent.on(Phase.BASELINE)).isEqualTo(Duration.ofSeconds(2));
    assertThat(spent.on(Phase.SEARCH)).isEqualTo(Duration.ofSeconds(2));
    assertThat(spent.on(Phase.TRIALS)).isEqualTo(Duration.ofSeconds(1));
    assertThat(spent.words())
        .isEqualTo("copy 0 ms, baseline 2.0 s, search 2.0 s, trials 1.0 s, closing 0 ms");
  }
}
