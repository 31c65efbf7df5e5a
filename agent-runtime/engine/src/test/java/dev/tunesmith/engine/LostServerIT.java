package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies in the middle of a session, the target's or the sandbox's. */
class LostServerIT {

  private static final String DATA =
      """
      create table visits (id bigint generated always as identity primary key, page int);
      insert into visits (page) select i % 5000 from generate_series(1, 30000) i;
      analyze visits;
      """;

  private static final String WORKLOAD = "select id from visits where page = 4711;";

  /**
   * Before the baseline, while an agent looks around, before a trial, before the last measuring.
   */
  private static final Set<Class<?>> MOMENTS =
      Set.of(
          SessionEvent.SandboxReady.class,
          SessionEvent.ToolUsed.class,
          SessionEvent.ProposalMade.class,
          SessionEvent.UndoRehearsed.class);

  @TempDir Path folder;

  @Test
  void a_target_that_dies_ends_the_session_with_one_line_and_a_readable_ledger() {
    PracticeServer server = PracticeServer.start();
    server.execute(DATA);
    SessionListener killer =
        entry -> {
          if (entry.event() instanceof SessionEvent.WorkloadRead) {
            server.close();
          }
        };

    assertThatThrownBy(() -> session(server, killer).run())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");

    SessionState left = PastSession.read(folder.resolve("results"));
    assertThat(left.ended()).map(SessionEvent.SessionEnded::reason).contains(StopReason.FAILED);
    assertThat(folder.resolve("results/migrations")).doesNotExist();
  }

  @Test
  void a_sandbox_that_dies_again_and_again_costs_attempts_and_the_session_goes_on() {
    try (PracticeServer server = PracticeServer.start()) {
      server.execute(DATA);
      Set<Class<?>> moments = new HashSet<>(MOMENTS);
      SessionListener killer =
          entry -> {
            if (moments.remove(entry.event().getClass())) {
              OwnServers.killAllBut(server);
            }
            throw new IllegalStateException("a listener's fault is none of the session's");
          };

      SessionState state = session(server, killer).run().state();

      assertThat(moments).as("moments that never came").isEmpty();
      assertThat(state.latest(SessionEvent.TrialBroken.class)).isPresent();
      assertThat(state.accepted()).hasSize(1);
      assertThat(state.accepted().get(0).attempts()).hasSize(3);
      assertThat(state.latest(SessionEvent.FinalMeasured.class)).isPresent();
      assertThat(state.ended().orElseThrow().reason())
          .isIn(StopReason.TARGETS_MET, StopReason.ISSUES_CLOSED);
      assertThat(OwnServers.count()).as("servers left, the target among them").isEqualTo(1);
    }
  }

  private TuningSession session(PracticeServer server, SessionListener listener) {
    return TuningSession.builder()
        .target(server.dataSource())
        .workload(WORKLOAD)
        .results(folder.resolve("results"))
        .listener(listener)
        .build();
  }
}
