package dev.tunesmith.proof.trial;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.ServerView;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("measuring")
class BrokenTrialIT {

  private static final Query ENDLESS = read("endless", "select pg_sleep(600)");

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_server_that_dies_in_the_middle_is_an_exception_and_no_trial() throws InterruptedException {
    try (Sandbox sandbox = OrdersSandbox.open()) {
      FutureTask<Trial> trying = start(sandbox, order(ENDLESS));
      awaitIndex(sandbox);

      ServerView.kill(sandbox);

      assertThatThrownBy(trying::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void an_interrupt_breaks_the_running_statement_off_and_leaves_nothing_behind()
      throws InterruptedException {
    try (Sandbox sandbox = OrdersSandbox.open()) {
      Trials trials =
          new Trials(sandbox, new EvidenceCounter(), InstantSource.system(), RunLimits.STANDARD);
      FutureTask<Trial> trying = new FutureTask<>(() -> trials.run(order(ENDLESS)));
      Thread thread = new Thread(trying, "trial");
      thread.start();
      awaitIndex(sandbox);

      thread.interrupt();

      assertThatThrownBy(trying::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(WorkCancelledException.class);
      assertThat(sandbox.schema().index("tried")).isEmpty();
      assertThat(trials.run(order(BY_KEY)).subjectComparison()).isPresent();
    }
  }

  private static TrialOrder order(Query subject) {
    return new TrialOrder(
        IssueId.of(1), subject, List.of(index("tried", "customer_id")), workload(subject));
  }

  private static FutureTask<Trial> start(Sandbox sandbox, TrialOrder order) {
    Trials trials =
        new Trials(sandbox, new EvidenceCounter(), InstantSource.system(), RunLimits.STANDARD);
    FutureTask<Trial> trying = new FutureTask<>(() -> trials.run(order));
    new Thread(trying, "trial").start();
    return trying;
  }

  private static void awaitIndex(Sandbox sandbox) throws InterruptedException {
    while (sandbox.schema().index("tried").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
