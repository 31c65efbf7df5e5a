package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
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
  void a_sandbox_that_dies_before_a_trial_costs_the_attempt_and_the_session_goes_on() {
    try (PracticeServer server = PracticeServer.start()) {
      server.execute(DATA);
      AtomicBoolean killed = new AtomicBoolean();
      SessionListener killer =
          entry -> {
            if (isFirstProposal(entry) && killed.compareAndSet(false, true)) {
              OwnServers.killAllBut(server);
            }
          };

      SessionState state = session(server, killer).run().state();

      assertThat(killed).isTrue();
      assertThat(state.latest(SessionEvent.TrialBroken.class)).isPresent();
      assertThat(state.accepted()).hasSize(1);
      assertThat(state.accepted().get(0).attempts()).hasSize(2);
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

  private static boolean isFirstProposal(LedgerEntry entry) {
    return entry.event() instanceof SessionEvent.ProposalMade;
  }
}
